@NullMarked
package org.plenary.qna.block;

import org.jspecify.annotations.NullMarked;
