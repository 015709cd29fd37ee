@NullMarked
package org.plenary.youth.room;

import org.jspecify.annotations.NullMarked;
