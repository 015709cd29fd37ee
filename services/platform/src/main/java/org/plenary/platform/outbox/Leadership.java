package org.plenary.platform.outbox;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The leader's connection and the advisory lock that it holds. Whoever has it reads and deletes outbox rows over
/// this very connection, so lock and work end together.
final class Leadership implements AutoCloseable {

    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(5);

    private final SqlConnection connection;

    private Leadership(SqlConnection connection) {
        this.connection = connection;
    }

    /// The leadership, or null while another replica has it.
    static @Nullable Leadership tryTake(Pool pool, long lock) {
        var connection = pool.getConnection().await().atMost(STATEMENT_TIMEOUT);
        try {
            var taken = connection
                    .preparedQuery("select pg_try_advisory_lock($1) as taken")
                    .execute(Tuple.of(lock))
                    .await()
                    .atMost(STATEMENT_TIMEOUT);
            if (taken.iterator().next().getBoolean("taken")) {
                return new Leadership(connection);
            }
        } catch (RuntimeException failure) {
            connection.closeAndForget();
            throw failure;
        }
        connection.closeAndForget();
        return null;
    }

    List<OutboxRow> waiting(int atMost) {
        var rows = run(
                "select place, id, key, type, subject, payload, traceparent, added_at from outbox order by place limit $1",
                atMost);
        var waiting = new ArrayList<OutboxRow>();
        rows.forEach(row -> waiting.add(from(row)));
        return waiting;
    }

    void delete(List<OutboxRow> published) {
        Long[] places = published.stream().map(OutboxRow::place).toArray(Long[]::new);
        run("delete from outbox where place = any($1)", (Object) places);
    }

    private static OutboxRow from(Row row) {
        return new OutboxRow(
                row.getLong("place"),
                row.getUUID("id"),
                row.getUUID("key"),
                row.getString("type"),
                row.getString("subject"),
                row.getBuffer("payload").getBytes(),
                row.getString("traceparent"),
                row.getOffsetDateTime("added_at"));
    }

    private Iterable<Row> run(String sql, Object parameter) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(parameter))
                .await()
                .atMost(STATEMENT_TIMEOUT);
    }

    /// Gives the lock back by ending its session: a pooled connection would keep it.
    @Override
    public void close() {
        try {
            run("select pg_advisory_unlock_all() where $1", true);
        } catch (RuntimeException gone) {
            // The session has ended, and the lock with it.
        }
        connection.closeAndForget();
    }
}
