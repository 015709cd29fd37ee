package org.plenary.bench.harness;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A number of callers, each of whom has at most one call under way: as many as the other side has.
public final class Callers {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// One call.
    @FunctionalInterface
    public interface Call {

        /// Begins a call. Must return at once.
        ///
        /// @param caller who calls, from 0
        /// @param number of the call, from 0, never twice in a run
        /// @param dueNanos from when its time runs
        /// @return whether it was carried out
        CompletionStage<Boolean> begin(int caller, int number, long dueNanos);
    }

    /// What came of a run.
    ///
    /// @param perSecond how many were carried out a second
    /// @param failed how many were not
    /// @param answers from when a call was due (or, where none is, sent) to its answer
    /// @param lateMillis how late calls were sent that somebody was free for, at the 99th percentile
    /// @param dispatcherCores how busy the thread was that sends
    public record Outcome(
            double perSecond, long failed, Latencies answers, double lateMillis, double dispatcherCores) {}

    private record Due(int number, long dueNanos) {}

    private final int count;
    private final Call call;
    private final Latencies answers = new Latencies();
    private final LongAdder done = new LongAdder();
    private final LongAdder failed = new LongAdder();

    private Callers(int count, Call call) {
        this.count = count;
        this.call = call;
    }

    /// Lets each caller call again as soon as there is an answer: tells how much can be carried out, and nothing of
    /// how long anyone waits.
    public static Outcome asFastAsTheyCan(int callers, Duration length, Call call) {
        return new Callers(callers, call).closed(length);
    }

    /// Lets callers call when calls are due. One for whom nobody is free waits, and its time runs.
    public static Outcome onSchedule(int callers, Schedule schedule, Call call) {
        return new Callers(callers, call).open(schedule);
    }

    private Outcome closed(Duration length) {
        var numbers = new AtomicInteger();
        var left = new CountDownLatch(count);
        long begin = System.nanoTime();
        long end = begin + length.toNanos();
        for (int caller = 0; caller < count; caller++) {
            again(caller, numbers, end, left);
        }
        await(left);
        return new Outcome(done.sum() / (length.toNanos() / 1e9), failed.sum(), answers, 0, 0);
    }

    private void again(int caller, AtomicInteger numbers, long end, CountDownLatch left) {
        long sent = System.nanoTime();
        call.begin(caller, numbers.getAndIncrement(), sent).whenComplete((carriedOut, failure) -> {
            long now = System.nanoTime();
            if (now - end >= 0) {
                left.countDown();
                return;
            }
            note(now - sent, carriedOut, failure);
            again(caller, numbers, end, left);
        });
    }

    private Outcome open(Schedule schedule) {
        var free = new ConcurrentLinkedQueue<>(IntStream.range(0, count).boxed().toList());
        var line = new ConcurrentLinkedQueue<Due>();
        var left = new CountDownLatch(schedule.size());
        var threads = ManagementFactory.getThreadMXBean();
        long cpuNanos = threads.getCurrentThreadCpuTime();
        var late = Pace.onTheClock().keep(schedule, (number, due) -> {
            line.add(new Due(number, due));
            serve(free, line, left);
        });
        double seconds = schedule.length().toNanos() / 1e9;
        double cores = (threads.getCurrentThreadCpuTime() - cpuNanos) / 1e9 / seconds;
        await(left);
        return new Outcome(done.sum() / seconds, failed.sum(), answers, late.millis(99), cores);
    }

    /// Brings those who are free and what is due together; whoever adds to either side asks for it.
    private void serve(Queue<Integer> free, Queue<Due> line, CountDownLatch left) {
        while (!line.isEmpty()) {
            var caller = free.poll();
            if (caller == null) {
                return;
            }
            var next = line.poll();
            if (next == null) {
                free.add(caller);
            } else {
                call.begin(caller, next.number(), next.dueNanos()).whenComplete((carriedOut, failure) -> {
                    note(System.nanoTime() - next.dueNanos(), carriedOut, failure);
                    left.countDown();
                    free.add(caller);
                    serve(free, line, left);
                });
            }
        }
    }

    private void note(long nanos, @Nullable Boolean carriedOut, @Nullable Throwable failure) {
        if (failure == null && Boolean.TRUE.equals(carriedOut)) {
            done.increment();
            answers.record(nanos);
        } else {
            failed.increment();
        }
    }

    private static void await(CountDownLatch left) {
        try {
            if (!left.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(
                        "%d calls had no answer within %d s".formatted(left.getCount(), PATIENCE.toSeconds()));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", stopping);
        }
    }
}
