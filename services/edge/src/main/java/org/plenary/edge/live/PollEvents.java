package org.plenary.edge.live;

import org.jspecify.annotations.Nullable;
import org.plenary.edge.board.Poll;
import org.plenary.proto.qna.v1.PollKind;
import org.plenary.proto.qna.v1.PollTally;

/// The contracts' polls, as a board shows them.
final class PollEvents {

    private PollEvents() {}

    /// Null for what is its moderators' alone, and for a state that is newer than this program.
    static @Nullable Poll shown(org.plenary.proto.qna.v1.Poll poll) {
        return switch (poll.getState()) {
            case POLL_STATE_OPEN, POLL_STATE_CLOSED -> read(poll);
            case POLL_STATE_DRAFT, POLL_STATE_DELETED, POLL_STATE_UNSPECIFIED, UNRECOGNIZED -> null;
        };
    }

    static Poll.Tally tally(PollTally tally) {
        return new Poll.Tally(
                tally.getBallots(), tally.getCountsCount() == 0 ? null : tally.getCountsList(), tally.getVersion());
    }

    private static @Nullable Poll read(org.plenary.proto.qna.v1.Poll poll) {
        var kind = kind(poll.getKind());
        return kind == null
                ? null
                : new Poll(
                        poll.getId(),
                        poll.getPrompt(),
                        kind,
                        poll.getOptionsList(),
                        poll.getAtMost(),
                        poll.hasScale() ? scale(poll) : null,
                        LiveEvents.blankAsNull(poll.getLanguage()),
                        poll.getCountsWhileOpen(),
                        poll.hasOpenedAt() ? LiveEvents.instant(poll.getOpenedAt()) : null,
                        poll.hasClosesAt() ? LiveEvents.instant(poll.getClosesAt()) : null,
                        poll.hasClosedAt() ? LiveEvents.instant(poll.getClosedAt()) : null,
                        Poll.Tally.NONE,
                        poll.getVersion());
    }

    private static Poll.Scale scale(org.plenary.proto.qna.v1.Poll poll) {
        var scale = poll.getScale();
        return new Poll.Scale(
                scale.getFrom(),
                scale.getTo(),
                LiveEvents.blankAsNull(scale.getFromLabel()),
                LiveEvents.blankAsNull(scale.getToLabel()));
    }

    private static @Nullable String kind(PollKind kind) {
        return switch (kind) {
            case POLL_KIND_SINGLE -> "single";
            case POLL_KIND_MULTIPLE -> "multiple";
            case POLL_KIND_SCALE -> "scale";
            case POLL_KIND_UNSPECIFIED, UNRECOGNIZED -> null;
        };
    }
}
