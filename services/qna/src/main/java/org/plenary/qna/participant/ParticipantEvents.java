package org.plenary.qna.participant;

import java.util.UUID;
import org.plenary.qna.participant.Participant.Kind;
import org.plenary.qna.participant.Participant.Region;

/// Reads the registration service's messages. What is not known (a newer contract) is read in the stricter sense.
final class ParticipantEvents {

    private ParticipantEvents() {}

    static Participant participant(org.plenary.proto.registration.v1.Participant told) {
        return new Participant(
                UUID.fromString(told.getConferenceId()),
                UUID.fromString(told.getSubject()),
                switch (told.getKind()) {
                    case KIND_DELEGATE -> Kind.DELEGATE;
                    case KIND_VIEWER -> Kind.VIEWER;
                    case KIND_PRESS -> Kind.PRESS;
                    case KIND_YOUTH, KIND_UNSPECIFIED, UNRECOGNIZED -> Kind.YOUTH;
                },
                switch (told.getRegion()) {
                    case REGION_AFRICA -> Region.AFRICA;
                    case REGION_AMERICAS -> Region.AMERICAS;
                    case REGION_ASIA -> Region.ASIA;
                    case REGION_EUROPE -> Region.EUROPE;
                    case REGION_OCEANIA -> Region.OCEANIA;
                    case REGION_UNSPECIFIED, UNRECOGNIZED -> null;
                },
                switch (told.getState()) {
                    case PARTICIPANT_STATE_CONFIRMED, PARTICIPANT_STATE_WAITLISTED, PARTICIPANT_STATE_CHECKED_IN ->
                        true;
                    case PARTICIPANT_STATE_PENDING,
                            PARTICIPANT_STATE_DECLINED,
                            PARTICIPANT_STATE_CANCELLED,
                            PARTICIPANT_STATE_UNSPECIFIED,
                            UNRECOGNIZED -> false;
                },
                told.getVersion());
    }
}
