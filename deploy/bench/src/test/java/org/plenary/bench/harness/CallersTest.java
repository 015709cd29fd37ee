package org.plenary.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CallersTest {

    /// Of a system that answers each call after a while.
    private static CompletionStage<Boolean> after(long millis, boolean answer) {
        return CompletableFuture.supplyAsync(
                () -> answer, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
    }

    @Test
    void aStallIsToldByEverythingThatWasDueMeanwhile() {
        var schedule = Schedule.even(100, Duration.ofMillis(600));

        var outcome = Callers.onSchedule(1, schedule, (caller, number, due) -> after(number == 0 ? 300 : 0, true));

        assertThat(outcome.answers().count()).isEqualTo(60);
        // Only one call took 300 ms, but a third of all were due before it ended.
        assertThat(outcome.answers().millis(80)).isGreaterThan(100);
        assertThat(outcome.answers().millisMax()).isGreaterThanOrEqualTo(300);
    }

    @Test
    void nobodyHasTwoCallsUnderWay() {
        var underWay = new ConcurrentHashMap<Integer, AtomicInteger>();
        var most = new AtomicInteger();

        Callers.onSchedule(3, Schedule.even(1_000, Duration.ofMillis(200)), (caller, number, due) -> {
            var mine = underWay.computeIfAbsent(caller, unseen -> new AtomicInteger());
            most.accumulateAndGet(mine.incrementAndGet(), Math::max);
            return after(2, true).whenComplete((answer, failure) -> mine.decrementAndGet());
        });

        assertThat(most.get()).isEqualTo(1);
        assertThat(underWay.keySet()).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void callersWhoMayCallAgainAtOnceAreAsFastAsTheirAnswers() {
        var outcome = Callers.asFastAsTheyCan(4, Duration.ofMillis(500), (caller, number, due) -> after(10, true));

        // Four callers, ten milliseconds each: four hundred at most.
        assertThat(outcome.perSecond()).isBetween(40.0, 400.0);
    }

    @Test
    void whatWasRefusedOrFailedIsNoFigure() {
        var schedule = Schedule.even(100, Duration.ofMillis(300));

        var outcome = Callers.onSchedule(2, schedule, (caller, number, due) -> switch (number % 3) {
            case 0 -> after(0, true);
            case 1 -> after(0, false);
            default -> CompletableFuture.failedFuture(new IllegalStateException("as it was meant to"));
        });

        assertThat(outcome.answers().count()).isEqualTo(10);
        assertThat(outcome.failed()).isEqualTo(20);
    }
}
