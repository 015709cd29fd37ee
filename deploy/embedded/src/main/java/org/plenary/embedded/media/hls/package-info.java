/// From an encoder's transport stream to HLS, in memory.
///
/// An encoder sends MPEG transport stream packets. [Segmenter] cuts them at key frames, never touching picture or
/// sound, and gives the pieces to [Renditions]: one [Rendition] with everything, one with the sound alone. Each keeps
/// a short rolling window of segments and writes its own playlist from it; [Playback] serves both over HTTP.
///
/// Life cycle: a connection of an encoder is one [Segmenter]; the [Renditions] of a stream outlive connections, so a
/// player that waits through a drop finds the picture again behind a discontinuity, in the same playlist.
///
/// What always holds:
/// - a segment begins with the program's tables, and with a key frame unless the encoder sends none for too long;
/// - sequence numbers only rise, also over a restart of the process (they begin at the second of the epoch), so a name
///   never stands for two contents;
/// - a window is bounded in segments and in bytes, and what is too old is not shown any more;
/// - no request ever touches the file system.
@NullMarked
package org.plenary.embedded.media.hls;

import org.jspecify.annotations.NullMarked;
