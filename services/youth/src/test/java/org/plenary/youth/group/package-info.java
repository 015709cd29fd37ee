@NullMarked
package org.plenary.youth.group;

import org.jspecify.annotations.NullMarked;
