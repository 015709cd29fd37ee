package org.plenary.registration.conference;

import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.plenary.proto.sessions.v1.GetConferenceRequest;
import org.plenary.proto.sessions.v1.ProgrammeGrpc.ProgrammeBlockingStub;

/// Asks the sessions service, which owns conferences. Must be called on a virtual or worker thread.
@ApplicationScoped
class ConferenceGrpc {

    private final ProgrammeBlockingStub programme;
    private final Duration timeout;

    /// @param timeout how long whoever waits for a conference waits before they are told to try again
    ConferenceGrpc(
            @GrpcClient("programme") ProgrammeBlockingStub programme,
            @ConfigProperty(name = "plenary.conference.ask-timeout") Duration timeout) {
        this.programme = programme;
        this.timeout = timeout;
    }

    /// @throws io.grpc.StatusRuntimeException when no answer came in time
    Optional<Conference> bySlug(String slug) {
        return ask(GetConferenceRequest.newBuilder().setSlug(slug).build());
    }

    /// As [#bySlug].
    Optional<Conference> byId(UUID id) {
        return ask(GetConferenceRequest.newBuilder().setId(id.toString()).build());
    }

    private Optional<Conference> ask(GetConferenceRequest request) {
        var answer = programme
                .withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .getConference(request);
        return switch (answer.getAnswerCase()) {
            case CONFERENCE -> Optional.of(read(answer.getConference()));
            case NOT_FOUND, ANSWER_NOT_SET -> Optional.empty();
        };
    }

    /// Reads the contract's form.
    ///
    /// @throws IllegalArgumentException when an id is none
    static Conference read(org.plenary.proto.sessions.v1.Conference told) {
        return new Conference(
                UUID.fromString(told.getId()),
                told.getSlug(),
                told.getTitle(),
                // An access that is not known yet is the narrowest: on doubt, deny.
                switch (told.getAccess()) {
                    case ACCESS_OPEN -> Access.OPEN;
                    case ACCESS_REGISTRATION -> Access.REGISTRATION;
                    case ACCESS_INVITATION, ACCESS_UNSPECIFIED, UNRECOGNIZED -> Access.INVITATION;
                },
                creator(told.getCreator()),
                told.getVersion());
    }

    private static @Nullable UUID creator(String account) {
        return account.isEmpty() ? null : UUID.fromString(account);
    }
}
