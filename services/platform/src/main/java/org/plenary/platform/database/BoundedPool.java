package org.plenary.platform.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;

/// Makes the pool give up on a connection that does not come: no setting of the extension reaches that option.
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
        return Pool.pool(input.vertx(), input.pgConnectOptionsList().getFirst(), options);
    }
}
