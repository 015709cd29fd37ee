package org.plenary.youth.contribution;

import java.util.Locale;

/// What somebody thinks of a contribution, or of a conclusion.
public enum Stance {
    AGREE,
    DISAGREE,
    PASS;

    /// As JSON and tables have it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException when there is none
    public static Stance of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
