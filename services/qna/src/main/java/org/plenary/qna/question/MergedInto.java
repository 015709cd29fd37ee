package org.plenary.qna.question;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The question that another is merged into: what becomes of it becomes of both.
///
/// @param answer a written answer, null when there is none
public record MergedInto(
        UUID id,
        String text,
        String state,
        @Nullable Instant stagedAt,
        @Nullable Instant answeredAt,
        @Nullable String answer) {

    /// As everyone may see it; null while it is not on the board, and when the question is not merged.
    public static @Nullable MergedInto publicOf(Question question) {
        var top = question.tree().top();
        return top != null && top.state().isOnBoard() ? of(question) : null;
    }

    /// As staff sees it; null when the question is not merged.
    static @Nullable MergedInto of(Question question) {
        var top = question.tree().top();
        return top == null
                ? null
                : new MergedInto(
                        question.tree().root(),
                        top.text(),
                        top.state().word(),
                        top.staged(),
                        top.answered(),
                        top.answer());
    }
}
