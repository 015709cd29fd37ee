package org.plenary.sessions.stream;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.UUID;

/// How far those who watch a stream are behind the hall, as it was told last.
///
/// @param seconds 0 while nothing was measured
/// @param version rises with each telling
record Delay(UUID session, String path, int seconds, long version) {

    /// What is more than this is no stream's delay but a clock's or a server's fault, and would hold
    /// up a closing.
    static final int LONGEST_SECONDS = 30;

    /// A measurement moves by the length of a segment, from just after the newest one came to just
    /// before the next. Who was told the longest of these is not cut off; a delay that has really
    /// become shorter is so by more.
    private static final int SWAY_SECONDS = 2;

    /// What is to be told now, if that is another delay: a longer one always, a shorter one when it is
    /// more than sway.
    ///
    /// @param measured now; one below zero comes of a clock that is ahead, and counts as none
    OptionalInt after(Duration measured) {
        long whole = measured.plusSeconds(1).minusNanos(1).toSeconds();
        int bounded = (int) Math.clamp(whole, 0, LONGEST_SECONDS);
        boolean differs = bounded > seconds || bounded < seconds - SWAY_SECONDS;
        return differs ? OptionalInt.of(bounded) : OptionalInt.empty();
    }
}
