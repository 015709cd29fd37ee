@NullMarked
package org.plenary.youth.casefile;

import org.jspecify.annotations.NullMarked;
