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
    TAKEN_OFF("takenOff"),
    /// On appeal, by somebody else, that it stays declined.
    UPHELD("upheld"),
    /// On appeal, by somebody else, that others read it again.
    OVERTURNED("overturned");

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

    /// Whether nobody had decided before.
    boolean isAtFirstSight() {
        return this == SHOWN || this == DECLINED;
    }
}
