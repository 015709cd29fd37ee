package org.plenary.youth.contribution;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.youth.admission.Band;

/// One contribution, with what is thought of it.
///
/// @param pseudonym as its author is called in the forum
/// @param band of the room, and so its author's
/// @param reason why it was declined; null unless it is
/// @param toldAs the pseudonym that other services were told; null when they were told none
/// @param mine the stance of who looks; null when they have taken none
/// @param version rises with every change but the stances'
record Contribution(
        UUID id,
        UUID breakout,
        UUID conference,
        UUID admission,
        String pseudonym,
        Band band,
        Words words,
        State state,
        @Nullable String reason,
        Instant postedAt,
        @Nullable String toldAs,
        Totals totals,
        @Nullable Stance mine,
        long version) {

    /// Where a contribution stands.
    enum State {
        WAITING,
        SHOWN,
        DECLINED;

        /// As JSON and tables have it.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// What somebody says.
    ///
    /// @param language BCP 47
    record Words(Kind kind, String text, String language) {}

    /// How many think what of it.
    record Totals(long agree, long disagree, long pass) {}

    boolean isShown() {
        return state == State.SHOWN;
    }
}
