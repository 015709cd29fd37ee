package org.plenary.youth.ledger;

import java.util.stream.Stream;

/// What was decided about a contribution.
public enum What {
    /// At first sight, that others read it.
    SHOWN("shown"),
    /// At first sight, that they do not.
    DECLINED("declined"),
    /// That others read what was declined or taken off before.
    SHOWN_AGAIN("shownAgain"),
    /// That others no longer read what was shown.
    TAKEN_OFF("takenOff");

    private final String word;

    What(String word) {
        this.word = word;
    }

    /// As chains and tables have it.
    String word() {
        return word;
    }

    static What of(String word) {
        return Stream.of(values())
                .filter(what -> what.word.equals(word))
                .findFirst()
                .orElseThrow();
    }

    /// Whether it undoes what was decided before.
    boolean reverses() {
        return this == SHOWN_AGAIN || this == TAKEN_OFF;
    }
}
