package org.plenary.youth.admission;

import java.util.stream.Stream;

/// An age band. With the pseudonym, the only thing about a minor that others may learn.
public enum Band {
    YOUNGER("13-15"),
    OLDER("16-17");

    private static final int OLDER_FROM = 16;

    private final String word;

    Band(String word) {
        this.word = word;
    }

    /// The band of somebody's youngest possible age.
    static Band of(Age age) {
        return age.youngest() >= OLDER_FROM ? OLDER : YOUNGER;
    }

    /// The band of that word.
    ///
    /// @throws java.util.NoSuchElementException when there is none
    public static Band of(String word) {
        return Stream.of(values())
                .filter(band -> band.word.equals(word))
                .findFirst()
                .orElseThrow();
    }

    /// As JSON, tables and contracts have it.
    public String word() {
        return word;
    }
}
