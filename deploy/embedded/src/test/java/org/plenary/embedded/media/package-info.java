@NullMarked
package org.plenary.embedded.media;

import org.jspecify.annotations.NullMarked;
