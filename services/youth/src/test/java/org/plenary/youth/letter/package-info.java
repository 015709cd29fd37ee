@NullMarked
package org.plenary.youth.letter;

import org.jspecify.annotations.NullMarked;
