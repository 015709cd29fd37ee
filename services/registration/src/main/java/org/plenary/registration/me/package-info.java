/// What the signed-in person is: the account, and at which conferences they are what.
@NullMarked
package org.plenary.registration.me;

import org.jspecify.annotations.NullMarked;
