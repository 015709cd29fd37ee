package org.plenary.youth.casefile;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One thing that was done with a case.
///
/// @param outcome when it was closed; null otherwise
/// @param text what was written; null when nothing was
/// @param by the name of who did it
record Entry(Kind kind, @Nullable Outcome outcome, @Nullable String text, String by, Instant at) {

    /// What was done.
    enum Kind {
        NOTE,
        CLOSED,
        REOPENED;

        /// As JSON and tables have it.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// Without what is personal.
    @Override
    public String toString() {
        return "Entry[" + kind + ']';
    }
}
