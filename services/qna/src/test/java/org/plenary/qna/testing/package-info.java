/// What the service's tests share: the real registration process beside it, and a conference with people in it.
@NullMarked
package org.plenary.qna.testing;

import org.jspecify.annotations.NullMarked;
