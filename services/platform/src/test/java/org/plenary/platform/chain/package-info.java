@NullMarked
package org.plenary.platform.chain;

import org.jspecify.annotations.NullMarked;
