package org.plenary.qna.vote;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.plenary.qna.batch.Batches;

/// Takes wishes about questions, to be carried out in batches. Event-loop code.
@ApplicationScoped
class Ballots {

    private final Batches<Wish, Outcome> batches;

    Ballots(Votes votes, VoteConfig config, Vertx vertx, MeterRegistry metrics) {
        this.batches = new Batches<>("plenary.qna.votes", votes, config, vertx, metrics);
    }

    void start(@Observes StartupEvent started) {
        open();
    }

    /// Takes an event loop of its own: the caller's thread must be none.
    void open() {
        batches.open();
    }

    /// Carries out a wish; the outcome comes when it is durable, or at once when too many wait. Fails when the database
    /// gave no answer: the outcome is unknown then, and the same wish may be sent again.
    Uni<Outcome> cast(Wish wish) {
        return batches.cast(wish);
    }
}
