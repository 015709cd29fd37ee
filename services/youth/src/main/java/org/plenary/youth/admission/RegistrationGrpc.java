package org.plenary.youth.admission;

import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.plenary.platform.calls.CallsConfig;
import org.plenary.proto.registration.v1.ForumGrpc.ForumBlockingStub;
import org.plenary.proto.registration.v1.JoinForumRequest;
import org.plenary.proto.registration.v1.LeaveForumRequest;

/// Tells the registration service who is a young person at a conference, so that nobody is one here and an adult there.
@ApplicationScoped
class RegistrationGrpc {

    private final ForumBlockingStub forum;
    private final CallsConfig config;

    RegistrationGrpc(@GrpcClient("registration") ForumBlockingStub forum, CallsConfig config) {
        this.forum = forum;
        this.config = config;
    }

    /// Somebody joins. To tell it again changes nothing.
    ///
    /// @return whether they are registered as youth now; false when they are registered as something else
    /// @throws StatusRuntimeException when registration gives no answer: whether it has heard is not known then
    boolean join(UUID conference, UUID subject) {
        var reply = forum.withDeadlineAfter(config.deadline())
                .joinForum(JoinForumRequest.newBuilder()
                        .setConferenceId(conference.toString())
                        .setSubject(subject.toString())
                        .build());
        return switch (reply.getOutcomeCase()) {
            case YOUTH -> true;
            case REGISTERED_OTHERWISE -> false;
            case OUTCOME_NOT_SET ->
                throw new IllegalStateException("The registration service tells something that is not known yet");
        };
    }

    /// Somebody has left. To tell it again changes nothing.
    ///
    /// @throws StatusRuntimeException as [#join]
    void leave(UUID conference, UUID subject) {
        forum.withDeadlineAfter(config.deadline())
                .leaveForum(LeaveForumRequest.newBuilder()
                        .setConferenceId(conference.toString())
                        .setSubject(subject.toString())
                        .build());
    }
}
