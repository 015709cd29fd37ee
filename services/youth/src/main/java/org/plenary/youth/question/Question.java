package org.plenary.youth.question;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A young person's question to a session of the conference.
///
/// @param admission whose it is; null once they have left
/// @param language BCP 47
/// @param reason why it was declined; null unless it was
/// @param sent what went along when it was put; null before
/// @param outcome where it stands in the qna service, such as `published`; null while nothing was told
/// @param answer a written answer; null when there is none
/// @param version rises with every change
public record Question(
        UUID id,
        UUID conference,
        @Nullable UUID admission,
        UUID session,
        String text,
        String language,
        Instant suggestedAt,
        State state,
        @Nullable String reason,
        @Nullable Author sent,
        @Nullable String outcome,
        @Nullable String answer,
        long version) {

    /// Where a question stands here.
    public enum State {
        WAITING("waiting"),
        PUTTING("putting"),
        PUT("put"),
        DECLINED("declined");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /// As tables have it.
        String word() {
            return word;
        }

        /// The state of that word; empty when there is none.
        static Optional<State> of(String word) {
            return Stream.of(values()).filter(state -> state.word.equals(word)).findFirst();
        }
    }

    /// What others may learn of who asks.
    ///
    /// @param pseudonym null where it may not be published
    public record Author(@Nullable String pseudonym, String band) {}

    /// What a young person suggests.
    record Suggestion(UUID session, String text, String language) {}

    /// Where it stands for those who see it: what becomes of it in the qna service is told as that service does.
    String stand() {
        return switch (state) {
            case WAITING, PUTTING -> State.WAITING.word();
            case DECLINED -> State.DECLINED.word();
            case PUT -> outcome == null || "waiting".equals(outcome) ? State.PUT.word() : outcome;
        };
    }
}
