package org.plenary.qna.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {

    private static Map<String, Long> told(long web, long room, long social, long youth) {
        return new Sources(Map.of("web", web, "room", room, "social", social, "youthForum", youth)).told();
    }

    @Test
    void tellsAllWhereNobodyIsFew() {
        assertThat(told(3, 1, 0, 0))
                .containsEntry("web", 3L)
                .containsEntry("room", 1L)
                .containsEntry("youthForum", 0L);
        assertThat(told(3, 1, 0, 5)).containsEntry("web", 3L).containsEntry("youthForum", 5L);
    }

    @Test
    void keepsBackFewYoungPeopleAndWhatWouldGiveThemAway() {
        assertThat(told(20, 7, 0, 2))
                .containsEntry("youthForum", null)
                .containsEntry("room", null)
                .containsEntry("web", 20L);
        assertThat(told(20, 0, 0, 4))
                .containsEntry("youthForum", null)
                .containsEntry("web", null)
                .containsEntry("room", 0L);
        assertThat(told(0, 0, 0, 1).values()).as("the sum of all is told, too").containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neverLeavesAFewYoungPeopleOver(long seed) {
        var chance = new Random(seed);
        for (int time = 0; time < 500; time++) {
            var received = new HashMap<String, Long>();
            long youth = chance.nextInt(12);
            Sources.WAYS.forEach(way -> received.put(way, (long) chance.nextInt(12)));
            received.put("youthForum", youth);
            var told = new Sources(received).told();
            if (youth == 0 || youth >= 5) {
                assertThat(told).doesNotContainValue(null);
                continue;
            }
            var kept =
                    Sources.WAYS.stream().filter(way -> told.get(way) == null).toList();
            assertThat(kept).contains("youthForum").hasSizeGreaterThan(1);
            var others = List.of("web", "room", "social");
            boolean allTold = others.stream().map(told::get).noneMatch(Objects::isNull);
            assertThat(allTold).isFalse();
            long behind = kept.stream().mapToLong(received::get).sum();
            assertThat(behind >= 5 || kept.size() == Sources.WAYS.size()).isTrue();
        }
    }
}
