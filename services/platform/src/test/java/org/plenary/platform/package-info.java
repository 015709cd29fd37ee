/// Tests of the platform as a whole.
@NullMarked
package org.plenary.platform;

import org.jspecify.annotations.NullMarked;
