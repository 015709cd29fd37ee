package org.plenary.edge.board;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A session as everyone sees it at one moment.
///
/// @param session the session's id
/// @param state the live state as JSON has it
/// @param viewers how many watch, on all replicas
/// @param onStage the question on stage, which is on the board too
/// @param board ranked
/// @param updates newest first
/// @param polls the open one first, then those that were closed last
public record View(
        String session,
        String state,
        int viewers,
        @Nullable Item onStage,
        List<Item> board,
        List<Post> updates,
        AskWindow window,
        List<Poll> polls) {

    public View {
        board = List.copyOf(board);
        updates = List.copyOf(updates);
        polls = List.copyOf(polls);
    }
}
