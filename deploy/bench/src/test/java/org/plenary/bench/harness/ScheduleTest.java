package org.plenary.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void evenOnesAreDueAtTheSameDistanceFromTheBeginningOn() {
        var schedule = Schedule.even(4, Duration.ofSeconds(1));

        assertThat(IntStream.range(0, schedule.size()).mapToLong(schedule::dueNanos))
                .containsExactly(0L, 250_000_000L, 500_000_000L, 750_000_000L);
    }

    @Test
    void evenOnesDoNotDriftWhereTheDistanceIsNoWholeNumber() {
        var schedule = Schedule.even(3, Duration.ofSeconds(1_000));

        assertThat(schedule.size()).isEqualTo(3_000);
        assertThat(schedule.dueNanos(2_997)).isEqualTo(999_000_000_000L);
    }

    @Test
    void randomOnesKeepToTheRateAndToTheLength() {
        var schedule = Schedule.random(1_000, Duration.ofSeconds(20), 7);

        assertThat(schedule.size()).isBetween(19_400, 20_600);
        assertThat(schedule.dueNanos(schedule.size() - 1)).isLessThan(20_000_000_000L);
    }

    @Test
    void randomOnesComeInHeapsAndGaps() {
        var schedule = Schedule.random(1_000, Duration.ofSeconds(20), 7);
        var distances = IntStream.range(1, schedule.size())
                .mapToLong(number -> schedule.dueNanos(number) - schedule.dueNanos(number - 1))
                .toArray();

        assertThat(share(distances, Long.MIN_VALUE, 0)).isZero();
        // Of an exponential distribution 9.5 percent are shorter than a tenth of the mean, and 5 longer than three.
        assertThat(share(distances, 0, 100_000)).isBetween(0.085, 0.105);
        assertThat(share(distances, 3_000_000, Long.MAX_VALUE)).isBetween(0.043, 0.057);
    }

    private static double share(long[] distances, long from, long to) {
        return (double) Arrays.stream(distances)
                        .filter(distance -> distance >= from && distance < to)
                        .count()
                / distances.length;
    }

    @Test
    void nothingIsScheduledAtNoRate() {
        assertThatIllegalArgumentException().isThrownBy(() -> Schedule.even(0, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Schedule.random(Double.NaN, Duration.ofSeconds(1), 1));
    }
}
