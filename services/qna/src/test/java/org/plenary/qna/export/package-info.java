@NullMarked
package org.plenary.qna.export;

import org.jspecify.annotations.NullMarked;
