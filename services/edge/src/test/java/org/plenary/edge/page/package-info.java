@NullMarked
package org.plenary.edge.page;

import org.jspecify.annotations.NullMarked;
