@NullMarked
package org.plenary.youth.readiness;

import org.jspecify.annotations.NullMarked;
