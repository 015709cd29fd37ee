package org.plenary.bench.harness;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/// Keeps to a schedule: sends each thing when it is due, never sooner, and without waiting for any answer.
public final class Pace {

    /// What is done when something is due. Must return at once.
    @FunctionalInterface
    public interface Send {

        /// @param number from 0
        /// @param dueNanos when it was due, on the clock of `System.nanoTime()`
        void send(int number, long dueNanos);
    }

    private final LongSupplier nanoTime;
    private final LongConsumer rest;

    private Pace(LongSupplier nanoTime, LongConsumer rest) {
        this.nanoTime = nanoTime;
        this.rest = rest;
    }

    public static Pace onTheClock() {
        return new Pace(System::nanoTime, LockSupport::parkNanos);
    }

    /// On another clock.
    ///
    /// @param rest lets about as many nanoseconds pass as it is told
    static Pace on(LongSupplier nanoTime, LongConsumer rest) {
        return new Pace(nanoTime, rest);
    }

    /// Sends everything, on the caller's thread, and returns when the last thing has been sent.
    ///
    /// @return how late each was sent
    public Latencies keep(Schedule schedule, Send send) {
        var late = new Latencies();
        long begin = nanoTime.getAsLong();
        for (int number = 0; number < schedule.size(); number++) {
            long due = begin + schedule.dueNanos(number);
            late.record(waitUntil(due) - due);
            send.send(number, due);
        }
        waitUntil(begin + schedule.length().toNanos());
        return late;
    }

    private long waitUntil(long due) {
        while (true) {
            long now = nanoTime.getAsLong();
            if (now - due >= 0) {
                return now;
            }
            rest.accept(due - now);
        }
    }
}
