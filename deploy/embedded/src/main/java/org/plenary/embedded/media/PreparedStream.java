package org.plenary.embedded.media;

import java.util.regex.Pattern;

/// A stream that may be published to now.
///
/// @param path the media path
/// @param passphrase the stream key
/// @param port where its encoder connects, UDP
record PreparedStream(String path, String passphrase, int port) {

    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /// As SRT wants it, and without a character that means something in an address.
    private static final Pattern PASSPHRASE = Pattern.compile("[A-Za-z0-9_-]{10,79}");

    PreparedStream {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("A media path must match " + PATH);
        }
        if (!PASSPHRASE.matcher(passphrase).matches()) {
            throw new IllegalArgumentException("A passphrase must match " + PASSPHRASE);
        }
        if (port < 1024 || port > 65_535) {
            throw new IllegalArgumentException("No port to listen on: " + port);
        }
    }

    /// Where ffmpeg listens. Encryption is enforced: an encoder without a key is refused like one with a wrong key.
    String listenAddress() {
        return "srt://127.0.0.1:" + port + "?mode=listener&enforced_encryption=1&passphrase=" + passphrase;
    }

    /// Without the key, and without the path, which is all that a viewer needs.
    @Override
    public String toString() {
        return "stream on port " + port;
    }
}
