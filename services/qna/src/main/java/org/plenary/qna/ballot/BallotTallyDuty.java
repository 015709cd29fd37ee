package org.plenary.qna.ballot;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.plenary.platform.database.Database;
import org.plenary.platform.outbox.LeaderDuty;

/// Brings the tallies of polls up to date, at most as often as configured, and tells everyone: one absolute tally a
/// poll, however many ballots came in between.
@ApplicationScoped
class BallotTallyDuty implements LeaderDuty {

    private final Database database;
    private final BallotTallies tallies;
    private final BallotConfig config;

    BallotTallyDuty(Database database, BallotTallies tallies, BallotConfig config) {
        this.database = database;
        this.tallies = tallies;
        this.config = config;
    }

    @Override
    public Duration pace() {
        return config.tallyPace();
    }

    @Override
    public void perform() {
        if (tallies.dueSince().isPresent()) {
            database.inTransaction(transaction -> tallies.tellDue(transaction, config.talliesAtOnce()));
        }
    }
}
