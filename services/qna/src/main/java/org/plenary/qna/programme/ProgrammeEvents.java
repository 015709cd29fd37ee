package org.plenary.qna.programme;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.proto.sessions.v1.Conference;
import org.plenary.proto.sessions.v1.Session;
import org.plenary.qna.programme.Programme.Phase;
import org.plenary.qna.programme.Programmes.Told;
import org.plenary.qna.programme.Programmes.ToldSession;
import org.plenary.qna.programme.Programmes.ToldTheme;

/// Reads the sessions service's messages. What is not known (a newer contract) is read in the stricter sense.
final class ProgrammeEvents {

    private ProgrammeEvents() {}

    static Told conference(Conference told) {
        return new Told(
                UUID.fromString(told.getId()),
                told.getSlug(),
                told.getHashtag().isEmpty() ? null : told.getHashtag(),
                switch (told.getAccess()) {
                    case ACCESS_OPEN, ACCESS_REGISTRATION -> false;
                    case ACCESS_INVITATION, ACCESS_UNSPECIFIED, UNRECOGNIZED -> true;
                },
                told.getThemesList().stream()
                        .map(theme -> new ToldTheme(UUID.fromString(theme.getId()), theme.getTag()))
                        .toList(),
                told.getVersion());
    }

    static ToldSession session(Session told) {
        return new ToldSession(
                UUID.fromString(told.getId()),
                UUID.fromString(told.getConferenceId()),
                told.getThemeId().isEmpty() ? null : UUID.fromString(told.getThemeId()),
                told.hasStartsAt() ? instant(told.getStartsAt()) : null,
                told.hasEndsAt() ? instant(told.getEndsAt()) : null,
                phase(told),
                told.getVersion());
    }

    private static Phase phase(Session told) {
        if (told.getWithdrawn()) {
            return Phase.WITHDRAWN;
        }
        return switch (told.getState()) {
            case LIVE_STATE_SCHEDULED, LIVE_STATE_PREVIEW, LIVE_STATE_UNSPECIFIED -> Phase.AHEAD;
            case LIVE_STATE_LIVE, LIVE_STATE_PAUSED -> Phase.LIVE;
            case LIVE_STATE_ENDED, LIVE_STATE_REPLAY, UNRECOGNIZED -> Phase.OVER;
        };
    }

    private static @Nullable Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }
}
