@NullMarked
package org.plenary.qna.decision;

import org.jspecify.annotations.NullMarked;
