@NullMarked
package org.plenary.youth.term;

import org.jspecify.annotations.NullMarked;
