@NullMarked
package org.plenary.qna.lifting;

import org.jspecify.annotations.NullMarked;
