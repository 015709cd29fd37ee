/// What services' tests share: real servers, real tokens, other services as real processes, and the rules of the house.
@NullMarked
package org.plenary.platform.testing;

import org.jspecify.annotations.NullMarked;
