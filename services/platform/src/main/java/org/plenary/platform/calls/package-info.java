/// Calls between services (gRPC): how they are answered.
@NullMarked
package org.plenary.platform.calls;

import org.jspecify.annotations.NullMarked;
