package org.plenary.youth.breakout;

import java.util.stream.Stream;

/// Why a room closed.
public enum Ending {
    /// A facilitator or the lead closed it.
    BY_HAND("byHand"),
    /// Its time was over.
    TIME("time"),
    /// It was without two facilitators for too long.
    UNSUPERVISED("unsupervised");

    private final String word;

    Ending(String word) {
        this.word = word;
    }

    /// As JSON and tables have it.
    public String word() {
        return word;
    }

    static Ending of(String word) {
        return Stream.of(values())
                .filter(ending -> ending.word.equals(word))
                .findFirst()
                .orElseThrow();
    }
}
