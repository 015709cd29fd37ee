package org.plenary.youth.consent;

import java.util.Optional;
import java.util.stream.Stream;

/// What is consented to.
public enum Purpose {
    TAKE_PART("takePart"),
    RECORDED("recorded"),
    PSEUDONYM_PUBLISHED("pseudonymPublished");

    private final String word;

    Purpose(String word) {
        this.word = word;
    }

    /// As JSON and tables have it.
    public String word() {
        return word;
    }

    /// The purpose of that word; empty when there is none.
    public static Optional<Purpose> of(String word) {
        return Stream.of(values()).filter(purpose -> purpose.word.equals(word)).findFirst();
    }
}
