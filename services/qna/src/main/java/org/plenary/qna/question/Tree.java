package org.plenary.qna.question;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.qna.question.Question.State;

/// Where a question hangs among those that ask the same. All of a tree are of one session.
///
/// @param into the question right above; null when it is not merged
/// @param root the top, which counts the supporters of all; itself when it is not merged
/// @param mergedCount how many hang below it at any depth; of a merged question always 0, its root counts them
/// @param top what stands at the root; null when it is not merged
public record Tree(
        @Nullable UUID into,
        UUID root,
        int mergedCount,
        @Nullable Top top) {

    /// The root, as far as those who hang below it need to know.
    public record Top(
            String text,
            State state,
            @Nullable Instant staged,
            @Nullable Instant answered,
            @Nullable String answer) {}

    /// Of a question that is not merged, and has nothing below it.
    static Tree alone(UUID question) {
        return new Tree(null, question, 0, null);
    }

    /// How many questions it is.
    public int size() {
        return 1 + mergedCount;
    }
}
