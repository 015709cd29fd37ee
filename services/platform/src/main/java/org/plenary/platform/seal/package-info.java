/// Words that must be kept, and read by nobody who only has the database: sealed with a secret that is not in it.
@NullMarked
package org.plenary.platform.seal;

import org.jspecify.annotations.NullMarked;
