package org.plenary.youth.admission;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;

/// Who has left and of whom the registration service is yet to be told.
@ApplicationScoped
class Leavings {

    /// Somebody who has left.
    record Leaving(UUID conference, UUID subject) {}

    private final Database database;
    private final InstantSource clock;

    Leavings(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Leaves it to be told.
    void owe(Transaction transaction, Admission admission) {
        transaction.update(
                "insert into leaving (conference, subject, left_at) values ($1, $2, $3) on conflict do nothing",
                admission.conference(),
                admission.subject(),
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    /// Leaves it untold: they join again. What is being told just now is waited for.
    void forget(Transaction transaction, UUID conference, UUID subject) {
        transaction.update("delete from leaving where conference = $1 and subject = $2", conference, subject);
    }

    /// At most `limit`, who has waited longest first.
    List<Leaving> due(int limit) {
        return database.list(
                "select conference, subject from leaving order by left_at limit $1",
                row -> new Leaving(row.getUUID("conference"), row.getUUID("subject")),
                limit);
    }

    /// Has it told, unless they have joined again; it is settled once that succeeds.
    void settle(Leaving leaving, Runnable telling) {
        database.inTransaction(transaction -> {
            int owed = transaction.update(
                    "delete from leaving where conference = $1 and subject = $2",
                    leaving.conference(),
                    leaving.subject());
            if (owed == 1) {
                telling.run();
            }
        });
    }
}
