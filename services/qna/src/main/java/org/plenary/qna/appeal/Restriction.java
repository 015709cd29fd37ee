package org.plenary.qna.appeal;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Question.State;

/// Why a question is kept off the board, with all that who asked it is owed: the statement of reasons
/// of the Digital Services Act (Regulation (EU) 2022/2065, article 17). Nothing of it is ever empty.
///
/// @param act `dismiss` or `merge`
/// @param rule by which it was decided
/// @param reason the same as `facts`, under the name that moderators send it by
/// @param reasonCode what the rule is there for: `relevance`, `conduct`, `privacy` or `other`
/// @param facts what was found, in the moderator's words
/// @param automatic whether a machine decided; none ever does
/// @param scope how far it goes: `session`
/// @param duration how long it lasts: `untilReversed`
/// @param redress what the asker can do about it
public record Restriction(
        String act,
        String rule,
        String reason,
        String reasonCode,
        String facts,
        boolean automatic,
        String scope,
        String duration,
        Redress redress,
        Instant decidedAt) {

    /// What an asker can do about a decision.
    ///
    /// @param way `appeal` while they may; `waiting` when they have, and somebody else is to look again;
    // `organiser` when
    ///     there is nobody left to turn to but the conference's organiser
    /// @param until when it is too late to appeal
    /// @param appealedAt when they did, null when they have not
    /// @param answer what came of the appeal, in the words of who decided it; null when nothing has
    public record Redress(
            String way,
            Instant until,
            @Nullable Instant appealedAt,
            @Nullable String answer) {}

    /// What restricts a question; null when nothing does.
    ///
    /// @param appeal against the decision that restricts it, null when there is none
    /// @param term how long an asker has to appeal
    public static @Nullable Restriction of(Question question, @Nullable Appeal appeal, Duration term, Instant now) {
        var grounds = question.grounds();
        if (grounds == null) {
            return null;
        }
        var decided = Objects.requireNonNull(question.times().decided());
        return new Restriction(
                act(question),
                grounds.rule(),
                grounds.reason(),
                grounds.reasonCode(),
                grounds.reason(),
                false,
                "session",
                "untilReversed",
                redress(question, appeal, decided.plus(term), now),
                decided);
    }

    /// The verb of the decision that restricts a question.
    static String act(Question question) {
        return question.state() == State.DISMISSED ? "dismiss" : "merge";
    }

    private static Redress redress(Question question, @Nullable Appeal appeal, Instant until, Instant now) {
        if (appeal != null) {
            return new Redress(appeal.isWaiting() ? "waiting" : "organiser", until, appeal.asked(), appeal.answer());
        }
        boolean isOpen = now.isBefore(until) && !question.forgotten();
        return new Redress(isOpen ? "appeal" : "organiser", until, null, null);
    }
}
