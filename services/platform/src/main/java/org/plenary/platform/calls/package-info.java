/// Calls between services (gRPC): where the others are, how long they are waited for, and how calls are answered.
@NullMarked
package org.plenary.platform.calls;

import org.jspecify.annotations.NullMarked;
