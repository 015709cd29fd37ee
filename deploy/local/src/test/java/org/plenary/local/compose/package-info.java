/// The same system on official images, checked without a container engine.
@NullMarked
package org.plenary.local.compose;

import org.jspecify.annotations.NullMarked;
