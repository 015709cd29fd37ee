/// What edge's tests share: the other services as real processes, a conference to try things at, and clients that
/// show what comes over the wire.
@NullMarked
package org.plenary.edge.testing;

import org.jspecify.annotations.NullMarked;
