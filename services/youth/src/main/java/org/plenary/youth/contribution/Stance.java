package org.plenary.youth.contribution;

import java.util.Locale;

/// What somebody thinks of a contribution.
enum Stance {
    AGREE,
    DISAGREE,
    PASS;

    /// As JSON and tables have it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException when there is none
    static Stance of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
