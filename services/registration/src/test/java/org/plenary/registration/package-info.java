/// Tests of the service as a whole, and what they share.
@NullMarked
package org.plenary.registration;

import org.jspecify.annotations.NullMarked;
