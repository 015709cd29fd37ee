@NullMarked
package org.plenary.qna.review;

import org.jspecify.annotations.NullMarked;
