package org.plenary.qna.participant;

import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.plenary.platform.calls.CallsConfig;
import org.plenary.proto.registration.v1.GetParticipantRequest;
import org.plenary.proto.registration.v1.RightsGrpc.RightsBlockingStub;

/// Asks the registration service whether a person takes part.
@ApplicationScoped
class ParticipantGrpc {

    private final RightsBlockingStub rights;
    private final CallsConfig config;

    ParticipantGrpc(@GrpcClient("registration") RightsBlockingStub rights, CallsConfig config) {
        this.rights = rights;
        this.config = config;
    }

    /// The person's registration as the owner has it, empty when there is none.
    ///
    /// @throws io.grpc.StatusRuntimeException when it gives no answer
    Optional<Participant> participant(UUID conference, UUID subject) {
        var reply = rights.withDeadlineAfter(config.deadline())
                .getParticipant(GetParticipantRequest.newBuilder()
                        .setConferenceId(conference.toString())
                        .setSubject(subject.toString())
                        .build());
        return switch (reply.getAnswerCase()) {
            case PARTICIPANT -> Optional.of(ParticipantEvents.participant(reply.getParticipant()));
            case NOT_REGISTERED, ANSWER_NOT_SET -> Optional.empty();
        };
    }
}
