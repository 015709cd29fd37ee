package org.plenary.qna.session;

import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.plenary.platform.calls.CallsConfig;
import org.plenary.proto.sessions.v1.GetSessionRequest;
import org.plenary.proto.sessions.v1.ProgrammeGrpc.ProgrammeBlockingStub;

/// Asks the sessions service about what its topic has not told us yet.
@ApplicationScoped
class SessionsGrpc {

    private final ProgrammeBlockingStub programme;
    private final CallsConfig config;

    SessionsGrpc(@GrpcClient("sessions") ProgrammeBlockingStub programme, CallsConfig config) {
        this.programme = programme;
        this.config = config;
    }

    /// The session with its conference, empty when the owner knows none.
    ///
    /// @throws io.grpc.StatusRuntimeException when it gives no answer
    Optional<Session> session(UUID id) {
        var reply = programme
                .withDeadlineAfter(config.deadline())
                .getSession(GetSessionRequest.newBuilder().setId(id.toString()).build());
        return switch (reply.getAnswerCase()) {
            case FOUND -> Optional.of(SessionEvents.session(reply.getFound()));
            case NOT_FOUND, ANSWER_NOT_SET -> Optional.empty();
        };
    }
}
