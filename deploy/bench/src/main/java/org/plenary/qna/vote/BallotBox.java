package org.plenary.qna.vote;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.plenary.platform.database.Database;
import org.plenary.platform.outbox.Outbox;

/// The service's own vote batches, without the service around them: for measurements. It lies in this package because
/// nothing in it is anyone else's business, and so the service need not open it for us.
public final class BallotBox {

    private final Ballots ballots;
    private final TallyDuty duty;

    private BallotBox(Ballots ballots, TallyDuty duty) {
        this.ballots = ballots;
        this.duty = duty;
    }

    /// Puts them together as the service does.
    ///
    /// @param config the service's own settings
    public static BallotBox open(Pool pool, Database database, Outbox outbox, SmallRyeConfig config, Vertx vertx) {
        var clock = Clock.systemUTC();
        var metrics = new SimpleMeterRegistry();
        var bounds = config.getConfigMapping(VoteConfig.class);
        var ballots = new Ballots(new Votes(pool, database, clock), bounds, vertx, metrics);
        ballots.open();
        return new BallotBox(
                ballots, new TallyDuty(database, new Tallies(database, clock), outbox, bounds, clock, metrics));
    }

    /// What settings the batches have.
    public static Class<?> settings() {
        return VoteConfig.class;
    }

    /// Carries out a person's wish.
    ///
    /// @return whether it holds, once that is durable
    public CompletionStage<Boolean> cast(UUID question, UUID person, boolean support) {
        return ballots.cast(new Wish(question, person, support))
                .map(Outcome.Counted.class::isInstance)
                .subscribeAsCompletionStage();
    }

    /// How often tallies are counted.
    public Duration tallyPace() {
        return duty.pace();
    }

    /// Counts what is due, as the outbox's leader does.
    public void countTallies() {
        duty.perform();
    }
}
