package org.plenary.qna.ballot;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.plenary.qna.batch.Batches;

/// Takes wishes about polls, to be carried out in batches. Event-loop code.
@ApplicationScoped
class BallotBox {

    private final Batches<Wish, Outcome> batches;

    BallotBox(CastBallots ballots, BallotConfig config, Vertx vertx, MeterRegistry metrics) {
        this.batches = new Batches<>("plenary.qna.ballots", ballots, config, vertx, metrics);
    }

    void start(@Observes StartupEvent started) {
        batches.open();
    }

    /// Carries out a wish; the outcome comes when it is durable, or at once when too many wait. Fails when the database
    /// gave no answer: the outcome is unknown then, and the same wish may be sent again.
    Uni<Outcome> cast(Wish wish) {
        return batches.cast(wish);
    }
}
