package org.plenary.bench.harness;

import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;

/// When each of a run's sends is due, in nanoseconds after the run's beginning.
public final class Schedule {

    private static final double NANOS_PER_SECOND = 1e9;

    private final long[] dueNanos;
    private final Duration length;

    private Schedule(long[] dueNanos, Duration length) {
        this.dueNanos = dueNanos;
        this.length = length;
    }

    /// All at the same distance: for what a program sends.
    public static Schedule even(double perSecond, Duration length) {
        requirePositive(perSecond);
        var count = (int) Math.round(perSecond * length.toNanos() / NANOS_PER_SECOND);
        var dueNanos = LongStream.range(0, count)
                .map(number -> Math.round(number * NANOS_PER_SECOND / perSecond))
                .toArray();
        return new Schedule(dueNanos, length);
    }

    /// Independent of each other, as what many people send: the distances are exponentially distributed.
    public static Schedule random(double perSecond, Duration length, long seed) {
        requirePositive(perSecond);
        var random = new Random(seed);
        var due = LongStream.builder();
        double at = 0;
        while (true) {
            at += -Math.log(1 - random.nextDouble()) / perSecond * NANOS_PER_SECOND;
            if (at >= length.toNanos()) {
                return new Schedule(due.build().toArray(), length);
            }
            due.add(Math.round(at));
        }
    }

    public int size() {
        return dueNanos.length;
    }

    public long dueNanos(int number) {
        return dueNanos[number];
    }

    public Duration length() {
        return length;
    }

    private static void requirePositive(double perSecond) {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("%s a second is no rate".formatted(perSecond));
        }
    }
}
