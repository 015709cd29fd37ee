package org.plenary.bench.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StalenessTest {

    private static final long MILLI = 1_000_000;

    private final Staleness staleness = new Staleness();

    private static Sightings.Sighting at(long millis, String question, long votes) {
        return new Sightings.Sighting(new Sightings.Told(Map.of(question, votes), 0), millis * MILLI);
    }

    private static Acknowledged.Vote vote(long dueMillis, long answeredMillis) {
        return new Acknowledged.Vote(dueMillis * MILLI, answeredMillis * MILLI);
    }

    @Test
    void aVoteHasReachedABoardOnceThatShowsAsMany() {
        var votes = Map.of("q", List.of(vote(0, 10), vote(20, 40), vote(50, 55)));

        staleness.add(List.of(at(0, "q", 0), at(100, "q", 2), at(300, "q", 3)), votes);

        assertThat(staleness.sinceDue().count()).isEqualTo(3);
        assertThat(staleness.sinceDue().millis(1)).isBetween(79.9, 80.1);
        assertThat(staleness.sinceDue().millis(50)).isBetween(99.9, 100.1);
        assertThat(staleness.sinceDue().millisMax()).isBetween(249.8, 250.2);
        assertThat(staleness.sinceAnswer().millisMax()).isBetween(244.8, 245.2);
    }

    @Test
    void aBoardThatKnowsBeforeTheVoterIsNotStale() {
        staleness.add(List.of(at(5, "q", 1)), Map.of("q", List.of(vote(0, 20))));

        assertThat(staleness.sinceAnswer().millisMax()).isZero();
    }

    @Test
    void aBoardThatGoesBackIsNoted() {
        staleness.add(
                List.of(at(5, "q", 2), at(6, "q", 1), at(7, "q", 2)), Map.of("q", List.of(vote(0, 1), vote(0, 2))));

        assertThat(staleness.retreats()).isEqualTo(1);
        assertThat(staleness.sinceDue().count()).isEqualTo(2);
    }

    @Test
    void aBoardIsWhatItsEventsAddUpTo() {
        var sightings = new Sightings(2);
        event(sightings, 0, "a-1", "snapshot", "{\"board\":[{\"id\":\"p\",\"votes\":1},{\"id\":\"q\",\"votes\":2}]}");
        event(sightings, 0, "a-2", "change", "{\"votes\":{\"q\":5},\"board\":{\"put\":[{\"id\":\"r\",\"votes\":0}]}}");
        event(sightings, 1, "a-2", "change", "{\"votes\":{\"q\":5},\"board\":{\"put\":[{\"id\":\"r\",\"votes\":0}]}}");

        assertThat(sightings.board(0)).isEqualTo(Map.of("p", 1L, "q", 5L, "r", 0L));
        assertThat(sightings.read()).isEqualTo(3);
        assertThat(sightings.differing()).isZero();
    }

    @Test
    void theSameEventWithOtherBytesIsNoted() {
        var sightings = new Sightings(2);
        event(sightings, 0, "a-2", "change", "{\"votes\":{\"q\":5}}");
        event(sightings, 1, "a-2", "change", "{\"votes\":{\"q\":6}}");

        assertThat(sightings.differing()).isEqualTo(1);
    }

    private static void event(Sightings sightings, int viewer, String id, String name, String data) {
        var bytes = "id: %s\nevent: %s\ndata: %s\n\n".formatted(id, name, data).getBytes(StandardCharsets.UTF_8);
        sightings.event(viewer, bytes, 0, bytes.length, 0);
    }
}
