package org.plenary.youth.casefile;

import java.util.stream.Stream;

/// What came of a case.
enum Outcome {
    NO_ACTION("noAction"),
    /// Somebody was talked to.
    TALKED("talked"),
    /// Something or somebody was removed.
    REMOVED("removed"),
    /// Somebody else looks after it now: an authority, a school, a guardian.
    PASSED_ON("passedOn");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    /// As JSON and tables have it.
    String word() {
        return word;
    }

    static Outcome of(String word) {
        return Stream.of(values())
                .filter(outcome -> outcome.word.equals(word))
                .findFirst()
                .orElseThrow();
    }
}
