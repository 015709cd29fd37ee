@NullMarked
package org.plenary.youth.conclusion;

import org.jspecify.annotations.NullMarked;
