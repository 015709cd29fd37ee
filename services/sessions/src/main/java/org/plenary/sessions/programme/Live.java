package org.plenary.sessions.programme;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A session's live state, and what happened when.
///
/// @param armed whether it goes live by itself at its start time
/// @param dropped whether the pause came from the encoder's drop: only such a pause ends by itself
/// @param previewAt when its first preview began
/// @param startedAt when it first went live
/// @param pausedAt when the pause that lasts began
/// @param endedAt when it ended
public record Live(
        LiveState state,
        boolean armed,
        boolean dropped,
        @Nullable Instant previewAt,
        @Nullable Instant startedAt,
        @Nullable Instant pausedAt,
        @Nullable Instant endedAt) {

    /// How every session begins.
    public static final Live SCHEDULED = new Live(LiveState.SCHEDULED, false, false, null, null, null, null);

    /// Whether it has a past that a schedule must not erase.
    public boolean hasPast() {
        return state != LiveState.SCHEDULED || startedAt != null;
    }

    /// What those who are not backstage know of it.
    public Live shownToOthers() {
        return new Live(state.shownToOthers(), false, false, null, startedAt, pausedAt, endedAt);
    }
}
