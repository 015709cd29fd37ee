package org.plenary.qna.window;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.plenary.platform.outbox.Event;

/// Windows as other services read them.
public final class WindowEvents {

    private WindowEvents() {}

    static Event of(Window window, Instant now) {
        return new Event(window.session(), window.session().toString(), message(window, now));
    }

    /// What holds at the moment `now`.
    public static org.plenary.proto.qna.v1.Window message(Window window, Instant now) {
        var shown = QnaWindow.of(window, now);
        var message = org.plenary.proto.qna.v1.Window.newBuilder()
                .setSessionId(window.session().toString())
                .setAsking(shown.asking())
                .setVoting(shown.voting())
                .setVersion(window.version());
        Optional.ofNullable(shown.closesAt()).map(WindowEvents::timestamp).ifPresent(message::setClosesAt);
        Optional.ofNullable(shown.askingUntil()).map(WindowEvents::timestamp).ifPresent(message::setAskingUntil);
        Optional.ofNullable(shown.votingUntil()).map(WindowEvents::timestamp).ifPresent(message::setVotingUntil);
        return message.build();
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
