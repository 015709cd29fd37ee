package org.plenary.platform.database;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The service's database. Must be called on a virtual or worker thread, never on an event loop.
///
/// Statements called on the database itself join the caller's open transaction, or else commit by themselves.
@ApplicationScoped
public class Database implements Sql {

    /// PostgreSQL ends a statement at its time-out; only when it is gone altogether we give up by ourselves.
    private static final Duration SERVER_FIRST = Duration.ofSeconds(1);

    private static final ScopedValue<Transaction> OPEN = ScopedValue.newInstance();

    private final Pool pool;
    private final Waiting waiting;
    private final int attempts;

    Database(Pool pool, DatabaseConfig config) {
        this.pool = pool;
        this.waiting = new Waiting(
                config.connectionTimeout(), config.statementTimeout().plus(SERVER_FIRST));
        this.attempts = config.attempts();
    }

    /// Runs `work` in one transaction: committed when it returns, rolled back when it throws. A call inside another's
    /// work joins that transaction. After a deadlock `work` is run again from its start, so it must change nothing
    /// but the database.
    ///
    /// @throws DatabaseUnavailable when no connection or no answer came in time; the commit is then unknown
    public <T> T transaction(Function<Transaction, T> work) {
        if (OPEN.isBound()) {
            return work.apply(OPEN.get());
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return begin(work);
            } catch (RuntimeException failure) {
                if (attempt == attempts || !Waiting.isConflict(failure)) {
                    throw failure;
                }
            }
        }
    }

    /// As [#transaction], for work without a result.
    public void inTransaction(Consumer<Transaction> work) {
        transaction(open -> {
            work.accept(open);
            return Boolean.TRUE;
        });
    }

    private <T> T begin(Function<Transaction, T> work) {
        var connection = waiting.connection(pool.getConnection());
        try {
            var open = waiting.statement(connection.begin());
            var transaction = new Transaction(connection, waiting);
            T result;
            try {
                result = ScopedValue.where(OPEN, transaction).call(() -> work.apply(transaction));
            } catch (RuntimeException | Error failure) {
                rollback(open, failure);
                throw failure;
            }
            waiting.statement(open.commit());
            transaction.committed();
            return result;
        } finally {
            release(connection);
        }
    }

    /// Gives the connection back without waiting: the pool tidies up by itself.
    private static void release(SqlConnection connection) {
        connection.closeAndForget();
    }

    /// A rollback that fails (the connection is gone) rolls back all the same; the first failure is the one to tell.
    private void rollback(io.vertx.mutiny.sqlclient.Transaction open, Throwable first) {
        try {
            waiting.statement(open.rollback());
        } catch (RuntimeException failure) {
            first.addSuppressed(failure);
        }
    }

    @Override
    public <T> List<T> list(String sql, Function<Row, T> from, @Nullable Object... parameters) {
        if (OPEN.isBound()) {
            return OPEN.get().list(sql, from, parameters);
        }
        return onConnection(connection -> connection.list(sql, from, parameters));
    }

    @Override
    public int update(String sql, @Nullable Object... parameters) {
        if (OPEN.isBound()) {
            return OPEN.get().update(sql, parameters);
        }
        return onConnection(connection -> connection.update(sql, parameters));
    }

    private <T> T onConnection(Function<Sql, T> work) {
        var connection = waiting.connection(pool.getConnection());
        try {
            return work.apply(new Transaction(connection, waiting));
        } finally {
            release(connection);
        }
    }
}
