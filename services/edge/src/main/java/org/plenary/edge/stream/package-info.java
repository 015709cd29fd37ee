/// Frames to sockets: one session's Server-Sent Events to everyone who watches it. This is event-loop code, and the
/// one place where edge writes below Vert.x.
///
/// [org.plenary.edge.stream.Fan] is one session's fan-out. Whoever publishes gives the JSON of a change; it is
/// framed once as an HTTP chunk in a direct buffer ([org.plenary.edge.stream.Frame]) and put into a ring of recent
/// frames. Each event loop has its own [org.plenary.edge.stream.Crowd] of streams and gets one task, which writes
/// the shared buffer to each socket below the HTTP encoder. HTTP/2 and HTTP/1.0 streams get the same bytes through
/// `response.write`.
///
/// A stream remembers the last sequence number it was sent. One whose socket is full is skipped; when there is room
/// again it gets the few frames it missed, or the latest state when it missed many. One that stays full is closed.
/// A loop that is late is not given a second task: its one task sends whatever is newest when it runs.
///
/// What always holds: what a page receives is a snapshot followed by every later change, or a newer snapshot in
/// their place, never a change on a state it does not have; frames are encoded once however many watch; nothing is
/// queued for a client but what its socket's buffer takes.
@NullMarked
package org.plenary.edge.stream;

import org.jspecify.annotations.NullMarked;
