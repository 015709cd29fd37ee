package org.plenary.youth.casefile;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

/// One reading of a case.
///
/// @param by the name of who read it
record Access(UUID id, What what, String by, Instant at) {

    /// What was read.
    enum What {
        CASE("case"),
        /// Who has read the case.
        ACCESS_LOG("accessLog");

        private final String word;

        What(String word) {
            this.word = word;
        }

        /// As JSON and tables have it.
        String word() {
            return word;
        }

        static What of(String word) {
            return Stream.of(values())
                    .filter(what -> what.word.equals(word))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
