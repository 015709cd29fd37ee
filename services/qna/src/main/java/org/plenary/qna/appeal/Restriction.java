package org.plenary.qna.appeal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.qna.question.Question;

/// Why a question is kept off the board, or in other words, or its asker blocked, with all that who
/// asked it is owed: the statement of reasons of the Digital Services Act (Regulation (EU) 2022/2065,
/// article 17). Nothing of it is ever empty.
///
/// @param act `dismiss`, `merge`, `reword` or `block`
/// @param rule by which it was decided
/// @param reason the same as `facts`, under the name that moderators send it by
/// @param reasonCode what the rule is there for: `relevance`, `conduct`, `clarity`, `privacy` or
///     `other`
/// @param facts what was found, in the moderator's words
/// @param automatic whether a machine decided; none ever does
/// @param scope how far it goes: `session`
/// @param duration how long it lasts: `untilReversed` or `untilSessionEnds`
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
    /// @param way `appeal` while they may; `waiting` when they have, and somebody else is to look
    ///     again; `organiser` when there is nobody left to turn to but the conference's organiser
    /// @param until when it is too late to appeal
    /// @param appealedAt when they did, null when they have not
    /// @param answer what came of the appeal, in the words of who decided it; null when nothing has
    public record Redress(
            String way,
            Instant until,
            @Nullable Instant appealedAt,
            @Nullable String answer) {}

    /// The one of any of these verbs; null when there is none.
    public static @Nullable Restriction find(List<Restriction> restrictions, String... acts) {
        return restrictions.stream()
                .filter(one -> List.of(acts).contains(one.act()))
                .findFirst()
                .orElse(null);
    }

    /// What is told of a decision.
    ///
    /// @param appeal against it, null when there is none
    /// @param term how long an asker has to appeal
    static Restriction of(Question question, Standing standing, @Nullable Appeal appeal, Duration term, Instant now) {
        var grounds = standing.grounds();
        return new Restriction(
                standing.act(),
                grounds.rule(),
                grounds.reason(),
                grounds.reasonCode(),
                grounds.reason(),
                false,
                "session",
                standing.duration(),
                redress(question, appeal, standing.at().plus(term), now),
                standing.at());
    }

    private static Redress redress(Question question, @Nullable Appeal appeal, Instant until, Instant now) {
        if (appeal != null) {
            return new Redress(appeal.isWaiting() ? "waiting" : "organiser", until, appeal.asked(), appeal.answer());
        }
        boolean isOpen = now.isBefore(until) && !question.forgotten();
        return new Redress(isOpen ? "appeal" : "organiser", until, null, null);
    }
}
