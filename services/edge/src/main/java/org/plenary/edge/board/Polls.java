package org.plenary.edge.board;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One session's polls, folded from versioned facts, as [Board] folds the rest.
final class Polls {

    /// The most polls that are shown: the open one and those that were closed last.
    static final int SHOWN_MAX = 10;

    private final Map<String, Poll> shown = new HashMap<>();
    private final Map<String, Long> versions = Versions.bounded();
    private final Map<String, Poll.Tally> tallies = Versions.bounded();

    /// Takes a poll's state.
    ///
    /// @param poll null when it is its moderators' alone
    /// @return whether this was news
    boolean take(String id, long version, @Nullable Poll poll) {
        if (version <= versions.getOrDefault(id, 0L)) {
            return false;
        }
        versions.put(id, version);
        if (poll == null) {
            shown.remove(id);
        } else {
            shown.put(id, poll.with(tallies.getOrDefault(id, Poll.Tally.NONE)));
            if (shown.size() > SHOWN_MAX) {
                shown.values().stream().max(Poll.OPEN_FIRST).ifPresent(oldest -> shown.remove(oldest.id()));
            }
        }
        return true;
    }

    /// Takes what was counted.
    void tally(String id, Poll.Tally counted) {
        var known = tallies.get(id);
        if (known == null || known.version() < counted.version()) {
            tallies.put(id, counted);
            shown.computeIfPresent(id, (key, poll) -> poll.with(counted));
        }
    }

    List<Poll> view() {
        return shown.values().stream().sorted(Poll.OPEN_FIRST).toList();
    }
}
