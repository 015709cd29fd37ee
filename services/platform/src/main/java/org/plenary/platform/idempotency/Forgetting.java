package org.plenary.platform.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.plenary.platform.database.Database;
import org.plenary.platform.outbox.LeaderDuty;

/// Deletes answers that are past their time: they may hold what a person wrote.
@ApplicationScoped
class Forgetting implements LeaderDuty {

    private static final Duration PACE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 1_000;

    private final Database database;
    private final Answers answers;

    Forgetting(Database database, Answers answers) {
        this.database = database;
        this.answers = answers;
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public void perform() {
        while (answers.forget(database, AT_ONCE) == AT_ONCE) {
            // More may wait.
        }
    }
}
