package org.plenary.qna.participant;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person at a conference, without personal data.
///
/// @param region from which part of the world, to be counted; null when it is not known, and always of youth
/// @param present whether they take part now: confirmed, checked in or waitlisted
/// @param version the owner's
public record Participant(
        UUID conference, UUID subject, Kind kind, @Nullable Region region, boolean present, long version) {

    /// A part of the world.
    public enum Region {
        AFRICA("africa"),
        AMERICAS("americas"),
        ASIA("asia"),
        EUROPE("europe"),
        OCEANIA("oceania");

        private final String word;

        Region(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static Region of(String word) {
            return Arrays.stream(values())
                    .filter(region -> region.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No region: " + word));
        }
    }

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

    public Participant {
        if (kind == Kind.YOUTH) {
            region = null;
        }
    }

    /// Whether a person of this kind puts questions through the youth forum only.
    public boolean asksThroughForum() {
        return kind == Kind.YOUTH;
    }
}
