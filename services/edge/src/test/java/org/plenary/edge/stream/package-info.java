@NullMarked
package org.plenary.edge.stream;

import org.jspecify.annotations.NullMarked;
