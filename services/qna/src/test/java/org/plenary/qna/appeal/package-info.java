@NullMarked
package org.plenary.qna.appeal;

import org.jspecify.annotations.NullMarked;
