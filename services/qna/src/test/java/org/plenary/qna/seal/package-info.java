@NullMarked
package org.plenary.qna.seal;

import org.jspecify.annotations.NullMarked;
