package org.plenary.platform.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.plenary.platform.database.Database;
import org.plenary.platform.outbox.LeaderDuty;

/// Deletes answers that are past their time: they may hold what a person wrote.
@ApplicationScoped
class Forgetting implements LeaderDuty {

    private static final Duration PACE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 1_000;

    private final Database database;
    private final Answers answers;
    private final InstantSource clock;
    private Instant next = Instant.MIN;

    Forgetting(Database database, Answers answers, InstantSource clock) {
        this.database = database;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public void perform() {
        var now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        // A full batch means that more may wait: the next round goes on.
        next = answers.forget(database, AT_ONCE) == AT_ONCE ? now : now.plus(PACE);
    }
}
