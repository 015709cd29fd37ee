@NullMarked
package org.plenary.youth.breakout;

import org.jspecify.annotations.NullMarked;
