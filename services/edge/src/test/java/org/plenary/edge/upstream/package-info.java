/// Tests of the way to the services behind edge.
@NullMarked
package org.plenary.edge.upstream;

import org.jspecify.annotations.NullMarked;
