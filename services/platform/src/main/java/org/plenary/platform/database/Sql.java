package org.plenary.platform.database;

import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Statements, run one after the other. Parameters are `$1`, `$2`, …; arrays go as Java arrays (`UUID[]`, `Long[]`).
///
/// Each method throws [DatabaseUnavailable] when no answer came, and the client's `PgException` when PostgreSQL
/// refused.
public interface Sql {

    /// All rows of a query, each read by `from`.
    <T> List<T> list(String sql, Function<Row, T> from, @Nullable Object... parameters);

    /// The first row of a query, read by `from`; empty when there is none.
    default <T> Optional<T> one(String sql, Function<Row, T> from, @Nullable Object... parameters) {
        return list(sql, from, parameters).stream().findFirst();
    }

    /// Runs a statement and answers how many rows it changed.
    int update(String sql, @Nullable Object... parameters);
}
