/// How the picture comes in, and how it goes out.
///
/// A producer prepares a session's stream, which gives it a path nobody can guess, and takes a key. Keys are derived
/// from a secret, the stream and a generation, never stored, and shown once; the next generation ends the last one. The
/// media server asks [org.plenary.sessions.stream.MediaResource] before it accepts a byte; whatever is not plainly
/// right is refused. Which connections are let in is noted, so that one that was let in with the last key and begins
/// to publish after the next was issued has no picture and is disconnected; the embedded server, which does not ask
/// for each connection, ends those by itself. [org.plenary.sessions.stream.MediaWatch] looks at the media server twice
/// a second and lets the encoder's coming and going move the session.
///
/// What always holds: only open sessions have streams; only until the end of a session is final may anyone publish to
/// it; the path is told to those backstage, and to others while the session is on air.
@NullMarked
package org.plenary.sessions.stream;

import org.jspecify.annotations.NullMarked;
