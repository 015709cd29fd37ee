package org.plenary.registration.right;

import io.grpc.Status;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.Set;
import java.util.UUID;
import org.plenary.platform.calls.Answering;
import org.plenary.proto.registration.v1.Author;
import org.plenary.proto.registration.v1.GetAuthorRequest;
import org.plenary.proto.registration.v1.GetAuthorResponse;
import org.plenary.proto.registration.v1.GetParticipantRequest;
import org.plenary.proto.registration.v1.GetParticipantResponse;
import org.plenary.proto.registration.v1.GetParticipantsRequest;
import org.plenary.proto.registration.v1.GetParticipantsResponse;
import org.plenary.proto.registration.v1.GetRolesRequest;
import org.plenary.proto.registration.v1.GetRolesResponse;
import org.plenary.proto.registration.v1.NotRegistered;
import org.plenary.proto.registration.v1.Rights;
import org.plenary.registration.conference.Conferences;
import org.plenary.registration.registration.Person;
import org.plenary.registration.registration.RegistrationEvents;
import org.plenary.registration.registration.Registrations;
import org.plenary.registration.role.Role;
import org.plenary.registration.role.Roles;

/// The contract's `Rights`, for services alone.
@GrpcService
@RolesAllowed("service")
class RightsGrpc implements Rights {

    /// The contract's bound.
    private static final int MOST_SUBJECTS = 1_000;

    private final Roles roles;
    private final Registrations registrations;
    private final Conferences conferences;

    RightsGrpc(Roles roles, Registrations registrations, Conferences conferences) {
        this.roles = roles;
        this.registrations = registrations;
        this.conferences = conferences;
    }

    @Override
    public Uni<GetRolesResponse> getRoles(GetRolesRequest request) {
        return Answering.with(() -> {
            var conference = id(request.getConferenceId());
            var found = roles(conference, id(request.getSubject()));
            var reply = GetRolesResponse.newBuilder();
            found.stream().sorted().map(RightsGrpc::role).forEach(reply::addRoles);
            return reply.build();
        });
    }

    /// Who creates a conference may act before its event arrives, so a conference that is not known is asked for first;
    /// looked up after the roles, an event that comes in between would leave the creator without any.
    private Set<Role> roles(UUID conference, UUID subject) {
        return conferences.byId(conference).isPresent() ? roles.of(conference, subject) : Set.of();
    }

    @Override
    public Uni<GetParticipantResponse> getParticipant(GetParticipantRequest request) {
        return Answering.with(() -> {
            var reply = GetParticipantResponse.newBuilder();
            registrations
                    .find(id(request.getConferenceId()), id(request.getSubject()))
                    .map(RegistrationEvents::participant)
                    .ifPresentOrElse(
                            reply::setParticipant, () -> reply.setNotRegistered(NotRegistered.getDefaultInstance()));
            return reply.build();
        });
    }

    @Override
    public Uni<GetParticipantsResponse> getParticipants(GetParticipantsRequest request) {
        return Answering.with(() -> {
            if (request.getSubjectsCount() > MOST_SUBJECTS) {
                throw Status.INVALID_ARGUMENT
                        .withDescription("At most %d subjects".formatted(MOST_SUBJECTS))
                        .asRuntimeException();
            }
            var subjects =
                    request.getSubjectsList().stream().map(RightsGrpc::id).toList();
            var reply = GetParticipantsResponse.newBuilder();
            registrations.find(id(request.getConferenceId()), subjects).stream()
                    .map(RegistrationEvents::participant)
                    .forEach(reply::addParticipants);
            return reply.build();
        });
    }

    @Override
    public Uni<GetAuthorResponse> getAuthor(GetAuthorRequest request) {
        return Answering.with(() -> {
            var reply = GetAuthorResponse.newBuilder();
            registrations
                    .find(id(request.getConferenceId()), id(request.getSubject()))
                    .flatMap(registration -> registration.author())
                    .ifPresentOrElse(
                            person -> reply.setAuthor(author(person)),
                            () -> reply.setNotRegistered(NotRegistered.getDefaultInstance()));
            return reply.build();
        });
    }

    private static Author author(Person person) {
        var author = Author.newBuilder().setName(person.name());
        if (person.organisation() != null) {
            author.setOrganisation(person.organisation());
        }
        if (person.country() != null) {
            author.setCountry(person.country());
        }
        return author.build();
    }

    private static org.plenary.proto.registration.v1.Role role(Role role) {
        return switch (role) {
            case CHAIR -> org.plenary.proto.registration.v1.Role.ROLE_CHAIR;
            case MODERATOR -> org.plenary.proto.registration.v1.Role.ROLE_MODERATOR;
            case PRODUCER -> org.plenary.proto.registration.v1.Role.ROLE_PRODUCER;
            case CAPTIONER -> org.plenary.proto.registration.v1.Role.ROLE_CAPTIONER;
            case LEAD -> org.plenary.proto.registration.v1.Role.ROLE_LEAD;
            case FACILITATOR -> org.plenary.proto.registration.v1.Role.ROLE_FACILITATOR;
            case SPEAKER -> org.plenary.proto.registration.v1.Role.ROLE_SPEAKER;
            case ORGANISER -> org.plenary.proto.registration.v1.Role.ROLE_ORGANISER;
        };
    }

    private static UUID id(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("Not an id")
                    .withCause(none)
                    .asRuntimeException();
        }
    }
}
