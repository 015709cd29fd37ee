package org.plenary.sessions.updates;

import com.google.protobuf.Timestamp;
import org.plenary.platform.outbox.Event;

/// The update as the topic and other services know it.
public final class UpdateEvents {

    private UpdateEvents() {}

    static Event of(Update update) {
        return new Event(update.session(), update.id().toString(), state(update));
    }

    /// The whole public state.
    public static org.plenary.proto.sessions.v1.Update state(Update update) {
        var postedAt = update.postedAt();
        return org.plenary.proto.sessions.v1.Update.newBuilder()
                .setId(update.id().toString())
                .setSessionId(update.session().toString())
                .setText(update.text())
                .setPostedAt(Timestamp.newBuilder()
                        .setSeconds(postedAt.getEpochSecond())
                        .setNanos(postedAt.getNano()))
                .setVersion(update.version())
                .build();
    }
}
