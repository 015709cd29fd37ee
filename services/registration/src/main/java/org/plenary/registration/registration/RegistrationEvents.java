package org.plenary.registration.registration;

import org.plenary.platform.outbox.Event;
import org.plenary.proto.registration.v1.Participant;
import org.plenary.proto.registration.v1.ParticipantState;

/// What others are told of a registration: who, as what, in which state, from which part of the
/// world; nothing nearer to the person.
public final class RegistrationEvents {

    private static final org.plenary.proto.registration.v1.Region NOT_TOLD =
            org.plenary.proto.registration.v1.Region.REGION_UNSPECIFIED;

    private RegistrationEvents() {}

    static Event event(Registration registration) {
        return new Event(registration.conference(), registration.id().toString(), participant(registration));
    }

    /// The contract's form.
    public static Participant participant(Registration registration) {
        return Participant.newBuilder()
                .setConferenceId(registration.conference().toString())
                .setSubject(registration.subject().toString())
                .setKind(
                        switch (registration.kind()) {
                            case DELEGATE -> org.plenary.proto.registration.v1.Kind.KIND_DELEGATE;
                            case VIEWER -> org.plenary.proto.registration.v1.Kind.KIND_VIEWER;
                            case YOUTH -> org.plenary.proto.registration.v1.Kind.KIND_YOUTH;
                            case PRESS -> org.plenary.proto.registration.v1.Kind.KIND_PRESS;
                        })
                .setState(
                        switch (registration.state()) {
                            case PENDING -> ParticipantState.PARTICIPANT_STATE_PENDING;
                            case CONFIRMED -> ParticipantState.PARTICIPANT_STATE_CONFIRMED;
                            case WAITLISTED -> ParticipantState.PARTICIPANT_STATE_WAITLISTED;
                            case DECLINED -> ParticipantState.PARTICIPANT_STATE_DECLINED;
                            case CANCELLED -> ParticipantState.PARTICIPANT_STATE_CANCELLED;
                            case CHECKED_IN -> ParticipantState.PARTICIPANT_STATE_CHECKED_IN;
                        })
                .setVersion(registration.version())
                .setRegion(
                        Region.of(registration).map(RegistrationEvents::region).orElse(NOT_TOLD))
                .build();
    }

    private static org.plenary.proto.registration.v1.Region region(Region region) {
        return switch (region) {
            case AFRICA -> org.plenary.proto.registration.v1.Region.REGION_AFRICA;
            case AMERICAS -> org.plenary.proto.registration.v1.Region.REGION_AMERICAS;
            case ASIA -> org.plenary.proto.registration.v1.Region.REGION_ASIA;
            case EUROPE -> org.plenary.proto.registration.v1.Region.REGION_EUROPE;
            case OCEANIA -> org.plenary.proto.registration.v1.Region.REGION_OCEANIA;
        };
    }
}
