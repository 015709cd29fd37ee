package org.plenary.youth.conference;

import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.plenary.platform.calls.CallsConfig;
import org.plenary.proto.sessions.v1.GetConferenceRequest;
import org.plenary.proto.sessions.v1.GetSessionRequest;
import org.plenary.proto.sessions.v1.ProgrammeGrpc.ProgrammeBlockingStub;

/// Asks the sessions service, which owns conferences and sessions. Must be called on a virtual or worker thread.
@ApplicationScoped
class ConferenceGrpc {

    private final ProgrammeBlockingStub programme;
    private final CallsConfig config;

    ConferenceGrpc(@GrpcClient("programme") ProgrammeBlockingStub programme, CallsConfig config) {
        this.programme = programme;
        this.config = config;
    }

    /// @throws io.grpc.StatusRuntimeException when no answer came in time
    Optional<Conference> bySlug(String slug) {
        var answer = programme
                .withDeadlineAfter(config.deadline())
                .getConference(GetConferenceRequest.newBuilder().setSlug(slug).build());
        return switch (answer.getAnswerCase()) {
            case CONFERENCE -> Optional.of(read(answer.getConference()));
            case NOT_FOUND, ANSWER_NOT_SET -> Optional.empty();
        };
    }

    /// As [#bySlug], for a session.
    Optional<Session> session(UUID id) {
        var answer = programme
                .withDeadlineAfter(config.deadline())
                .getSession(GetSessionRequest.newBuilder().setId(id.toString()).build());
        return switch (answer.getAnswerCase()) {
            case FOUND -> Optional.of(read(answer.getFound().getSession()));
            case NOT_FOUND, ANSWER_NOT_SET -> Optional.empty();
        };
    }

    /// Reads the contract's form.
    ///
    /// @throws IllegalArgumentException when an id is none
    /// @throws java.time.format.DateTimeParseException when a day is none
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
                LocalDate.parse(told.getEndsOn()),
                told.getVersion());
    }

    /// As [#read].
    static Session read(org.plenary.proto.sessions.v1.Session told) {
        boolean ended =
                switch (told.getState()) {
                    case LIVE_STATE_ENDED, LIVE_STATE_REPLAY -> true;
                    case LIVE_STATE_UNSPECIFIED,
                            LIVE_STATE_SCHEDULED,
                            LIVE_STATE_PREVIEW,
                            LIVE_STATE_LIVE,
                            LIVE_STATE_PAUSED,
                            UNRECOGNIZED -> false;
                };
        return new Session(
                UUID.fromString(told.getId()),
                UUID.fromString(told.getConferenceId()),
                ended || told.getWithdrawn(),
                told.getVersion());
    }
}
