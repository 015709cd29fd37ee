package org.plenary.youth.seal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.identity.Caller;

/// Who has read what is sealed. It is only ever added to, in the caller's name.
@ApplicationScoped
public class Readings {

    private final Database database;
    private final Caller caller;
    private final InstantSource clock;

    Readings(Database database, Caller caller, InstantSource clock) {
        this.database = database;
        this.caller = caller;
        this.clock = clock;
    }

    /// Writes down that the caller reads.
    public void add(Transaction transaction, UUID conference, UUID breakout, UUID contribution) {
        transaction.update(
                """
                insert into words_reading (conference, breakout, contribution, by, by_name, read_at)
                values ($1, $2, $3, $4, $5, $6)
                """,
                conference,
                breakout,
                contribution,
                caller.subject(),
                caller.claim("name").orElse("Somebody"),
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    /// A conference's, the last first, at most `limit`, from after `after`.
    ///
    /// @param contribution of which alone; null for all
    List<Reading> list(UUID conference, @Nullable UUID contribution, @Nullable UUID after, int limit) {
        return database.list(
                """
                select r.id, r.contribution, r.breakout, b.topic, r.by_name, r.read_at
                from words_reading r join breakout b on b.id = r.breakout
                where r.conference = $1 and ($2::uuid is null or r.contribution = $2) and ($3::uuid is null or r.id < $3)
                order by r.id desc limit $4
                """,
                row -> new Reading(
                        row.getUUID("id"),
                        row.getUUID("contribution"),
                        row.getUUID("breakout"),
                        row.getString("topic"),
                        row.getString("by_name"),
                        row.getOffsetDateTime("read_at").toInstant()),
                conference,
                contribution,
                after,
                limit);
    }
}
