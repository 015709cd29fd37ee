/// Bounds on calls to other services.
@NullMarked
package org.plenary.youth.peers;

import org.jspecify.annotations.NullMarked;
