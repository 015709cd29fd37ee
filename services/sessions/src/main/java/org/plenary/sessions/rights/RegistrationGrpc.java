package org.plenary.sessions.rights;

import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.plenary.proto.registration.v1.GetParticipantRequest;
import org.plenary.proto.registration.v1.GetParticipantResponse;
import org.plenary.proto.registration.v1.GetParticipantsRequest;
import org.plenary.proto.registration.v1.GetRolesRequest;
import org.plenary.proto.registration.v1.Participant;
import org.plenary.proto.registration.v1.ParticipantState;
import org.plenary.proto.registration.v1.RightsGrpc.RightsBlockingStub;

/// Asks the registration service. Every call waits at most the configured deadline and throws
/// `StatusRuntimeException` when there is no answer.
@ApplicationScoped
class RegistrationGrpc {

    private static final Set<ParticipantState> TAKING_PART = EnumSet.of(
            ParticipantState.PARTICIPANT_STATE_CONFIRMED,
            ParticipantState.PARTICIPANT_STATE_WAITLISTED,
            ParticipantState.PARTICIPANT_STATE_CHECKED_IN);

    private final RightsBlockingStub registration;
    private final RightsConfig config;

    RegistrationGrpc(@GrpcClient("rights") RightsBlockingStub registration, RightsConfig config) {
        this.registration = registration;
        this.config = config;
    }

    /// The roles of a person; empty for a stranger.
    Set<Role> roles(Member member) {
        var request = GetRolesRequest.newBuilder()
                .setConferenceId(member.conference().toString())
                .setSubject(member.subject().toString())
                .build();
        var roles = EnumSet.noneOf(Role.class);
        stub().getRoles(request).getRolesList().forEach(role -> role(role).ifPresent(roles::add));
        return Set.copyOf(roles);
    }

    /// Whether a person takes part: the owner's word.
    boolean takesPart(Member member) {
        var request = GetParticipantRequest.newBuilder()
                .setConferenceId(member.conference().toString())
                .setSubject(member.subject().toString())
                .build();
        var answer = stub().getParticipant(request);
        return answer.getAnswerCase() == GetParticipantResponse.AnswerCase.PARTICIPANT
                && TAKING_PART.contains(answer.getParticipant().getState());
    }

    /// Those among up to 1,000 people who take part.
    Set<UUID> takingPart(UUID conference, Collection<UUID> subjects) {
        var request = GetParticipantsRequest.newBuilder().setConferenceId(conference.toString());
        subjects.forEach(subject -> request.addSubjects(subject.toString()));
        var taking = new HashSet<UUID>();
        for (Participant participant : stub().getParticipants(request.build()).getParticipantsList()) {
            if (TAKING_PART.contains(participant.getState())) {
                taking.add(UUID.fromString(participant.getSubject()));
            }
        }
        return taking;
    }

    private RightsBlockingStub stub() {
        return registration.withDeadlineAfter(config.deadline().toMillis(), TimeUnit.MILLISECONDS);
    }

    /// A role that this service does not know yet gives no right here.
    private static Optional<Role> role(org.plenary.proto.registration.v1.Role role) {
        return switch (role) {
            case ROLE_CHAIR -> Optional.of(Role.CHAIR);
            case ROLE_MODERATOR -> Optional.of(Role.MODERATOR);
            case ROLE_PRODUCER -> Optional.of(Role.PRODUCER);
            case ROLE_CAPTIONER -> Optional.of(Role.CAPTIONER);
            case ROLE_FACILITATOR -> Optional.of(Role.FACILITATOR);
            case ROLE_SPEAKER -> Optional.of(Role.SPEAKER);
            case ROLE_ORGANISER -> Optional.of(Role.ORGANISER);
            case ROLE_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
        };
    }
}
