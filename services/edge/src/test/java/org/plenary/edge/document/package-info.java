@NullMarked
package org.plenary.edge.document;

import org.jspecify.annotations.NullMarked;
