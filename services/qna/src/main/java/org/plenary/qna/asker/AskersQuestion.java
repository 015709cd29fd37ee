package org.plenary.qna.asker;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.qna.appeal.Restriction;
import org.plenary.qna.question.MergedInto;
import org.plenary.qna.question.Question;
import org.plenary.qna.translation.Translation;

/// A question as its asker sees it, in whatever state it is.
///
/// @param text null when it has been deleted, some time after it was dismissed
/// @param translations what moderators put beside it for who does not read its language
/// @param votes of a merged question, those of what it is merged into
/// @param decidedAt when somebody decided about it last, null when nobody has
/// @param decision why it is kept off the board, null unless it was dismissed or merged
/// @param original my own words, where a moderator put it in others; else null
/// @param reworded why they did; null unless they did
/// @param blocked why I ask no more in this session; null unless it was for this question
/// @param receipt leads to `/r/…`, where whoever has it reads what became of the question
/// @param mergedInto what it is merged into; null unless it is, and while that is not on the board
public record AskersQuestion(
        UUID id,
        UUID session,
        @Nullable String text,
        @Nullable String author,
        String shownAs,
        String origin,
        String language,
        List<Translation> translations,
        long votes,
        String state,
        Instant askedAt,
        @Nullable Instant publishedAt,
        @Nullable Instant stagedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant decidedAt,
        @Nullable String answer,
        @Nullable Restriction decision,
        @Nullable String original,
        @Nullable Restriction reworded,
        @Nullable Restriction blocked,
        @Nullable MergedInto mergedInto,
        String receipt,
        long version) {

    /// @param text null when it is deleted
    /// @param original null when it says what its asker said, or is deleted
    /// @param restrictions of the question and its asker
    static AskersQuestion of(
            Question question,
            @Nullable String text,
            @Nullable String original,
            List<Restriction> restrictions,
            String receipt) {
        var asking = question.asking();
        var times = question.times();
        return new AskersQuestion(
                question.id(),
                question.session(),
                text,
                asking.author(),
                asking.shownAs(),
                asking.origin(),
                asking.language(),
                question.translations(),
                question.votes(),
                question.state().word(),
                times.asked(),
                times.published(),
                times.staged(),
                times.answered(),
                times.decided(),
                question.answer(),
                Restriction.find(restrictions, "dismiss", "merge"),
                original,
                Restriction.find(restrictions, "reword"),
                Restriction.find(restrictions, "block"),
                MergedInto.publicOf(question),
                receipt,
                question.version());
    }
}
