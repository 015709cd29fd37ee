@NullMarked
package org.plenary.edge.http;

import org.jspecify.annotations.NullMarked;
