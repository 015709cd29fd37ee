@NullMarked
package org.plenary.youth.facilitator;

import org.jspecify.annotations.NullMarked;
