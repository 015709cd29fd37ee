package org.plenary.bench.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.bench.harness.Latencies;

/// How far boards are behind. The n-th vote for a question has reached somebody when their board shows n or more, so
/// the time of each vote to each viewer is known although no event names a vote.
final class Staleness {

    private final Latencies sinceDue = new Latencies();
    private final Latencies sinceAnswer = new Latencies();
    private long retreats;

    /// Adds what one viewer was shown, of boards that began without a vote and on which nobody withdraws one.
    void add(List<Sightings.Sighting> shown, Map<String, List<Acknowledged.Vote>> votes) {
        var board = new HashMap<String, Integer>();
        for (var sighting : shown) {
            sighting.told().votes().forEach((question, count) -> {
                var of = votes.getOrDefault(question, List.of());
                int before = board.getOrDefault(question, 0);
                int now = Math.toIntExact(count);
                if (now < before) {
                    retreats++;
                }
                for (int at = before; at < Math.min(now, of.size()); at++) {
                    sinceDue.record(sighting.nanos() - of.get(at).dueNanos());
                    sinceAnswer.record(sighting.nanos() - of.get(at).answeredNanos());
                }
                board.put(question, Math.max(before, now));
            });
        }
    }

    /// From when votes were due.
    Latencies sinceDue() {
        return sinceDue;
    }

    /// From when voters were answered; nothing for a board that was sooner.
    Latencies sinceAnswer() {
        return sinceAnswer;
    }

    /// How often a board showed fewer votes than before.
    long retreats() {
        return retreats;
    }
}
