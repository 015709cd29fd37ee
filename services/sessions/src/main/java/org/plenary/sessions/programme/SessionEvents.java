package org.plenary.sessions.programme;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import org.plenary.platform.outbox.Event;
import org.plenary.proto.sessions.v1.LiveState;

/// The session as the topic and other services know it.
public final class SessionEvents {

    private SessionEvents() {}

    /// The event that tells of a session's state.
    public static Event of(Session session) {
        return new Event(session.id(), session.id().toString(), state(session));
    }

    /// The whole public state.
    public static org.plenary.proto.sessions.v1.Session state(Session session) {
        var facts = session.facts();
        var live = session.live();
        var state = org.plenary.proto.sessions.v1.Session.newBuilder()
                .setId(session.id().toString())
                .setConferenceId(session.conference().toString())
                .setTitle(facts.title())
                .setKind(facts.kind().code())
                .setThemeId(facts.theme() == null ? "" : facts.theme().id().toString())
                .setRoom(facts.room())
                .setStartsAt(timestamp(facts.startsAt()))
                .setEndsAt(timestamp(facts.endsAt()))
                .setState(state(live.state()))
                .setPublic(session.open())
                .setWithdrawn(session.withdrawn())
                .setVersion(session.version());
        if (live.startedAt() != null) {
            state.setStartedAt(timestamp(live.startedAt()));
        }
        if (live.endedAt() != null) {
            state.setEndedAt(timestamp(live.endedAt()));
        }
        return state.build();
    }

    private static LiveState state(org.plenary.sessions.programme.LiveState state) {
        return switch (state) {
            case SCHEDULED -> LiveState.LIVE_STATE_SCHEDULED;
            case PREVIEW -> LiveState.LIVE_STATE_PREVIEW;
            case LIVE -> LiveState.LIVE_STATE_LIVE;
            case PAUSED -> LiveState.LIVE_STATE_PAUSED;
            case ENDED -> LiveState.LIVE_STATE_ENDED;
            case REPLAY -> LiveState.LIVE_STATE_REPLAY;
        };
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
