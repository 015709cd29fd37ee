package org.plenary.youth.conference;

import com.google.protobuf.InvalidProtocolBufferException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.plenary.platform.events.Applying;
import org.plenary.platform.events.Envelope;

/// Keeps conferences from the sessions service's topic. Its other events are not read here.
@ApplicationScoped
class ConferenceProjection {

    private static final String CONFERENCE =
            org.plenary.proto.sessions.v1.Conference.getDescriptor().getFullName();

    private final Applying applying;
    private final Conferences conferences;

    ConferenceProjection(Applying applying, Conferences conferences) {
        this.applying = applying;
        this.conferences = conferences;
    }

    /// Applies one event.
    ///
    /// @throws IllegalArgumentException when it is malformed: it goes to the dead letters
    @Incoming("sessions")
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        if (!Envelope.of(record).type().equals(CONFERENCE)) {
            return;
        }
        var conference = ConferenceGrpc.read(parse(record.value()));
        applying.apply(transaction -> conferences.keep(transaction, conference));
    }

    private static org.plenary.proto.sessions.v1.Conference parse(byte[] payload) {
        try {
            return org.plenary.proto.sessions.v1.Conference.parseFrom(payload);
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalArgumentException("A conference that cannot be read", broken);
        }
    }
}
