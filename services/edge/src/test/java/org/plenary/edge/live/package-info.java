@NullMarked
package org.plenary.edge.live;

import org.jspecify.annotations.NullMarked;
