@NullMarked
package org.plenary.youth.admission;

import org.jspecify.annotations.NullMarked;
