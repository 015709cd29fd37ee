@NullMarked
package org.plenary.youth;

import org.jspecify.annotations.NullMarked;
