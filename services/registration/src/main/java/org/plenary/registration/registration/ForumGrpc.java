package org.plenary.registration.registration;

import io.grpc.Status;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import java.util.function.Supplier;
import org.plenary.platform.calls.ServiceCaller;
import org.plenary.proto.registration.v1.Forum;
import org.plenary.proto.registration.v1.JoinForumRequest;
import org.plenary.proto.registration.v1.JoinForumResponse;
import org.plenary.proto.registration.v1.JoinForumResponse.RegisteredOtherwise;
import org.plenary.proto.registration.v1.JoinForumResponse.Youth;
import org.plenary.proto.registration.v1.LeaveForumRequest;
import org.plenary.proto.registration.v1.LeaveForumResponse;
import org.plenary.registration.conference.Conferences;

/// Hears who joins and leaves the youth forum, from the youth service alone.
@GrpcService
@RolesAllowed("service")
class ForumGrpc implements Forum {

    private final Registrations registrations;
    private final Conferences conferences;
    private final ForumConfig config;
    private final ServiceCaller caller;

    ForumGrpc(Registrations registrations, Conferences conferences, ForumConfig config, ServiceCaller caller) {
        this.registrations = registrations;
        this.conferences = conferences;
        this.config = config;
        this.caller = caller;
    }

    @Override
    public Uni<JoinForumResponse> joinForum(JoinForumRequest request) {
        return forum(() -> {
            var conference = conferences.byId(id(request.getConferenceId())).orElseThrow(() -> Status.NOT_FOUND
                    .withDescription("No such conference")
                    .asRuntimeException());
            boolean youth = registrations.joinForum(conference.id(), id(request.getSubject()));
            var reply = JoinForumResponse.newBuilder();
            return (youth
                            ? reply.setYouth(Youth.getDefaultInstance())
                            : reply.setRegisteredOtherwise(RegisteredOtherwise.getDefaultInstance()))
                    .build();
        });
    }

    @Override
    public Uni<LeaveForumResponse> leaveForum(LeaveForumRequest request) {
        return forum(() -> {
            registrations.leaveForum(id(request.getConferenceId()), id(request.getSubject()));
            return LeaveForumResponse.getDefaultInstance();
        });
    }

    private <T> Uni<T> forum(Supplier<T> work) {
        return caller.only(config.client(), work);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("Not an id")
                    .withCause(none)
                    .asRuntimeException();
        }
    }
}
