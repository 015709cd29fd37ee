package org.plenary.qna.question;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.qna.translation.Translation;

/// A question as moderators and the chair see it: nothing of the asker but the line they chose to
/// show, and as what they take part. Under the Chatham House Rule not even that: where few take part
/// as press, it would tell who asked.
///
/// @param text null while it is dismissed or withdrawn: then only its asker reads it, and who decides
///     an appeal
/// @param kind `delegate`, `viewer` or `press`; null for a question typed in for somebody or from the
///     youth forum, and under the Chatham House Rule
/// @param band the age band of who asks through the youth forum, such as `13-15`; null for all others
/// @param translations what moderators put beside it for who does not read its language
/// @param link the public post that it was asked in; null when it was not, while it is dismissed or
///     withdrawn, and under the Chatham House Rule
/// @param votes of a merged question, those of what it is merged into
/// @param decision why it was dismissed or merged, null unless it was
/// @param original what its asker said, where a moderator put it in other words; else null, and while
///     it is dismissed
/// @param rewording why a moderator put it in other words; null unless one did
/// @param mergedInto what it is merged into; null unless it is
/// @param mergedCount how many questions are merged into it
public record DeskQuestion(
        UUID id,
        UUID session,
        @Nullable String text,
        @Nullable String author,
        @Nullable String kind,
        String shownAs,
        String origin,
        @Nullable String band,
        String language,
        List<Translation> translations,
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
        @Nullable Grounds decision,
        @Nullable String original,
        @Nullable Grounds rewording,
        @Nullable MergedInto mergedInto,
        int mergedCount,
        long version) {

    /// @param chathamHouse whether the session is under that rule
    public static DeskQuestion of(Question question, boolean chathamHouse) {
        var asking = question.asking();
        var times = question.times();
        var other = question.rewording();
        return new DeskQuestion(
                question.id(),
                question.session(),
                question.isSealed() ? null : asking.text(),
                asking.author(),
                chathamHouse ? null : asking.kind(),
                asking.shownAs(),
                asking.origin(),
                asking.band(),
                asking.language(),
                question.translations(),
                chathamHouse || question.isSealed() ? null : asking.link(),
                question.votes(),
                question.state().word(),
                times.asked(),
                times.published(),
                times.selected(),
                times.staged(),
                times.answered(),
                times.decided(),
                question.answer(),
                question.grounds(),
                other == null || question.isSealed() ? null : other.original(),
                other == null ? null : other.grounds(),
                MergedInto.of(question),
                question.tree().mergedCount(),
                question.version());
    }
}
