@NullMarked
package org.plenary.youth.sight;

import org.jspecify.annotations.NullMarked;
