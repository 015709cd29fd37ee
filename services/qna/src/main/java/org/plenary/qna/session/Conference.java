package org.plenary.qna.session;

import java.util.Arrays;
import java.util.UUID;

/// A conference as far as questions and votes care.
///
/// @param version the owner's
public record Conference(UUID id, Access access, Attribution attribution, long version) {

    /// From now on it may not be known who says something.
    public record NamesForbidden(UUID conference) {}

    /// Who may watch and take part.
    public enum Access {
        OPEN("open"),
        REGISTRATION("registration"),
        INVITATION("invitation");

        private final String word;

        Access(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static Access of(String word) {
            return Arrays.stream(values())
                    .filter(value -> value.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No access: " + word));
        }
    }

    /// Whether it may be known who said something.
    public enum Attribution {
        ON_THE_RECORD("onTheRecord"),
        CHATHAM_HOUSE("chathamHouse");

        private final String word;

        Attribution(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static Attribution of(String word) {
            return Arrays.stream(values())
                    .filter(value -> value.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No rule of attribution: " + word));
        }
    }
}
