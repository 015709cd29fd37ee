package org.plenary.sessions.answers;

import io.grpc.Status;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.plenary.platform.calls.Answering;
import org.plenary.proto.sessions.v1.GetConferenceRequest;
import org.plenary.proto.sessions.v1.GetConferenceResponse;
import org.plenary.proto.sessions.v1.GetSessionRequest;
import org.plenary.proto.sessions.v1.GetSessionResponse;
import org.plenary.proto.sessions.v1.GetSnapshotRequest;
import org.plenary.proto.sessions.v1.GetSnapshotResponse;
import org.plenary.proto.sessions.v1.MayWatchRequest;
import org.plenary.proto.sessions.v1.MayWatchResponse;
import org.plenary.proto.sessions.v1.NotFound;
import org.plenary.proto.sessions.v1.Programme;
import org.plenary.proto.sessions.v1.SessionWithConference;
import org.plenary.proto.sessions.v1.Snapshot;
import org.plenary.proto.sessions.v1.WatchRight;
import org.plenary.sessions.conference.Conference;
import org.plenary.sessions.conference.ConferenceEvents;
import org.plenary.sessions.conference.Conferences;
import org.plenary.sessions.programme.Session;
import org.plenary.sessions.programme.SessionEvents;
import org.plenary.sessions.programme.Sessions;
import org.plenary.sessions.rights.Member;
import org.plenary.sessions.rights.Rights;
import org.plenary.sessions.rights.Watching;
import org.plenary.sessions.updates.UpdateEvents;
import org.plenary.sessions.updates.Updates;

/// Answers the contract `plenary.sessions.v1.Programme`.
@GrpcService
@RolesAllowed("service")
class ProgrammeGrpc implements Programme {

    private static final int MOST_WATCHES = 1_000;
    private static final int MOST_UPDATES = 50;
    private static final Pattern CANONICAL = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Conferences conferences;
    private final Sessions sessions;
    private final Updates updates;
    private final Rights rights;

    ProgrammeGrpc(Conferences conferences, Sessions sessions, Updates updates, Rights rights) {
        this.conferences = conferences;
        this.sessions = sessions;
        this.updates = updates;
        this.rights = rights;
    }

    @Override
    public Uni<GetConferenceResponse> getConference(GetConferenceRequest request) {
        return Answering.with(() -> {
            var found = request.hasSlug()
                    ? conferences.find(request.getSlug())
                    : id(request.getId()).flatMap(conferences::find);
            var response = GetConferenceResponse.newBuilder();
            found.ifPresentOrElse(
                    conference -> response.setConference(ConferenceEvents.state(conference)),
                    () -> response.setNotFound(NotFound.getDefaultInstance()));
            return response.build();
        });
    }

    @Override
    public Uni<GetSessionResponse> getSession(GetSessionRequest request) {
        return Answering.with(() -> {
            var response = GetSessionResponse.newBuilder();
            found(request.getId())
                    .ifPresentOrElse(
                            found -> response.setFound(SessionWithConference.newBuilder()
                                    .setSession(SessionEvents.state(found.session()))
                                    .setConference(ConferenceEvents.state(found.conference()))),
                            () -> response.setNotFound(NotFound.getDefaultInstance()));
            return response.build();
        });
    }

    @Override
    public Uni<GetSnapshotResponse> getSnapshot(GetSnapshotRequest request) {
        return Answering.with(() -> {
            var response = GetSnapshotResponse.newBuilder();
            found(request.getSessionId())
                    .ifPresentOrElse(
                            found -> response.setSnapshot(snapshot(found)),
                            () -> response.setNotFound(NotFound.getDefaultInstance()));
            return response.build();
        });
    }

    @Override
    public Uni<MayWatchResponse> mayWatch(MayWatchRequest request) {
        if (request.getWatchesCount() > MOST_WATCHES) {
            return Uni.createFrom()
                    .failure(Status.INVALID_ARGUMENT
                            .withDescription("At most %d watches".formatted(MOST_WATCHES))
                            .asRuntimeException());
        }
        return Answering.with(() -> {
            var watches = request.getWatchesList().stream()
                    .map(watch -> new Watch(id(watch.getSessionId()), id(watch.getSubject())))
                    .toList();
            var deciding = deciding(watches);
            var response = MayWatchResponse.newBuilder();
            watches.forEach(watch -> response.addRights(right(watch, deciding)));
            return response.build();
        });
    }

    private record Found(Session session, Conference conference) {}

    private record Watch(Optional<UUID> session, Optional<UUID> subject) {}

    /// All that many watches are decided by.
    ///
    /// @param belonging who belongs to a conference that is not open, among those asked about
    private record Deciding(Map<UUID, Session> sessions, Map<UUID, Conference> conferences, Set<Member> belonging) {}

    private Deciding deciding(List<Watch> watches) {
        var ids = watches.stream().flatMap(watch -> watch.session().stream()).collect(Collectors.toSet());
        var known = sessions.find(ids).stream()
                .filter(session -> !session.withdrawn())
                .collect(Collectors.toMap(Session::id, Function.identity()));
        var concerned = new HashMap<UUID, Conference>();
        var asked = new HashSet<Member>();
        for (var watch : watches) {
            var session = watch.session().map(known::get).orElse(null);
            if (session != null && !session.open()) {
                concerned.computeIfAbsent(
                        session.conference(), id -> conferences.find(id).orElseThrow());
                watch.subject().ifPresent(subject -> asked.add(new Member(session.conference(), subject)));
            }
        }
        return new Deciding(known, concerned, rights.belonging(asked));
    }

    private static WatchRight right(Watch watch, Deciding deciding) {
        var session = watch.session().map(deciding.sessions()::get).orElse(null);
        if (session == null) {
            return WatchRight.WATCH_RIGHT_NOT_FOUND;
        }
        if (session.open()) {
            return WatchRight.WATCH_RIGHT_GRANTED;
        }
        var conference = deciding.conferences().get(session.conference());
        if (conference == null) {
            return WatchRight.WATCH_RIGHT_NOT_FOUND;
        }
        var belongs = watch.subject()
                .filter(subject -> deciding.belonging().contains(new Member(conference.id(), subject)))
                .isPresent();
        return switch (Watching.of(conference.access(), watch.subject().isPresent(), belongs)) {
            case GRANTED -> WatchRight.WATCH_RIGHT_GRANTED;
            case LOGIN_NEEDED -> WatchRight.WATCH_RIGHT_LOGIN_NEEDED;
            case FORBIDDEN -> WatchRight.WATCH_RIGHT_FORBIDDEN;
            case NOT_FOUND -> WatchRight.WATCH_RIGHT_NOT_FOUND;
        };
    }

    private Optional<Found> found(String id) {
        return id(id).flatMap(sessions::find)
                .flatMap(session ->
                        conferences.find(session.conference()).map(conference -> new Found(session, conference)));
    }

    private Snapshot snapshot(Found found) {
        var snapshot = Snapshot.newBuilder()
                .setSession(SessionEvents.state(found.session()))
                .setConference(ConferenceEvents.state(found.conference()));
        updates.latest(found.session().id(), MOST_UPDATES)
                .forEach(update -> snapshot.addUpdates(UpdateEvents.state(update)));
        return snapshot.build();
    }

    /// What is no id is nobody's id.
    private static Optional<UUID> id(String text) {
        return CANONICAL.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
