package org.plenary.qna.vote;

import org.plenary.platform.outbox.Event;
import org.plenary.qna.vote.Tallies.Tally;

/// Tallies as other services read them.
final class TallyEvents {

    private TallyEvents() {}

    static Event of(Tally tally) {
        return new Event(
                tally.session(),
                tally.question().toString(),
                org.plenary.proto.qna.v1.Tally.newBuilder()
                        .setQuestionId(tally.question().toString())
                        .setSessionId(tally.session().toString())
                        .setVotes(tally.votes())
                        .setVersion(tally.version())
                        .build());
    }
}
