package org.plenary.youth.breakout;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One time that a room was opened.
///
/// @param endsAt when its time is over
/// @param closedAt null while nobody has written down that it closed
/// @param ending why it closed; null as long as `closedAt`
/// @param frozen whether somebody has stopped it
/// @param frozenByLead whether that was the lead, who alone can undo it then: closing the room does not
/// @param recordingSince null while nothing is recorded
public record Opening(
        Instant openedAt,
        Instant endsAt,
        @Nullable Instant closedAt,
        @Nullable Ending ending,
        boolean frozen,
        boolean frozenByLead,
        @Nullable Instant recordingSince) {

    /// @param stopped whether the lead had stopped the room before it closed
    static Opening of(Instant now, int minutes, boolean stopped) {
        return new Opening(now, now.plus(Duration.ofMinutes(minutes)), null, null, stopped, stopped, null);
    }

    Opening closed(Instant at, Ending why) {
        return new Opening(openedAt, endsAt, at, why, frozenByLead, frozenByLead, null);
    }

    Opening endingAt(Instant end) {
        return new Opening(openedAt, end, closedAt, ending, frozen, frozenByLead, recordingSince);
    }

    Opening freezing(boolean now, boolean byLead) {
        return new Opening(openedAt, endsAt, closedAt, ending, now, byLead, null);
    }

    Opening recording(@Nullable Instant since) {
        return new Opening(openedAt, endsAt, closedAt, ending, frozen, frozenByLead, since);
    }
}
