@NullMarked
package org.plenary.qna.translation;

import org.jspecify.annotations.NullMarked;
