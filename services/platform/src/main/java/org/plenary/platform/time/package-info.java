/// Where the services get the time from: an `InstantSource` to inject, so that a test can move the clock.
@NullMarked
package org.plenary.platform.time;

import org.jspecify.annotations.NullMarked;
