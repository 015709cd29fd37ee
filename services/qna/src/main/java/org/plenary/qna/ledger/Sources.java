package org.plenary.qna.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// By which way a session's questions came, so that nobody is pointed at who is few: a figure below
/// five of the youth forum is kept back, and with it as much as it takes that the sum does not give it
/// away.
///
/// @param received how many questions came by each way
record Sources(Map<String, Long> received) {

    /// In the order they are told.
    static final List<String> WAYS = List.of("web", "room", "social", "youthForum");

    /// Fewer than this point at somebody (see the safeguarding statements on figures).
    private static final int FEWEST_TOLD = 5;

    private static final String YOUTH = "youthForum";

    /// How many came by each way; null for what is kept back.
    Map<String, @Nullable Long> told() {
        var told = new LinkedHashMap<String, @Nullable Long>();
        WAYS.forEach(way -> told.put(way, size(way)));
        if (size(YOUTH) == 0 || size(YOUTH) >= FEWEST_TOLD) {
            return told;
        }
        told.put(YOUTH, null);
        var others = new ArrayList<>(WAYS.subList(0, WAYS.size() - 1));
        others.sort(Comparator.comparing((String way) -> size(way) == 0).thenComparing(this::size));
        long behind = size(YOUTH);
        for (var way : others) {
            if (behind >= FEWEST_TOLD) {
                break;
            }
            told.put(way, null);
            behind += size(way);
        }
        // With one figure alone, the sum of all would tell it.
        if (told.values().stream().filter(figure -> figure == null).count() == 1) {
            told.put(others.getFirst(), null);
        }
        return told;
    }

    private long size(String way) {
        return received.getOrDefault(way, 0L);
    }
}
