package org.plenary.qna.question;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.qna.translation.Translation;

/// A question on the board, as everyone who watches sees it.
///
/// @param band the age band of who asks through the youth forum, such as `13-15`; null for all others
/// @param votes how many support it or what is merged into it
/// @param reworded whether a moderator put it in other words
/// @param translations what moderators put beside it for who does not read its language
/// @param mergedCount how many other questions are merged into it
public record PublicQuestion(
        UUID id,
        UUID session,
        String text,
        @Nullable String author,
        String origin,
        @Nullable String band,
        String language,
        boolean reworded,
        List<Translation> translations,
        long votes,
        int mergedCount,
        String state,
        @Nullable Instant publishedAt,
        @Nullable Instant stagedAt,
        @Nullable Instant answeredAt,
        @Nullable String answer,
        long version) {

    public static PublicQuestion of(Question question) {
        var asking = question.asking();
        var times = question.times();
        return new PublicQuestion(
                question.id(),
                question.session(),
                asking.text(),
                asking.author(),
                asking.origin(),
                asking.band(),
                asking.language(),
                question.rewording() != null,
                question.translations(),
                question.votes(),
                question.tree().mergedCount(),
                question.state().word(),
                times.published(),
                times.staged(),
                times.answered(),
                question.answer(),
                question.version());
    }
}
