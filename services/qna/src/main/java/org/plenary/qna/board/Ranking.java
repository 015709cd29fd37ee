package org.plenary.qna.board;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.plenary.qna.question.PublicQuestion;

/// In which order a board is read, and where a page of it ends.
enum Ranking {
    VOTES,
    NEWEST,
    /// By the tags of their themes, then by votes. A question's theme is the one that it names, or else its session's.
    THEME,
    /// What comes from regions that were put too little first; nobody is told which those are.
    REGIONS;

    /// The last question of a page.
    record Place(long votes, Instant publishedAt, UUID id) {

        static Place of(PublicQuestion question) {
            var publishedAt = question.publishedAt();
            return new Place(question.votes(), publishedAt == null ? Instant.EPOCH : publishedAt, question.id());
        }

        /// Reads what [#toString] wrote; empty when it is something else.
        static Optional<Place> parse(String text) {
            var parts = text.split(" ", -1);
            try {
                return parts.length == 3
                        ? Optional.of(
                                new Place(Long.parseLong(parts[0]), Instant.parse(parts[1]), UUID.fromString(parts[2])))
                        : Optional.empty();
            } catch (IllegalArgumentException | java.time.format.DateTimeParseException notOurs) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return votes + " " + publishedAt + " " + id;
        }
    }
}
