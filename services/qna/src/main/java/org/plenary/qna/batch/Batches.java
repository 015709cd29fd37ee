package org.plenary.qna.batch;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Gathers wishes into batches. Event-loop code: everything but [#cast] runs on one event loop, so nothing here is
/// locked, and nothing here may wait.
///
/// There is no timer: a wish that comes while there is room for a batch is carried out in this turn of the event loop,
/// with whatever else the turn brings; what comes meanwhile makes the next batch. So a batch is as large as the load is
/// high, and nobody waits for company.
///
/// A wish about something that a batch under way is about waits for that batch: two wishes of one person about one
/// thing are carried out in the order they came. Of those that wait, only the last is carried out, and it answers for
/// all of them.
///
/// @param <W> what a person wants of a thing
/// @param <O> what came of it
public final class Batches<W, O> {

    /// A batch smaller than this part of what is under way waits.
    private static final int DWARF = 4;

    /// A wish and everyone who waits for it; more than one when a person pressed twice.
    private static final class Waiting<W, O> {

        private W wish;
        private final List<UniEmitter<? super O>> callers = new ArrayList<>(1);

        private Waiting(W wish) {
            this.wish = wish;
        }
    }

    private final Work<W, O> work;
    private final Bounds bounds;
    private final Vertx vertx;
    private final DistributionSummary batchSizes;
    private final Timer latency;
    private final AtomicInteger depth;

    private @Nullable Context loop;
    private final Map<Object, Waiting<W, O>> queue = new LinkedHashMap<>();
    private final Map<Object, Waiting<W, O>> carried = new LinkedHashMap<>();
    private int queued;
    private int underWay;
    private boolean pumpComes;

    /// @param name of its metrics, such as `plenary.qna.votes`
    public Batches(String name, Work<W, O> work, Bounds bounds, Vertx vertx, MeterRegistry metrics) {
        this.work = work;
        this.bounds = bounds;
        this.vertx = vertx;
        this.batchSizes = DistributionSummary.builder(name + ".batch")
                .publishPercentiles(0.5, 0.99)
                .register(metrics);
        this.latency =
                Timer.builder(name + ".latency").publishPercentiles(0.5, 0.99).register(metrics);
        this.depth = metrics.gauge(name + ".queue", new AtomicInteger());
    }

    /// Takes an event loop of its own: the caller's thread must be none.
    public void open() {
        loop = vertx.getOrCreateContext();
    }

    /// Carries out a wish; the outcome comes when it is durable, or at once when too many wait. Fails when the database
    /// gave no answer: the outcome is unknown then, and the same wish may be sent again.
    public Uni<O> cast(W wish) {
        var context = loop;
        if (context == null) {
            throw new IllegalStateException("Nothing is taken before it is open");
        }
        long from = System.nanoTime();
        return Uni.createFrom()
                .<O>emitter(caller -> context.runOnContext(ignored -> enqueue(wish, caller)))
                .onTermination()
                .invoke(() -> latency.record(System.nanoTime() - from, TimeUnit.NANOSECONDS));
    }

    private void enqueue(W wish, UniEmitter<? super O> caller) {
        if (queued >= bounds.queue()) {
            caller.complete(work.overloaded());
            return;
        }
        queued++;
        var waiting = queue.computeIfAbsent(work.about(wish), about -> new Waiting<>(wish));
        waiting.wish = wish;
        waiting.callers.add(caller);
        pumpSoon();
    }

    /// At the end of this turn, once, after everything that stands in line already: a batch of one would else go
    /// ahead of its company.
    private void pumpSoon() {
        if (!pumpComes) {
            pumpComes = true;
            Objects.requireNonNull(loop).runOnContext(ignored -> pump());
        }
    }

    private void pump() {
        pumpComes = false;
        while (underWay < bounds.underWay() && isWorthwhile()) {
            var batch = take();
            if (batch.isEmpty()) {
                break;
            }
            underWay++;
            carryOut(batch, 1);
        }
        depth.set(queue.size());
    }

    /// Beside others a batch goes only once it is no dwarf: few callers that come and go quickly would else have
    /// a flush to disk for themselves, again and again, at the cost of the many.
    private boolean isWorthwhile() {
        return queue.size() * DWARF >= carried.size();
    }

    /// What waits and may go now, at most one batch of it, in the order batches write.
    private List<Waiting<W, O>> take() {
        var batch = new TreeMap<W, Waiting<W, O>>(work.order());
        Iterator<Map.Entry<Object, Waiting<W, O>>> waiting = queue.entrySet().iterator();
        while (waiting.hasNext() && batch.size() < bounds.batch()) {
            var next = waiting.next();
            if (!carried.containsKey(next.getKey())) {
                waiting.remove();
                queued -= next.getValue().callers.size();
                carried.put(next.getKey(), next.getValue());
                batch.put(next.getValue().wish, next.getValue());
            }
        }
        return List.copyOf(batch.values());
    }

    /// The callers are answered in time, but the batch is under way until the database has done with it: a wish that
    /// went ahead of it might be undone by it.
    private void carryOut(List<Waiting<W, O>> batch, int attempt) {
        batchSizes.record(batch.size());
        var context = Objects.requireNonNull(loop);
        long patience = vertx.setTimer(bounds.timeout().toMillis(), ignored -> refuse(batch, new TimeoutException()));
        work.carryOut(batch.stream().map(waiting -> waiting.wish).toList())
                .ifNoItem()
                .after(bounds.abandon())
                .fail()
                .onTermination()
                .invoke(() -> vertx.cancelTimer(patience))
                .subscribe()
                .with(
                        outcomes -> context.runOnContext(ignored -> succeed(batch, outcomes)),
                        failure -> context.runOnContext(ignored -> fail(batch, attempt, failure)));
    }

    private void succeed(List<Waiting<W, O>> batch, List<O> outcomes) {
        for (int at = 0; at < batch.size(); at++) {
            var outcome = outcomes.get(at);
            batch.get(at).callers.forEach(caller -> caller.complete(outcome));
        }
        release(batch);
    }

    private void fail(List<Waiting<W, O>> batch, int attempt, Throwable failure) {
        if (attempt < bounds.attempts() && isDeadlock(failure)) {
            carryOut(batch, attempt + 1);
            return;
        }
        refuse(batch, failure);
        release(batch);
    }

    private void refuse(List<Waiting<W, O>> batch, Throwable failure) {
        for (var waiting : batch) {
            waiting.callers.forEach(caller -> caller.fail(failure));
            waiting.callers.clear();
        }
    }

    private void release(List<Waiting<W, O>> batch) {
        batch.forEach(waiting -> carried.remove(work.about(waiting.wish)));
        underWay--;
        pumpSoon();
    }

    private static boolean isDeadlock(Throwable failure) {
        return failure instanceof PgException refused && "40P01".equals(refused.getSqlState());
    }
}
