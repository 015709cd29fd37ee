@NullMarked
package org.plenary.youth.opinion;

import org.jspecify.annotations.NullMarked;
