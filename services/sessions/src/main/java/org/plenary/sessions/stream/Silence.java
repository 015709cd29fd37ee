package org.plenary.sessions.stream;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How long the media server has given no answer. Only asks in a row count: while nobody asks, nobody is silent.
///
/// @param askedUntil when the last ask had come to its end
/// @param since when the first of the asks in a row without an answer had; null after an answer
record Silence(Instant askedUntil, @Nullable Instant since) {

    /// Before the first ask.
    static final Silence NEVER_ASKED = new Silence(Instant.MIN, null);

    /// After one more ask.
    ///
    /// @param gap after how long without an ask the next one is the first in a row again
    Silence after(Instant began, Instant ended, boolean answered, Duration gap) {
        if (answered) {
            return new Silence(ended, null);
        }
        boolean inARow = since != null && !began.isAfter(askedUntil.plus(gap));
        return new Silence(ended, inARow ? since : ended);
    }

    /// Whether it has lasted for at least so long.
    boolean hasLasted(Duration least) {
        return since != null && !askedUntil.isBefore(since.plus(least));
    }
}
