package org.plenary.qna.session;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.proto.sessions.v1.LiveState;
import org.plenary.proto.sessions.v1.SessionWithConference;
import org.plenary.qna.session.Conference.Access;
import org.plenary.qna.session.Conference.Attribution;

/// Reads the sessions service's messages. What is not known (a newer contract) is read in the stricter
/// sense.
final class SessionEvents {

    private SessionEvents() {}

    static Conference conference(org.plenary.proto.sessions.v1.Conference told) {
        return new Conference(
                UUID.fromString(told.getId()),
                switch (told.getAccess()) {
                    case ACCESS_OPEN -> Access.OPEN;
                    case ACCESS_REGISTRATION -> Access.REGISTRATION;
                    case ACCESS_INVITATION, ACCESS_UNSPECIFIED, UNRECOGNIZED -> Access.INVITATION;
                },
                switch (told.getAttribution()) {
                    case ATTRIBUTION_ON_THE_RECORD -> Attribution.ON_THE_RECORD;
                    case ATTRIBUTION_CHATHAM_HOUSE, ATTRIBUTION_UNSPECIFIED, UNRECOGNIZED -> Attribution.CHATHAM_HOUSE;
                },
                told.getVersion());
    }

    static Session session(SessionWithConference told) {
        var session = told.getSession();
        return new Session(
                UUID.fromString(session.getId()),
                conference(told.getConference()),
                session.getPublic(),
                session.getWithdrawn(),
                endedAt(session),
                session.getVersion());
    }

    /// When it ended, null for one that has not.
    static @Nullable Instant endedAt(org.plenary.proto.sessions.v1.Session told) {
        return isOver(told.getState())
                ? Instant.ofEpochSecond(
                        told.getEndedAt().getSeconds(), told.getEndedAt().getNanos())
                : null;
    }

    private static boolean isOver(LiveState state) {
        return switch (state) {
            case LIVE_STATE_ENDED, LIVE_STATE_REPLAY -> true;
            case LIVE_STATE_UNSPECIFIED,
                    LIVE_STATE_SCHEDULED,
                    LIVE_STATE_PREVIEW,
                    LIVE_STATE_LIVE,
                    LIVE_STATE_PAUSED,
                    UNRECOGNIZED -> false;
        };
    }
}
