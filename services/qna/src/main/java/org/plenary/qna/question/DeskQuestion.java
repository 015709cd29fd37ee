package org.plenary.qna.question;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.qna.question.Question.Dismissal;

/// A question as moderators and the chair see it: nothing of the asker but the line they chose to show, and as what
/// they take part. Under the Chatham House Rule not even that: where few take part as press, it would tell who asked.
///
/// @param kind `delegate`, `viewer` or `press`; null for a question typed in for somebody or from the youth forum, and
///     under the Chatham House Rule
/// @param band the age band of who asks through the youth forum, such as `13-15`; null for all others
/// @param link the public post that it was asked in; null when it was not, and under the Chatham House Rule
/// @param votes of a merged question, those of what it is merged into
/// @param decision why it was dismissed, null unless it is
/// @param mergedInto what it is merged into; null unless it is
/// @param mergedCount how many questions are merged into it
public record DeskQuestion(
        UUID id,
        UUID session,
        String text,
        @Nullable String author,
        @Nullable String kind,
        String shownAs,
        String origin,
        @Nullable String band,
        String language,
        @Nullable String link,
        long votes,
        String state,
        Instant askedAt,
        @Nullable Instant publishedAt,
        @Nullable Instant selectedAt,
        @Nullable Instant stagedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant decidedAt,
        @Nullable String answer,
        @Nullable Dismissal decision,
        @Nullable MergedInto mergedInto,
        int mergedCount,
        long version) {

    /// @param chathamHouse whether the session is under that rule
    public static DeskQuestion of(Question question, boolean chathamHouse) {
        var asking = question.asking();
        var times = question.times();
        return new DeskQuestion(
                question.id(),
                question.session(),
                asking.text(),
                asking.author(),
                chathamHouse ? null : asking.kind(),
                asking.shownAs(),
                asking.origin(),
                asking.band(),
                asking.language(),
                chathamHouse ? null : asking.link(),
                question.votes(),
                question.state().word(),
                times.asked(),
                times.published(),
                times.selected(),
                times.staged(),
                times.answered(),
                times.decided(),
                question.answer(),
                question.dismissal(),
                MergedInto.of(question),
                question.tree().mergedCount(),
                question.version());
    }
}
