/// The public API of a running system, called as the demo accounts call it.
@NullMarked
package org.plenary.local.api;

import org.jspecify.annotations.NullMarked;
