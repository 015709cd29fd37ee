package org.plenary.edge.live;

import java.util.function.Consumer;
import org.plenary.edge.board.Board;

/// What the owners said of a session that somebody wants to follow.
sealed interface Start {

    /// It is there.
    ///
    /// @param state lays the owners' state onto a board
    record Known(Consumer<Board> state) implements Start {}

    /// There is no such session.
    record Unknown() implements Start {}

    /// An owner gave no answer.
    record Silent() implements Start {}
}
