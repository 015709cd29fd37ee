package org.plenary.sessions.updates;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.outbox.Outbox;

/// All updates.
@ApplicationScoped
public class Updates {

    /// Where a page begins: behind this update.
    record Place(Instant postedAt, UUID id) {}

    private final Database database;
    private final Outbox outbox;
    private final InstantSource clock;

    Updates(Database database, Outbox outbox, InstantSource clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    Update add(UUID session, String text, UUID author) {
        return database.transaction(transaction -> {
            var update = transaction
                    .one(
                            """
                            insert into posted_update (session, text, author, posted_at) values ($1, $2, $3, $4)
                            returning id, session, text, posted_at, version
                            """,
                            Updates::from,
                            session,
                            text,
                            author,
                            clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                    .orElseThrow();
            outbox.add(transaction, UpdateEvents.of(update));
            return update;
        });
    }

    /// At most `limit` updates, the newest first.
    public List<Update> latest(UUID session, int limit) {
        return page(session, null, limit);
    }

    List<Update> page(UUID session, @Nullable Place after, int limit) {
        OffsetDateTime postedAt = after == null ? null : after.postedAt().atOffset(ZoneOffset.UTC);
        return database.list("""
                select id, session, text, posted_at, version from posted_update
                where session = $1 and ($2::timestamptz is null or (posted_at, id) < ($2, $3::uuid))
                order by posted_at desc, id desc limit $4
                """, Updates::from, session, postedAt, after == null ? null : after.id(), limit);
    }

    private static Update from(Row row) {
        return new Update(
                row.getUUID("id"),
                row.getUUID("session"),
                row.getString("text"),
                row.getOffsetDateTime("posted_at").toInstant(),
                row.getLong("version"));
    }
}
