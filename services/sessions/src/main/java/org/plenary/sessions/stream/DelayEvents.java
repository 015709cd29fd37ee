package org.plenary.sessions.stream;

import com.google.protobuf.Duration;
import org.plenary.platform.outbox.Event;
import org.plenary.proto.sessions.v1.Stream;

/// The delay as the topic and other services know it.
final class DelayEvents {

    private DelayEvents() {}

    static Event of(Delay delay) {
        var message = Stream.newBuilder()
                .setSessionId(delay.session().toString())
                .setDelay(Duration.newBuilder().setSeconds(delay.seconds()))
                .setVersion(delay.version())
                .build();
        return new Event(delay.session(), delay.session().toString(), message);
    }
}
