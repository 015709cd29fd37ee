package org.plenary.qna.vote;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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
/// question are carried out in the order they came. Of those that wait, only the last is carried out, and it answers
/// for all of them.
@ApplicationScoped
class Ballots {

    /// A batch smaller than this part of what is under way waits.
    private static final int DWARF = 4;

    /// A wish and everyone who waits for it; more than one when a person pressed twice.
    private static final class Waiting {

        private Wish wish;
        private final List<UniEmitter<? super Outcome>> callers = new ArrayList<>(1);

        private Waiting(Wish wish) {
            this.wish = wish;
        }
    }

    private final Votes votes;
    private final VoteConfig config;
    private final Vertx vertx;
    private final DistributionSummary batchSizes;
    private final Timer latency;
    private final AtomicInteger depth;

    private @Nullable Context loop;
    private final Map<Wish.Subject, Waiting> queue = new LinkedHashMap<>();
    private final Map<Wish.Subject, Waiting> carried = new LinkedHashMap<>();
    private int queued;
    private int underWay;
    private boolean pumpComes;

    Ballots(Votes votes, VoteConfig config, Vertx vertx, MeterRegistry metrics) {
        this.votes = votes;
        this.config = config;
        this.vertx = vertx;
        this.batchSizes = DistributionSummary.builder("plenary.qna.votes.batch")
                .publishPercentiles(0.5, 0.99)
                .register(metrics);
        this.latency = Timer.builder("plenary.qna.votes.latency")
                .publishPercentiles(0.5, 0.99)
                .register(metrics);
        this.depth = metrics.gauge("plenary.qna.votes.queue", new AtomicInteger());
    }

    void start(@Observes StartupEvent started) {
        open();
    }

    /// Takes an event loop of its own: the caller's thread must be none.
    void open() {
        loop = vertx.getOrCreateContext();
    }

    /// Carries out a wish; the outcome comes when it is durable, or at once when too many wait. Fails when the database
    /// gave no answer: the outcome is unknown then, and the same wish may be sent again.
    Uni<Outcome> cast(Wish wish) {
        var context = loop;
        if (context == null) {
            throw new IllegalStateException("Votes are taken only once the application has started");
        }
        long from = System.nanoTime();
        return Uni.createFrom()
                .<Outcome>emitter(caller -> context.runOnContext(ignored -> enqueue(wish, caller)))
                .onTermination()
                .invoke(() -> latency.record(System.nanoTime() - from, TimeUnit.NANOSECONDS));
    }

    private void enqueue(Wish wish, UniEmitter<? super Outcome> caller) {
        if (queued >= config.queue()) {
            caller.complete(new Outcome.Overloaded());
            return;
        }
        queued++;
        var waiting = queue.computeIfAbsent(wish.about(), about -> new Waiting(wish));
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
        while (underWay < config.underWay() && isWorthwhile()) {
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
    private List<Waiting> take() {
        var batch = new TreeMap<Wish, Waiting>(Wish.ORDER);
        Iterator<Map.Entry<Wish.Subject, Waiting>> waiting = queue.entrySet().iterator();
        while (waiting.hasNext() && batch.size() < config.batch()) {
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
    private void carryOut(List<Waiting> batch, int attempt) {
        batchSizes.record(batch.size());
        var context = Objects.requireNonNull(loop);
        long patience = vertx.setTimer(config.timeout().toMillis(), ignored -> refuse(batch, new TimeoutException()));
        votes.carryOut(batch.stream().map(waiting -> waiting.wish).toList())
                .ifNoItem()
                .after(config.abandon())
                .fail()
                .onTermination()
                .invoke(() -> vertx.cancelTimer(patience))
                .subscribe()
                .with(
                        outcomes -> context.runOnContext(ignored -> succeed(batch, outcomes)),
                        failure -> context.runOnContext(ignored -> fail(batch, attempt, failure)));
    }

    private void succeed(List<Waiting> batch, List<Outcome> outcomes) {
        for (int at = 0; at < batch.size(); at++) {
            var outcome = outcomes.get(at);
            batch.get(at).callers.forEach(caller -> caller.complete(outcome));
        }
        release(batch);
    }

    private void fail(List<Waiting> batch, int attempt, Throwable failure) {
        if (attempt < config.attempts() && isDeadlock(failure)) {
            carryOut(batch, attempt + 1);
            return;
        }
        refuse(batch, failure);
        release(batch);
    }

    private static void refuse(List<Waiting> batch, Throwable failure) {
        for (var waiting : batch) {
            waiting.callers.forEach(caller -> caller.fail(failure));
            waiting.callers.clear();
        }
    }

    private void release(List<Waiting> batch) {
        batch.forEach(waiting -> carried.remove(waiting.wish.about()));
        underWay--;
        pumpSoon();
    }

    private static boolean isDeadlock(Throwable failure) {
        return failure instanceof PgException refused && "40P01".equals(refused.getSqlState());
    }
}
