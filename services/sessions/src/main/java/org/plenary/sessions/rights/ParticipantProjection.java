package org.plenary.sessions.rights;

import com.google.protobuf.InvalidProtocolBufferException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.plenary.platform.events.Applying;
import org.plenary.platform.events.Envelope;
import org.plenary.proto.registration.v1.Participant;

/// Follows registration's topic: who takes part in what.
@ApplicationScoped
class ParticipantProjection {

    private final Participants participants;
    private final Applying applying;

    ParticipantProjection(Participants participants, Applying applying) {
        this.participants = participants;
        this.applying = applying;
    }

    /// Takes one event. What is no participant is passed by: it may be newer than this service.
    @Incoming("registration")
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) throws InvalidProtocolBufferException {
        var type = Envelope.of(record).type();
        if (!type.equals(Participant.getDescriptor().getFullName())) {
            return;
        }
        var participant = Participant.parseFrom(record.value());
        var member =
                new Member(UUID.fromString(participant.getConferenceId()), UUID.fromString(participant.getSubject()));
        applying.apply(transaction ->
                participants.put(transaction, member, kind(participant), state(participant), participant.getVersion()));
    }

    private static String kind(Participant participant) {
        return switch (participant.getKind()) {
            case KIND_DELEGATE -> "delegate";
            case KIND_VIEWER -> "viewer";
            case KIND_YOUTH -> "youth";
            case KIND_PRESS -> "press";
            case KIND_UNSPECIFIED, UNRECOGNIZED -> "other";
        };
    }

    /// A state that this service does not know gives no right.
    private static String state(Participant participant) {
        return switch (participant.getState()) {
            case PARTICIPANT_STATE_PENDING -> "pending";
            case PARTICIPANT_STATE_CONFIRMED -> "confirmed";
            case PARTICIPANT_STATE_WAITLISTED -> "waitlisted";
            case PARTICIPANT_STATE_DECLINED -> "declined";
            case PARTICIPANT_STATE_CANCELLED -> "cancelled";
            case PARTICIPANT_STATE_CHECKED_IN -> "checkedIn";
            case PARTICIPANT_STATE_UNSPECIFIED, UNRECOGNIZED -> "other";
        };
    }
}
