package org.plenary.platform.database;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One open transaction, for use by one thread until [Database#transaction] ends it.
public final class Transaction implements Sql {

    private final SqlClient connection;
    private final Waiting waiting;
    private final List<Runnable> afterCommit = new ArrayList<>();

    Transaction(SqlClient connection, Waiting waiting) {
        this.connection = connection;
        this.waiting = waiting;
    }

    @Override
    public <T> List<T> list(String sql, Function<Row, T> from, @Nullable Object... parameters) {
        var rows = run(connection, waiting, sql, parameters);
        var list = new ArrayList<T>(rows.size());
        rows.forEach(row -> list.add(from.apply(row)));
        return list;
    }

    @Override
    public int update(String sql, @Nullable Object... parameters) {
        return run(connection, waiting, sql, parameters).rowCount();
    }

    /// Waits until no other transaction of the service holds that name, and holds it until this one ends: so that
    /// two who count the same rows before they add to them count each other. May be held more than once.
    ///
    /// @param kind what the name is of, such as `report`: names of different kinds have nothing to do with each
    ///     other
    public void hold(String kind, Object name) {
        list("select pg_advisory_xact_lock(hashtextextended($1, 0))", row -> Boolean.TRUE, kind + " " + name);
    }

    /// Runs `task` once the transaction is durable, and never when it is not. The task must not fail.
    public void afterCommit(Runnable task) {
        afterCommit.add(task);
    }

    void committed() {
        afterCommit.forEach(Runnable::run);
    }

    static RowSet<Row> run(SqlClient client, Waiting waiting, String sql, @Nullable Object... parameters) {
        return waiting.statement(client.preparedQuery(sql).execute(Tuple.from(Arrays.asList(parameters))));
    }
}
