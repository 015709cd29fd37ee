package org.plenary.youth.conclusion;

import java.time.Instant;
import java.util.stream.Stream;

/// What the conference answers to a conclusion.
///
/// @param answeredBy who answers for it, as the conference names them
public record RecordedResponse(Answer answer, String text, String answeredBy, Instant givenAt) {

    /// What becomes of a conclusion.
    public enum Answer {
        ACCEPTED("accepted"),
        IN_PART("inPart"),
        DECLINED("declined");

        private final String word;

        Answer(String word) {
            this.word = word;
        }

        /// As JSON and tables have it.
        public String word() {
            return word;
        }

        /// The answer of that word.
        ///
        /// @throws java.util.NoSuchElementException when there is none
        static Answer of(String word) {
            return Stream.of(values())
                    .filter(answer -> answer.word.equals(word))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// Whether it says the same, whenever it was given.
    boolean says(RecordedResponse other) {
        return answer == other.answer && text.equals(other.text) && answeredBy.equals(other.answeredBy);
    }
}
