package org.plenary.bench.votes;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.bench.harness.Callers;
import org.plenary.bench.harness.Load;
import org.plenary.bench.harness.Round;
import org.plenary.bench.harness.Schedule;
import org.plenary.bench.harness.Side;
import org.plenary.qna.vote.BallotBox;

/// Votes through qna's own batches, with tallies counted meanwhile as the service does. What the service does beside
/// that is not in it: nothing is published.
final class StoreSide implements Side {

    private static final long SEED = 1;

    private final Ground ground;
    private final BallotBox box;
    private final Plan plan;
    private final AtomicLong nextPair = new AtomicLong();

    StoreSide(Ground ground, BallotBox box, Plan plan) {
        this.ground = ground;
        this.box = box;
        this.plan = plan;
    }

    @Override
    public String name() {
        return "batches";
    }

    @Override
    public void warmUp() {
        begin();
        counting(() -> Callers.asFastAsTheyCan(plan.callers(), plan.warmUp(), this::vote));
    }

    @Override
    public Round measure() {
        begin();
        var most = counting(() -> Callers.asFastAsTheyCan(plan.callers(), plan.length(), this::vote));
        requireDurable(most);
        begin();
        var schedule = Schedule.random(plan.rate(), plan.length(), SEED);
        var paced = counting(() -> Callers.onSchedule(plan.callers(), schedule, this::vote));
        requireDurable(paced);
        return new Round(
                Map.of(
                        Plan.PER_SECOND,
                        most.perSecond(),
                        Plan.P50,
                        paced.answers().millis(50),
                        Plan.P99,
                        paced.answers().millis(99)),
                new Load(paced.lateMillis(), paced.dispatcherCores()));
    }

    private void begin() {
        ground.clear();
        nextPair.set(0);
    }

    private CompletionStage<Boolean> vote(int caller, int number, long dueNanos) {
        long pair = nextPair.getAndIncrement();
        return box.cast(ground.question(pair), ground.person(pair), true);
    }

    /// Every answer is a row; those whose answers came too late to count are rows, too.
    private void requireDurable(Callers.Outcome outcome) {
        long rows = ground.rows("vote");
        if (outcome.failed() > 0 || rows < outcome.answers().count() || rows > nextPair.get()) {
            throw new IllegalStateException("%,d votes sent, %,d answered, %,d refused, but %,d rows"
                    .formatted(nextPair.get(), outcome.answers().count(), outcome.failed(), rows));
        }
    }

    private Callers.Outcome counting(Supplier<Callers.Outcome> work) {
        var counter = new Counter();
        var thread = Thread.ofVirtual().name("tallies").start(counter);
        Callers.Outcome outcome;
        try {
            outcome = work.get();
        } finally {
            counter.going = false;
            join(thread);
        }
        counter.requireUnbroken();
        return outcome;
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Counter implements Runnable {

        private volatile boolean going = true;
        private volatile @Nullable RuntimeException failure;

        @Override
        public void run() {
            try {
                while (going) {
                    long begun = System.nanoTime();
                    box.countTallies();
                    LockSupport.parkNanos(begun + box.tallyPace().toNanos() - System.nanoTime());
                }
            } catch (RuntimeException broken) {
                failure = broken;
            }
        }

        private void requireUnbroken() {
            if (failure != null) {
                throw new IllegalStateException("Tallies were not counted", failure);
            }
        }
    }
}
