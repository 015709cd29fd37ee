/// What edge's tests share.
@NullMarked
package org.plenary.edge;

import org.jspecify.annotations.NullMarked;
