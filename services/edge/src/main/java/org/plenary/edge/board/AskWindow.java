package org.plenary.edge.board;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a session takes questions and votes.
///
/// @param closesAt the planned end in the hall, null when none is planned
/// @param askingUntil when questions end for everybody, null while no end is in sight
/// @param votingUntil as askingUntil
public record AskWindow(
        boolean asking,
        boolean voting,
        @Nullable Instant closesAt,
        @Nullable Instant askingUntil,
        @Nullable Instant votingUntil) {

    static final AskWindow OPEN = new AskWindow(true, true, null, null, null);

    static final AskWindow CLOSED = new AskWindow(false, false, null, null, null);
}
