package org.plenary.qna.ballot;

import org.plenary.platform.outbox.Event;
import org.plenary.proto.qna.v1.PollTally;
import org.plenary.qna.ballot.BallotTallies.Tally;

/// Tallies of polls as other services read them.
final class BallotTallyEvents {

    private BallotTallyEvents() {}

    static Event of(Tally tally) {
        return new Event(tally.session(), tally.poll().toString(), message(tally));
    }

    private static PollTally message(Tally tally) {
        var message = PollTally.newBuilder()
                .setPollId(tally.poll().toString())
                .setSessionId(tally.session().toString())
                .setBallots(tally.ballots())
                .setVersion(tally.version());
        if (tally.counts() != null) {
            message.addAllCounts(tally.counts());
        }
        return message.build();
    }
}
