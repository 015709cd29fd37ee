package org.plenary.qna.poll;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.outbox.Event;
import org.plenary.proto.qna.v1.PollKind;
import org.plenary.proto.qna.v1.PollScale;
import org.plenary.proto.qna.v1.PollState;
import org.plenary.proto.qna.v1.PollTally;

/// Polls as other services read them.
public final class PollEvents {

    private PollEvents() {}

    static Event of(Poll poll) {
        return new Event(poll.session(), poll.id().toString(), message(poll));
    }

    /// That a draft is gone, at the version after its last.
    static Event gone(Poll poll) {
        return new Event(
                poll.session(),
                poll.id().toString(),
                org.plenary.proto.qna.v1.Poll.newBuilder()
                        .setId(poll.id().toString())
                        .setSessionId(poll.session().toString())
                        .setState(PollState.POLL_STATE_DELETED)
                        .setVersion(poll.version() + 1)
                        .build());
    }

    /// Its public state: of a draft, ids, state and version alone.
    public static org.plenary.proto.qna.v1.Poll message(Poll poll) {
        var message = org.plenary.proto.qna.v1.Poll.newBuilder()
                .setId(poll.id().toString())
                .setSessionId(poll.session().toString())
                .setState(state(poll.state()))
                .setVersion(poll.version());
        if (poll.isDraft()) {
            return message.build();
        }
        var paper = poll.paper();
        message.setPrompt(paper.prompt())
                .setKind(kind(paper.kind()))
                .addAllOptions(paper.options())
                .setAtMost(paper.atMost())
                .setLanguage(paper.language())
                .setCountsWhileOpen(poll.results() == Poll.Results.LIVE);
        if (paper.scale() != null) {
            message.setScale(scale(paper.scale()));
        }
        var opened = timestamp(poll.times().opened());
        if (opened != null) {
            message.setOpenedAt(opened);
        }
        var closes = timestamp(poll.times().closes());
        if (closes != null) {
            message.setClosesAt(closes);
        }
        var closed = timestamp(poll.times().closed());
        if (closed != null) {
            message.setClosedAt(closed);
        }
        return message.build();
    }

    /// What was counted, as far as anyone may know.
    public static PollTally tally(Poll poll) {
        var tally = PollTally.newBuilder()
                .setPollId(poll.id().toString())
                .setSessionId(poll.session().toString())
                .setBallots(poll.tally().ballots())
                .setVersion(poll.tally().version());
        if (poll.showsCounts()) {
            tally.addAllCounts(poll.tally().counts());
        }
        return tally.build();
    }

    private static PollScale scale(Poll.Scale scale) {
        var message = PollScale.newBuilder().setFrom(scale.from()).setTo(scale.to());
        if (scale.fromLabel() != null) {
            message.setFromLabel(scale.fromLabel());
        }
        if (scale.toLabel() != null) {
            message.setToLabel(scale.toLabel());
        }
        return message.build();
    }

    private static PollKind kind(Poll.Kind kind) {
        return switch (kind) {
            case SINGLE -> PollKind.POLL_KIND_SINGLE;
            case MULTIPLE -> PollKind.POLL_KIND_MULTIPLE;
            case SCALE -> PollKind.POLL_KIND_SCALE;
        };
    }

    private static PollState state(Poll.State state) {
        return switch (state) {
            case DRAFT -> PollState.POLL_STATE_DRAFT;
            case OPEN -> PollState.POLL_STATE_OPEN;
            case CLOSED -> PollState.POLL_STATE_CLOSED;
        };
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null
                ? null
                : Timestamp.newBuilder()
                        .setSeconds(instant.getEpochSecond())
                        .setNanos(instant.getNano())
                        .build();
    }
}
