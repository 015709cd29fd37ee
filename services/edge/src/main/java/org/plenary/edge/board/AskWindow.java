package org.plenary.edge.board;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a session takes questions and votes.
///
/// @param closesAt null when no closing time is planned
public record AskWindow(
        boolean asking, boolean voting, @Nullable Instant closesAt) {

    static final AskWindow OPEN = new AskWindow(true, true, null);

    /// What holds once the session is over, whatever was said before.
    AskWindow closed() {
        return new AskWindow(false, false, closesAt);
    }
}
