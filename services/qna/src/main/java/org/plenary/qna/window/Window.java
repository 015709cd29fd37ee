package org.plenary.qna.window;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whether a session takes questions and votes.
///
/// What closes, closes in the hall; for everybody it does so as much later as those who watch the
/// stream are behind the hall, so that nobody is cut off before they have heard of it.
///
/// @param asking whether questions are wished for
/// @param voting whether votes are wished for
/// @param closesAt when both end in the hall, null when no time is planned
/// @param askingUntil when questions end for everybody, null while no end is in sight
/// @param votingUntil as askingUntil
/// @param ended whether the session is over in the hall
/// @param version 0 while nothing was decided
public record Window(
        UUID session,
        boolean asking,
        boolean voting,
        @Nullable Instant closesAt,
        @Nullable Instant askingUntil,
        @Nullable Instant votingUntil,
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
        return askingUntil == null || now.isBefore(askingUntil);
    }

    public boolean takesVotes(Instant now) {
        return votingUntil == null || now.isBefore(votingUntil);
    }

    boolean is(Wish wish) {
        return asking == wish.asking && voting == wish.voting && java.util.Objects.equals(closesAt, wish.closesAt);
    }

    /// In words for the account of decisions, such as `asking,voting until 2011-11-01T17:00:00Z`.
    String inWords() {
        var words = asking ? voting ? "asking,voting" : "asking" : voting ? "voting" : "closed";
        return closesAt == null ? words : words + " until " + closesAt;
    }
}
