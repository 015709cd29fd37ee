@NullMarked
package org.plenary.embedded.media.hls;

import org.jspecify.annotations.NullMarked;
