/// The services behind edge, as HTTP peers: where each is, connections to it, and whether it is ready.
///
/// Each event loop has a client of its own, so that a request and its forwarding stay on one thread. Connections are
/// kept, bounded in number, and a wait for one is bounded too, in length of queue and in time.
@NullMarked
package org.plenary.edge.upstream;

import org.jspecify.annotations.NullMarked;
