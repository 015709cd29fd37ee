@NullMarked
package org.plenary.edge.proxy;

import org.jspecify.annotations.NullMarked;
