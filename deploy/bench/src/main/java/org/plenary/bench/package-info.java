/// Measurements of Plenary, each beside a peer where there is one.
///
/// `./plenary bench votes` and `./plenary bench live` begin in [org.plenary.bench.Bench]. How is measured stands in
/// `harness`; what is measured in `votes` and `live`; `house` starts the system for those who need it whole.
/// [org.plenary.bench.Reach] is older and measures a system that runs already: how long it takes from a call to the
/// last of many open live streams.
@NullMarked
package org.plenary.bench;

import org.jspecify.annotations.NullMarked;
