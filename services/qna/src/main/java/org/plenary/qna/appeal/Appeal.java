package org.plenary.qna.appeal;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That an asker wants somebody else to look again at a decision.
///
/// @param act the verb of the decision
/// @param restricted when it was decided that the asker appeals against
/// @param words why, null for nothing
/// @param decided when somebody else had looked; null while it waits
/// @param answer what they tell the asker; null while it waits, and when the decision was overturned
public record Appeal(
        UUID question,
        String act,
        Instant restricted,
        @Nullable String words,
        Instant asked,
        State state,
        @Nullable Instant decided,
        @Nullable String answer) {

    /// What came of it.
    public enum State {
        WAITING("waiting"),
        /// The decision stands.
        UPHELD("upheld"),
        /// The question is where it was before the decision.
        OVERTURNED("overturned");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        static State of(String word) {
            return Arrays.stream(values())
                    .filter(state -> state.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No state: " + word));
        }
    }

    /// Whether it is against this decision, and not one of before.
    boolean isAgainst(Standing decision) {
        return act.equals(decision.act()) && restricted.equals(decision.at());
    }

    boolean isWaiting() {
        return state == State.WAITING;
    }
}
