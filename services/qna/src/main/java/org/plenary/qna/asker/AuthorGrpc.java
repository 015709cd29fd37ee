package org.plenary.qna.asker;

import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.plenary.platform.calls.CallsConfig;
import org.plenary.proto.registration.v1.GetAuthorRequest;
import org.plenary.proto.registration.v1.RightsGrpc.RightsBlockingStub;

/// Asks registration how a person wishes to be named, when they chose to be.
@ApplicationScoped
public class AuthorGrpc {

    /// @param organisation empty when none was given
    public record Named(String name, String organisation) {}

    private final RightsBlockingStub rights;
    private final CallsConfig config;

    AuthorGrpc(@GrpcClient("registration") RightsBlockingStub rights, CallsConfig config) {
        this.rights = rights;
        this.config = config;
    }

    /// The person's name and organisation, empty when they hold no registration.
    ///
    /// @throws io.grpc.StatusRuntimeException when registration gives no answer
    public Optional<Named> author(UUID conference, UUID subject) {
        var reply = rights.withDeadlineAfter(config.deadline())
                .getAuthor(GetAuthorRequest.newBuilder()
                        .setConferenceId(conference.toString())
                        .setSubject(subject.toString())
                        .build());
        return switch (reply.getAnswerCase()) {
            case AUTHOR ->
                Optional.of(
                        new Named(reply.getAuthor().getName(), reply.getAuthor().getOrganisation()));
            case NOT_REGISTERED, ANSWER_NOT_SET -> Optional.empty();
        };
    }
}
