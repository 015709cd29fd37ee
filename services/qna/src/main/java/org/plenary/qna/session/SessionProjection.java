package org.plenary.qna.session;

import com.google.protobuf.InvalidProtocolBufferException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.plenary.platform.events.Applying;
import org.plenary.platform.events.Envelope;
import org.plenary.proto.sessions.v1.Conference;
import org.plenary.proto.sessions.v1.Session;
import org.plenary.proto.sessions.v1.Stream;

/// Follows `plenary.sessions.v1`. Updates and what a newer contract brings are none of ours.
@ApplicationScoped
class SessionProjection {

    private final Applying applying;
    private final Sessions sessions;

    SessionProjection(Applying applying, Sessions sessions) {
        this.applying = applying;
        this.sessions = sessions;
    }

    @Incoming("sessions")
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) throws InvalidProtocolBufferException {
        switch (Envelope.of(record).type()) {
            case "plenary.sessions.v1.Conference" -> {
                var conference = SessionEvents.conference(Conference.parseFrom(record.value()));
                applying.apply(transaction -> sessions.apply(conference));
            }
            case "plenary.sessions.v1.Session" -> {
                var session = Session.parseFrom(record.value());
                var id = UUID.fromString(session.getId());
                var conference = UUID.fromString(session.getConferenceId());
                applying.apply(transaction -> sessions.apply(
                        id,
                        conference,
                        session.getPublic(),
                        session.getWithdrawn(),
                        SessionEvents.endedAt(session),
                        session.getVersion()));
            }
            case "plenary.sessions.v1.Stream" -> {
                var stream = Stream.parseFrom(record.value());
                var id = UUID.fromString(stream.getSessionId());
                var delay = Duration.ofSeconds(stream.getDelay().getSeconds());
                applying.apply(transaction -> sessions.apply(id, delay, stream.getVersion()));
            }
            default -> {
                // Not ours to know.
            }
        }
    }
}
