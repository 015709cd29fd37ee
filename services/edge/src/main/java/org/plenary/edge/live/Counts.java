package org.plenary.edge.live;

import java.util.HashMap;
import java.util.Map;

/// How many watch one session on the other replicas, as they last said. Whoever holds it guards it.
final class Counts {

    private record Heard(int open, long atNanos) {}

    private final Map<String, Heard> replicas = new HashMap<>();
    private final long forgottenNanos;

    Counts(long forgottenNanos) {
        this.forgottenNanos = forgottenNanos;
    }

    void heard(String replica, int open, long nowNanos) {
        if (open <= 0) {
            replicas.remove(replica);
        } else {
            replicas.put(replica, new Heard(open, nowNanos));
        }
    }

    /// The sum of what was said lately.
    int sum(long nowNanos) {
        replicas.values().removeIf(heard -> nowNanos - heard.atNanos() > forgottenNanos);
        return replicas.values().stream().mapToInt(Heard::open).sum();
    }
}
