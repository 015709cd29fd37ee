package org.plenary.youth.breakout;

import java.util.stream.Stream;

/// What somebody is in a room.
public enum Part {
    YOUTH("youth"),
    /// A vetted adult with a second factor.
    FACILITATOR("facilitator");

    private final String word;

    Part(String word) {
        this.word = word;
    }

    /// As JSON and tables have it.
    public String word() {
        return word;
    }

    static Part of(String word) {
        return Stream.of(values())
                .filter(part -> part.word.equals(word))
                .findFirst()
                .orElseThrow();
    }
}
