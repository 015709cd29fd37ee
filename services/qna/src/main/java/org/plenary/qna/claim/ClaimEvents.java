package org.plenary.qna.claim;

import java.util.UUID;
import org.plenary.platform.outbox.Event;
import org.plenary.proto.qna.v1.Desk;

/// Claims as other services hear of them: only that something changed.
final class ClaimEvents {

    private ClaimEvents() {}

    /// @param turn higher than of any change before
    static Event turn(UUID session, long turn) {
        var desk = Desk.newBuilder().setSessionId(session.toString()).setVersion(turn);
        return new Event(session, session.toString(), desk.build());
    }
}
