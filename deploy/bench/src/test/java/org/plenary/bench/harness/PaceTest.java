package org.plenary.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long MILLI = 1_000_000;

    private final AtomicLong clock = new AtomicLong(5_000 * MILLI);

    /// Rests end a little early and a look takes a little while, as with a real clock.
    private final Pace pace = Pace.on(() -> clock.getAndAdd(MILLI / 100), nanos -> clock.addAndGet(nanos * 9 / 10));

    @Test
    void nothingIsSentBeforeItIsDueAndAllOfItInOrder() {
        var sent = new ArrayList<Integer>();
        var early = new ArrayList<Integer>();

        pace.keep(Schedule.even(1_000, Duration.ofMillis(20)), (number, due) -> {
            sent.add(number);
            if (clock.get() < due) {
                early.add(number);
            }
        });

        assertThat(sent).hasSize(20).isSorted();
        assertThat(early).isEmpty();
    }

    @Test
    void whatAStallHoldsUpIsSentAtOnceAfterItAndStaysDueWhenItWas() {
        long begin = clock.get();
        var dues = new ArrayList<Long>();

        var late = pace.keep(Schedule.even(1_000, Duration.ofMillis(20)), (number, due) -> {
            dues.add(due - begin);
            if (number == 0) {
                clock.addAndGet(10 * MILLI);
            }
        });

        assertThat(dues.subList(0, 4)).isEqualTo(List.of(0L, MILLI, 2 * MILLI, 3 * MILLI));
        assertThat(late.millisMax()).isBetween(9.0, 10.1);
        // Half of them were due meanwhile.
        assertThat(late.millis(60)).isGreaterThan(0.5);
    }

    @Test
    void aScheduleLastsToItsEndThoughNothingIsDueAnyMore() {
        long begin = clock.get();

        pace.keep(Schedule.even(10, Duration.ofMillis(100)), (number, due) -> {});

        assertThat(clock.get() - begin).isGreaterThanOrEqualTo(100 * MILLI);
    }
}
