package org.plenary.qna.asker;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.qna.question.MergedInto;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Question.Dismissal;

/// A question as its asker sees it, in whatever state it is.
///
/// @param votes of a merged question, those of what it is merged into
/// @param decidedAt when somebody decided about it last, null when nobody has
/// @param decision why it was dismissed, null unless it is
/// @param receipt leads to `/r/…`, where whoever has it reads what became of the question
/// @param mergedInto what it is merged into; null unless it is, and while that is not on the board
public record AskersQuestion(
        UUID id,
        UUID session,
        String text,
        @Nullable String author,
        String shownAs,
        String origin,
        String language,
        long votes,
        String state,
        Instant askedAt,
        @Nullable Instant publishedAt,
        @Nullable Instant stagedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant decidedAt,
        @Nullable String answer,
        @Nullable Dismissal decision,
        @Nullable MergedInto mergedInto,
        String receipt,
        long version) {

    static AskersQuestion of(Question question, String receipt) {
        var asking = question.asking();
        var times = question.times();
        return new AskersQuestion(
                question.id(),
                question.session(),
                asking.text(),
                asking.author(),
                asking.shownAs(),
                asking.origin(),
                asking.language(),
                question.votes(),
                question.state().word(),
                times.asked(),
                times.published(),
                times.staged(),
                times.answered(),
                times.decided(),
                question.answer(),
                question.dismissal(),
                MergedInto.publicOf(question),
                receipt,
                question.version());
    }
}
