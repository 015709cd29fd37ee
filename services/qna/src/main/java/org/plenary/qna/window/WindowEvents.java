package org.plenary.qna.window;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import org.plenary.platform.outbox.Event;

/// Windows as other services read them.
public final class WindowEvents {

    private WindowEvents() {}

    static Event of(Window window, Instant now) {
        return new Event(window.session(), window.session().toString(), message(window, now));
    }

    /// What holds at the moment `now`.
    public static org.plenary.proto.qna.v1.Window message(Window window, Instant now) {
        var message = org.plenary.proto.qna.v1.Window.newBuilder()
                .setSessionId(window.session().toString())
                .setAsking(window.takesQuestions(now))
                .setVoting(window.takesVotes(now))
                .setVersion(window.version());
        var closesAt = window.closesAt();
        if (closesAt != null) {
            message.setClosesAt(
                    Timestamp.newBuilder().setSeconds(closesAt.getEpochSecond()).setNanos(closesAt.getNano()));
        }
        return message.build();
    }
}
