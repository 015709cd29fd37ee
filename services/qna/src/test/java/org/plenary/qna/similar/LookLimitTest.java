package org.plenary.qna.similar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LookLimitTest {

    private static final UUID PERSON = UUID.randomUUID();

    private record Four(double atLeast, int atMost, int looks, Duration within, long remembered)
            implements SimilarConfig {}

    private Instant now = Instant.parse("2011-11-01T09:00:00Z");
    private final LookLimit limit = new LookLimit(new Four(0, 0, 4, Duration.ofMinutes(1), 10), () -> now);

    private void take(int looks) {
        for (int look = 0; look < looks; look++) {
            assertThat(limit.look(PERSON)).isZero();
        }
    }

    @Test
    void aPersonLooksSoManyTimesAtOnceAndThenAsOftenAsTimePasses() {
        take(4);
        assertThat(limit.look(PERSON)).isEqualTo(Duration.ofSeconds(15));
        now = now.plusSeconds(14);
        assertThat(limit.look(PERSON)).isEqualTo(Duration.ofSeconds(1));
        now = now.plusSeconds(1);
        take(1);
        assertThat(limit.look(PERSON)).isPositive();
    }

    @Test
    void aRestGivesBackNoMoreThanThereWas() {
        take(4);
        now = now.plus(Duration.ofHours(3));
        take(4);
        assertThat(limit.look(PERSON)).isPositive();
    }

    @Test
    void nobodyLooksOnSomebodyElsesAccount() {
        take(4);
        assertThat(limit.look(UUID.randomUUID())).isZero();
    }
}
