package org.plenary.qna.participant;

import com.google.protobuf.InvalidProtocolBufferException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.plenary.platform.events.Applying;
import org.plenary.platform.events.Envelope;

/// Follows `plenary.registration.v1`.
@ApplicationScoped
class ParticipantProjection {

    private final Applying applying;
    private final Participants participants;

    ParticipantProjection(Applying applying, Participants participants) {
        this.applying = applying;
        this.participants = participants;
    }

    @Incoming("registration")
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) throws InvalidProtocolBufferException {
        if ("plenary.registration.v1.Participant".equals(Envelope.of(record).type())) {
            var participant = ParticipantEvents.participant(
                    org.plenary.proto.registration.v1.Participant.parseFrom(record.value()));
            applying.apply(transaction -> participants.apply(participant));
        }
    }
}
