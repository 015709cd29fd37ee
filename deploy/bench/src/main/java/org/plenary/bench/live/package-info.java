/// What it costs to tell many people at once, and how soon they know.
///
/// [org.plenary.bench.live.FanOut] sends the same 200 bytes to all open streams, through edge
/// ([org.plenary.bench.live.Edge]: in by Kafka, out as a `change`) and through nginx with nchan
/// ([org.plenary.bench.live.Nchan]: in by HTTP, out as an event). [org.plenary.bench.live.Storm] lets people vote
/// in the running system, thousands a second, while others watch: what they are shown must be right, and soon.
///
/// All streams of a run are read by one thread ([org.plenary.bench.live.Viewers]) over real connections from several
/// addresses of the loopback, as no address has ports for all of them. A delivery's time ends when its bytes have
/// been read here, so it holds the time of the reading, too: the same for all sides.
///
/// What always holds: a delivery is an event that was read whole and that names what was sent; a stream that is cut
/// ends the run.
@NullMarked
package org.plenary.bench.live;

import org.jspecify.annotations.NullMarked;
