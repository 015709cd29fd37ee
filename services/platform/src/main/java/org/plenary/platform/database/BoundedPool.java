package org.plenary.platform.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;

/// Makes the pool give up on a connection that does not come, and PostgreSQL on a statement that does not end: no
/// setting of the extension reaches these options. A statement given up on here alone would go on there and keep its
/// connection busy for whoever borrows it next.
@Singleton
class BoundedPool implements PgPoolCreator {

    private final DatabaseConfig config;

    BoundedPool(DatabaseConfig config) {
        this.config = config;
    }

    @Override
    public Pool create(Input input) {
        var options = input.poolOptions()
                .setConnectionTimeout((int) config.connectionTimeout().toSeconds());
        var connections = input.pgConnectOptionsList().stream()
                .map(PgConnectOptions::new)
                .<SqlConnectOptions>map(this::bounded)
                .toList();
        return PgBuilder.pool()
                .with(options)
                .connectingTo(connections)
                .using(input.vertx())
                .build();
    }

    private PgConnectOptions bounded(PgConnectOptions connection) {
        var statement = Long.toString(config.statementTimeout().toMillis());
        return connection
                .addProperty("statement_timeout", statement)
                .addProperty("idle_in_transaction_session_timeout", statement);
    }
}
