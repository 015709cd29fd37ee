package org.plenary.edge.board;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What concerns only some of those who see a board change: what of it is theirs they look up themselves.
///
/// @param decided ids of questions that were decided: their askers look again
/// @param merged by the id of a question that was merged, the one on the board that counts its supporters now: who
///     supported the first supports the second
/// @param desk the number of the moderators' queue; null when it did not move
public record Hints(
        Set<String> decided,
        Map<String, String> merged,
        @Nullable Long desk) {

    boolean isEmpty() {
        return decided.isEmpty() && merged.isEmpty() && desk == null;
    }
}
