/// The media server for machines without MediaMTX: an encoder publishes by SRT, browsers watch by HLS.
///
/// A process of its own ([MediaServer]). Twice a second [PreparedStreams] asks sessions which streams may be published
/// to now; [Ingest] keeps one [Listener] for each. A listener is a static ffmpeg ([Ffmpeg]) that does nothing but speak
/// SRT: with the stream key as passphrase, so a wrong key is refused by the protocol itself, before a byte of the
/// stream. What it receives goes through a pipe to the room `hls`. [PathsResource] answers the control API with
/// MediaMTX's own paths and fields, so sessions needs to know one media server only.
///
/// Life cycle of a listener: listening → (an encoder connects) asking → publishing → (drop, stall, kick) listening …
/// until its stream or key is gone.
///
/// What always holds:
/// - nobody is let in on doubt: when an encoder connects, sessions is asked anew before its first byte is used, and
///   silence, an error or another key is a no; when sessions has been silent for five seconds nothing listens any more;
/// - who was let in stays for a minute of silence, because a restart of sessions must not take the picture away from
///   everybody; then it ends, because a key may have been revoked meanwhile;
/// - a key that changes, or a stream that goes, cuts the connection at the next answer, half a second later;
/// - an encoder that sends nothing for a second and a half has dropped: it is cut, so that it can come back;
/// - no ffmpeg outlives this process, whatever ends it; nothing is kept on disk;
/// - everything listens on 127.0.0.1 only.
///
/// A passphrase stands in the command line of its ffmpeg, which other users of the same machine can read. This server
/// is for one person's machine; where others have accounts, run MediaMTX.
///
/// [TestPicture] is an encoder: a picture with a running clock, and sound.
@NullMarked
package org.plenary.embedded.media;

import org.jspecify.annotations.NullMarked;
