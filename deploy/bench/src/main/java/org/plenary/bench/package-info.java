/// Measurements of a running system, from outside, over its public API.
///
/// [org.plenary.bench.Reach] tells how long it takes from a call to the last of many open live streams.
@NullMarked
package org.plenary.bench;

import org.jspecify.annotations.NullMarked;
