@NullMarked
package org.plenary.embedded;

import org.jspecify.annotations.NullMarked;
