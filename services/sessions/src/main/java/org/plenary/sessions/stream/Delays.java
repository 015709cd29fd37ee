package org.plenary.sessions.stream;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.plenary.platform.database.Database;
import org.plenary.platform.outbox.Outbox;

/// How far behind the hall each stream was told to be.
@ApplicationScoped
class Delays {

    private static final String COLUMNS = " session, path, delay_seconds, delay_version ";

    private final Database database;
    private final Outbox outbox;

    Delays(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /// Those of the streams that an encoder publishes to.
    List<Delay> ofThoseWithPicture() {
        return database.list(
                "select" + COLUMNS + "from stream where connected_at is not null order by id", Delays::from);
    }

    /// Notes a stream's delay, and tells everybody.
    void tell(Delay before, int seconds) {
        database.inTransaction(transaction -> transaction
                .one("""
                        update stream set delay_seconds = $2, delay_version = delay_version + 1
                        where session = $1 returning
                        """ + COLUMNS, Delays::from, before.session(), seconds)
                .ifPresent(after -> outbox.add(transaction, DelayEvents.of(after))));
    }

    private static Delay from(Row row) {
        return new Delay(
                row.getUUID("session"),
                row.getString("path"),
                row.getInteger("delay_seconds"),
                row.getLong("delay_version"));
    }
}
