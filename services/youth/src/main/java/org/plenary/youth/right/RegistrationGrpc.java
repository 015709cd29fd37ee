package org.plenary.youth.right;

import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.plenary.platform.calls.CallsConfig;
import org.plenary.proto.registration.v1.GetParticipantRequest;
import org.plenary.proto.registration.v1.GetRolesRequest;
import org.plenary.proto.registration.v1.RightsGrpc.RightsBlockingStub;

/// Asks the registration service what a person is at a conference.
@ApplicationScoped
class RegistrationGrpc {

    private final RightsBlockingStub rights;
    private final CallsConfig config;

    RegistrationGrpc(@GrpcClient("registration") RightsBlockingStub rights, CallsConfig config) {
        this.rights = rights;
        this.config = config;
    }

    /// The person's roles here; none for an unknown conference.
    ///
    /// @throws StatusRuntimeException when registration gives no answer
    Set<Role> roles(UUID conference, UUID subject) {
        var reply = rights.withDeadlineAfter(config.deadline())
                .getRoles(GetRolesRequest.newBuilder()
                        .setConferenceId(conference.toString())
                        .setSubject(subject.toString())
                        .build());
        var roles = EnumSet.noneOf(Role.class);
        for (var told : reply.getRolesList()) {
            switch (told) {
                case ROLE_LEAD -> roles.add(Role.LEAD);
                case ROLE_FACILITATOR -> roles.add(Role.FACILITATOR);
                case ROLE_ORGANISER -> roles.add(Role.ORGANISER);
                case ROLE_CHAIR -> roles.add(Role.CHAIR);
                case ROLE_MODERATOR, ROLE_PRODUCER, ROLE_CAPTIONER -> roles.add(Role.OTHER);
                case ROLE_SPEAKER, ROLE_UNSPECIFIED, UNRECOGNIZED -> {
                    // Gives no right in the youth forum; a young person may well speak at the conference.
                }
            }
        }
        return roles;
    }

    /// Whether the person takes part in the conference.
    ///
    /// @throws StatusRuntimeException when registration gives no answer
    boolean takesPart(UUID conference, UUID subject) {
        var reply = rights.withDeadlineAfter(config.deadline())
                .getParticipant(GetParticipantRequest.newBuilder()
                        .setConferenceId(conference.toString())
                        .setSubject(subject.toString())
                        .build());
        return switch (reply.getAnswerCase()) {
            case PARTICIPANT ->
                switch (reply.getParticipant().getState()) {
                    case PARTICIPANT_STATE_CONFIRMED, PARTICIPANT_STATE_WAITLISTED, PARTICIPANT_STATE_CHECKED_IN ->
                        true;
                    case PARTICIPANT_STATE_PENDING,
                            PARTICIPANT_STATE_DECLINED,
                            PARTICIPANT_STATE_CANCELLED,
                            PARTICIPANT_STATE_UNSPECIFIED,
                            UNRECOGNIZED -> false;
                };
            case NOT_REGISTERED, ANSWER_NOT_SET -> false;
        };
    }
}
