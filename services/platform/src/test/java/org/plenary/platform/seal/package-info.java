@NullMarked
package org.plenary.platform.seal;

import org.jspecify.annotations.NullMarked;
