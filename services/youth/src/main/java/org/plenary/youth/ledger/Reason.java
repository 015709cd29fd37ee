package org.plenary.youth.ledger;

import java.util.stream.Stream;

/// Why something is not shown, as it is counted.
public enum Reason {
    /// It hurts somebody.
    UNKIND("unkind"),
    /// It says who somebody is, or where to find them.
    PRIVATE("private"),
    /// It is about something else.
    OFF_TOPIC("offTopic"),
    /// It cannot be understood.
    UNCLEAR("unclear"),
    /// It was said already.
    REPEATED("repeated"),
    OTHER("other");

    private final String word;

    Reason(String word) {
        this.word = word;
    }

    /// As JSON, chains and tables have it.
    public String word() {
        return word;
    }

    /// @throws java.util.NoSuchElementException when there is none
    public static Reason of(String word) {
        return Stream.of(values())
                .filter(reason -> reason.word.equals(word))
                .findFirst()
                .orElseThrow();
    }
}
