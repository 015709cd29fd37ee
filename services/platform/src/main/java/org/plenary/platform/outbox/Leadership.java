package org.plenary.platform.outbox;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The relay's own connection and the advisory lock that it may hold. Whoever leads reads and deletes outbox rows over
/// this very connection, so lock and work end together.
final class Leadership implements AutoCloseable {

    /// Above the pool's own limit for a connection and PostgreSQL's for a statement.
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    private final SqlConnection connection;

    private Leadership(SqlConnection connection) {
        this.connection = connection;
    }

    /// A connection that does not lead yet.
    static Leadership candidate(Pool pool) {
        return new Leadership(pool.getConnection().await().atMost(AT_MOST));
    }

    /// Whether this now leads; false while another replica does.
    boolean take(long lock) {
        return run("select pg_try_advisory_lock($1) as taken", lock)
                .iterator()
                .next()
                .getBoolean("taken");
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
                .atMost(AT_MOST);
    }

    /// Ends the session, whatever it still does: given back to the pool alive, it might hold the lock for nobody.
    @Override
    public void close() {
        try {
            run("select pg_terminate_backend(pg_backend_pid()) where $1", true);
        } catch (RuntimeException ended) {
            // As it was meant to, or it had been before.
        }
        connection.closeAndForget();
    }
}
