@NullMarked
package org.plenary.youth.annex;

import org.jspecify.annotations.NullMarked;
