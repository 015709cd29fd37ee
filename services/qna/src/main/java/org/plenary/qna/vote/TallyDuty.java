package org.plenary.qna.vote;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.plenary.platform.database.Database;
import org.plenary.platform.outbox.LeaderDuty;
import org.plenary.platform.outbox.Outbox;

/// Brings the tallies up to date, at most as often as configured, and tells everyone: one absolute tally a question,
/// however many votes came in between.
@ApplicationScoped
class TallyDuty implements LeaderDuty {

    private final Database database;
    private final Tallies tallies;
    private final Outbox outbox;
    private final VoteConfig config;
    private final InstantSource clock;
    private final AtomicLong lagMillis;
    private Instant nextSweep = Instant.MIN;
    private boolean swept = true;

    TallyDuty(
            Database database,
            Tallies tallies,
            Outbox outbox,
            VoteConfig config,
            InstantSource clock,
            MeterRegistry metrics) {
        this.database = database;
        this.tallies = tallies;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
        this.lagMillis = metrics.gauge("plenary.qna.tally.lag.millis", new AtomicLong());
    }

    @Override
    public Duration pace() {
        return config.tallyPace();
    }

    @Override
    public void perform() {
        var now = clock.instant();
        var since = tallies.dueSince();
        lagMillis.set(
                since.map(noted -> Math.max(0, Duration.between(noted, now).toMillis()))
                        .orElse(0L));
        if (since.isPresent()) {
            swept = false;
            database.inTransaction(transaction -> tallies.count(transaction, config.talliesAtOnce())
                    .forEach(tally -> outbox.add(transaction, TallyEvents.of(tally))));
        }
        if (!swept && !now.isBefore(nextSweep)) {
            tallies.sweep();
            swept = true;
            nextSweep = now.plus(config.sweepPace());
        }
    }
}
