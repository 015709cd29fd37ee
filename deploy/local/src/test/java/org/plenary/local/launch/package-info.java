@NullMarked
package org.plenary.local.launch;

import org.jspecify.annotations.NullMarked;
