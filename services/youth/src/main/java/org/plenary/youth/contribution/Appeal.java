package org.plenary.youth.contribution;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// That an author asks for a second look at what was declined.
///
/// @param text why; null when nothing was said, and once it is decided
/// @param words what the author is told; null unless it is upheld
record Appeal(State state, @Nullable String text, @Nullable String words, Instant askedAt) {

    /// Where an appeal stands.
    enum State {
        WAITING,
        /// It stays declined.
        UPHELD,
        /// It is shown again.
        OVERTURNED;

        /// As JSON and tables have it.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    boolean waits() {
        return state == State.WAITING;
    }

    /// Without what is personal.
    @Override
    public String toString() {
        return "Appeal[" + state + ']';
    }
}
