package org.plenary.qna.programme;

import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.plenary.platform.calls.CallsConfig;
import org.plenary.proto.sessions.v1.GetConferenceRequest;
import org.plenary.proto.sessions.v1.ProgrammeGrpc.ProgrammeBlockingStub;
import org.plenary.qna.programme.Programmes.Told;

/// Asks the sessions service about a conference that its topic has not told us yet.
@ApplicationScoped
class ProgrammeGrpc {

    private final ProgrammeBlockingStub programme;
    private final CallsConfig config;

    ProgrammeGrpc(@GrpcClient("sessions") ProgrammeBlockingStub programme, CallsConfig config) {
        this.programme = programme;
        this.config = config;
    }

    /// The conference of that name, empty when the owner knows none.
    ///
    /// @throws io.grpc.StatusRuntimeException when it gives no answer
    Optional<Told> conference(String slug) {
        var reply = programme
                .withDeadlineAfter(config.deadline())
                .getConference(GetConferenceRequest.newBuilder().setSlug(slug).build());
        return switch (reply.getAnswerCase()) {
            case CONFERENCE -> Optional.of(ProgrammeEvents.conference(reply.getConference()));
            case NOT_FOUND, ANSWER_NOT_SET -> Optional.empty();
        };
    }
}
