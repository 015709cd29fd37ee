package org.plenary.youth.contribution;

import java.util.Locale;

/// What a contribution is.
enum Kind {
    HOPE,
    FEAR,
    IDEA,
    CONCERN,
    PROPOSAL;

    /// As JSON and tables have it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException when there is none
    static Kind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
