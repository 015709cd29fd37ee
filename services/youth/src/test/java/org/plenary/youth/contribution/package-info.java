@NullMarked
package org.plenary.youth.contribution;

import org.jspecify.annotations.NullMarked;
