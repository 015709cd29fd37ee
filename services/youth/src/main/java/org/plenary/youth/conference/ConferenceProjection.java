package org.plenary.youth.conference;

import com.google.protobuf.InvalidProtocolBufferException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.plenary.platform.events.Applying;
import org.plenary.platform.events.Envelope;

/// Keeps conferences and sessions from the sessions service's topic. Its other events are not read here.
@ApplicationScoped
class ConferenceProjection {

    private static final String CONFERENCE =
            org.plenary.proto.sessions.v1.Conference.getDescriptor().getFullName();
    private static final String SESSION =
            org.plenary.proto.sessions.v1.Session.getDescriptor().getFullName();

    private final Applying applying;
    private final Conferences conferences;
    private final Sessions sessions;

    ConferenceProjection(Applying applying, Conferences conferences, Sessions sessions) {
        this.applying = applying;
        this.conferences = conferences;
        this.sessions = sessions;
    }

    /// Applies one event.
    ///
    /// @throws RuntimeException when it is malformed: it goes to the dead letters
    @Incoming("sessions")
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        var type = Envelope.of(record).type();
        try {
            if (type.equals(CONFERENCE)) {
                var conference =
                        ConferenceGrpc.read(org.plenary.proto.sessions.v1.Conference.parseFrom(record.value()));
                applying.apply(transaction -> conferences.keep(transaction, conference));
            } else if (type.equals(SESSION)) {
                var session = ConferenceGrpc.read(org.plenary.proto.sessions.v1.Session.parseFrom(record.value()));
                applying.apply(transaction -> sessions.keep(transaction, session));
            }
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalArgumentException("A " + type + " that cannot be read", broken);
        }
    }
}
