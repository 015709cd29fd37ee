package org.plenary.platform.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.outbox.RelaySignal.Waiter;

/// Publishes the outbox while this replica leads; see the package's description.
///
/// Runs on one virtual thread from start to shutdown, and each duty on one of its own while this replica leads: none
/// waits for another. A failure (database or Kafka away) ends the leadership, is logged, and is tried again after
/// `plenary.outbox.retry`.
@ApplicationScoped
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private final Pool pool;
    private final OutboxConfig config;
    private final RelaySignal signal;
    private final Waiter waiter;
    private final Publisher publisher;
    private final List<PacedDuty> duties;
    private final InstantSource clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicLong lagMillis = new AtomicLong();
    private final AtomicLong published = new AtomicLong();
    private @Nullable Thread thread;
    private volatile boolean leading;

    OutboxRelay(
            Pool pool,
            OutboxConfig config,
            RelaySignal signal,
            Publisher publisher,
            Instance<LeaderDuty> duties,
            InstantSource clock,
            MeterRegistry metrics) {
        this.pool = pool;
        this.config = config;
        this.signal = signal;
        this.waiter = signal.waiter();
        this.publisher = publisher;
        this.duties = duties.stream()
                .map(duty -> new PacedDuty(duty, signal.waiter()))
                .toList();
        this.clock = clock;
        metrics.gauge("plenary.outbox.lag.millis", lagMillis);
        metrics.more().counter("plenary.outbox.published", List.of(), published);
    }

    void start(@Observes StartupEvent started) {
        thread = Thread.ofVirtual().name("outbox-relay").start(this::run);
    }

    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        stopped.countDown();
        signal.raise();
        if (thread != null) {
            thread.join(config.publishTimeout());
        }
    }

    private void run() {
        try {
            while (!isStopped()) {
                try (var leadership = Leadership.candidate(pool)) {
                    while (!isStopped() && !leadership.take(config.lock())) {
                        rest();
                    }
                    LOG.info("Leading the outbox");
                    lead(leadership);
                } catch (RuntimeException failure) {
                    LOG.warnf("Outbox interrupted, trying again: %s", failure.toString());
                }
                rest();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void lead(Leadership leadership) throws InterruptedException {
        leading = true;
        var performing = duties.stream()
                .map(duty -> Thread.ofVirtual().name("duty-" + duty.name()).start(() -> perform(duty)))
                .toList();
        try {
            publishRounds(leadership);
        } finally {
            leading = false;
            lagMillis.set(0);
            signal.raise();
            for (var duty : performing) {
                duty.join();
            }
        }
    }

    private void publishRounds(Leadership leadership) throws InterruptedException {
        while (!isStopped()) {
            var rows = leadership.waiting(config.batch());
            lagMillis.set(rows.isEmpty() ? 0 : ageMillis(rows.getFirst()));
            if (rows.isEmpty()) {
                waiter.await(config.poll());
                continue;
            }
            publisher.publish(rows, config.publishTimeout());
            leadership.delete(rows);
            published.addAndGet(rows.size());
        }
    }

    private void perform(PacedDuty duty) {
        try {
            while (leading && !isStopped()) {
                duty.performWhenDue();
                duty.await(config.poll());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private long ageMillis(OutboxRow row) {
        return Math.max(0, clock.millis() - row.addedAt().toInstant().toEpochMilli());
    }

    private void rest() throws InterruptedException {
        stopped.await(config.retry().toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }
}
