package org.plenary.youth.breakout;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody in a room, as far as was heard of them.
///
/// @param person the account
/// @param name what the others see: a pseudonym, or a facilitator's name
/// @param recordable whether they may be recorded
/// @param seenAt when they were last heard of
/// @param leftAt when they left; null while they have not
public record Presence(
        UUID person,
        Part part,
        String name,
        boolean recordable,
        Instant seenAt,
        @Nullable Instant leftAt) {

    /// Who is not heard of for so long is not there: safeguarding statement 1.
    public static final Duration SILENCE = Duration.ofSeconds(5);

    static Presence of(UUID person, Part part, String name, boolean recordable, Instant now) {
        return new Presence(person, part, name, recordable, now, null);
    }

    /// Until when they are taken to be there, if nothing more is heard of them.
    Instant until() {
        var silent = seenAt.plus(SILENCE);
        return leftAt != null && leftAt.isBefore(silent) ? leftAt : silent;
    }

    public boolean isThere(Instant now) {
        return until().isAfter(now);
    }

    boolean isYouth() {
        return part == Part.YOUTH;
    }

    boolean isFacilitator() {
        return part == Part.FACILITATOR;
    }

    Presence seen(boolean nowRecordable, Instant now) {
        return new Presence(person, part, name, nowRecordable, now, leftAt);
    }

    Presence named(String other) {
        return new Presence(person, part, other, recordable, seenAt, leftAt);
    }

    Presence left(Instant now) {
        return new Presence(person, part, name, recordable, seenAt, now);
    }
}
