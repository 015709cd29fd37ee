@NullMarked
package org.plenary.youth.link;

import org.jspecify.annotations.NullMarked;
