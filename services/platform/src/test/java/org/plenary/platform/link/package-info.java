@NullMarked
package org.plenary.platform.link;

import org.jspecify.annotations.NullMarked;
