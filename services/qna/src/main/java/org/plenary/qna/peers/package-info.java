/// Bounds on calls to other services.
@NullMarked
package org.plenary.qna.peers;

import org.jspecify.annotations.NullMarked;
