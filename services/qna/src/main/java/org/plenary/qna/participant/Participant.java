package org.plenary.qna.participant;

import java.util.Arrays;
import java.util.UUID;

/// A person at a conference, without personal data.
///
/// @param present whether they take part now: confirmed, checked in or waitlisted
/// @param version the owner's
public record Participant(UUID conference, UUID subject, Kind kind, boolean present, long version) {

    /// As what a person takes part.
    public enum Kind {
        DELEGATE("delegate"),
        VIEWER("viewer"),
        YOUTH("youth"),
        PRESS("press");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No kind: " + word));
        }
    }

    /// Whether a person of this kind puts questions through the youth forum only.
    public boolean asksThroughForum() {
        return kind == Kind.YOUTH;
    }
}
