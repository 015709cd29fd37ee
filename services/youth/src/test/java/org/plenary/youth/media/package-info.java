@NullMarked
package org.plenary.youth.media;

import org.jspecify.annotations.NullMarked;
