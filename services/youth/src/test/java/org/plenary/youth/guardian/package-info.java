@NullMarked
package org.plenary.youth.guardian;

import org.jspecify.annotations.NullMarked;
