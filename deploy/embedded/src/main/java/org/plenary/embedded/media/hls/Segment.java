package org.plenary.embedded.media.hls;

import java.time.Duration;
import java.time.Instant;

/// A piece of a stream that a player fetches at once.
///
/// @param sequence its number in the playlist; rises by one
/// @param startedAt when its first picture was received
/// @param duration how long it plays
/// @param discontinuity true when timestamps begin anew here: the encoder has reconnected or jumped
/// @param discontinuitiesBefore how many earlier segments of this playlist were such
/// @param content transport stream packets; nobody changes the array any more
record Segment(
        long sequence,
        Instant startedAt,
        Duration duration,
        boolean discontinuity,
        long discontinuitiesBefore,
        byte[] content) {

    private static final double BITS = 8.0;

    double seconds() {
        return duration.toMillis() / 1000.0;
    }

    long bitsPerSecond() {
        return Math.round(content.length * BITS / Math.max(seconds(), 0.001));
    }
}
