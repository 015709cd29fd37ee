package org.plenary.qna.window;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whether a session takes questions and votes.
///
/// @param asking whether questions are wished for
/// @param voting whether votes are wished for
/// @param closesAt when both end, null when no time is planned
/// @param ended whether the session is over
/// @param version 0 while nothing was decided
public record Window(
        UUID session,
        boolean asking,
        boolean voting,
        @Nullable Instant closesAt,
        boolean ended,
        long version) {

    /// What a moderator or chair wants.
    public record Wish(
            boolean asking, boolean voting, @Nullable Instant closesAt) {

        boolean opens() {
            return asking || voting;
        }
    }

    public boolean takesQuestions(Instant now) {
        return asking && isOpen(now);
    }

    public boolean takesVotes(Instant now) {
        return voting && isOpen(now);
    }

    boolean is(Wish wish) {
        return asking == wish.asking && voting == wish.voting && java.util.Objects.equals(closesAt, wish.closesAt);
    }

    /// In words for the account of decisions, such as `asking,voting until 2011-11-01T17:00:00Z`.
    String inWords() {
        var words = asking ? voting ? "asking,voting" : "asking" : voting ? "voting" : "closed";
        return closesAt == null ? words : words + " until " + closesAt;
    }

    private boolean isOpen(Instant now) {
        return !ended && (closesAt == null || now.isBefore(closesAt));
    }
}
