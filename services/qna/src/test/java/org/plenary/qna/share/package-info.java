@NullMarked
package org.plenary.qna.share;

import org.jspecify.annotations.NullMarked;
