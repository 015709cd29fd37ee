@NullMarked
package org.plenary.qna.claim;

import org.jspecify.annotations.NullMarked;
