package org.plenary.qna.seal;

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
    public void add(Transaction transaction, UUID session, UUID question) {
        transaction.update(
                "insert into text_reading (session, question, by, by_name, read_at) values ($1, $2, $3, $4, $5)",
                session,
                question,
                caller.subject(),
                caller.claim("name").orElse("Somebody"),
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    /// A session's, the last first.
    ///
    /// @param before where the page begins, null for the first
    List<Reading> ofSession(UUID session, @Nullable UUID before, int atMost) {
        return database.list(
                """
                select id, question, by_name, read_at from text_reading
                where session = $1 and ($2::uuid is null or id < $2) order by id desc limit $3
                """,
                row -> new Reading(
                        row.getUUID("id"),
                        row.getUUID("question"),
                        row.getString("by_name"),
                        row.getOffsetDateTime("read_at").toInstant()),
                session,
                before,
                atMost);
    }
}
