package org.plenary.bench.votes;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.plenary.embedded.Postgres;
import org.plenary.embedded.Servers;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.DatabaseConfig;
import org.plenary.platform.outbox.Outbox;
import org.plenary.platform.outbox.RelaySignal;
import org.plenary.qna.vote.BallotBox;

/// Makes qna's parts as its container would, from the same classes and the same settings.
final class Wiring implements AutoCloseable {

    private static final String POOL = "quarkus.datasource.reactive.";

    private record Input(Vertx vertx, PoolOptions poolOptions, List<PgConnectOptions> pgConnectOptionsList)
            implements PgPoolCreator.Input {}

    private final Vertx vertx = Vertx.vertx();
    private final SmallRyeConfig config = new SmallRyeConfigBuilder()
            .addDefaultSources()
            .addDefaultInterceptors()
            .addDiscoveredConverters()
            .withMapping(DatabaseConfig.class)
            .withMapping(BallotBox.settings())
            .withValidateUnknown(false)
            .build();
    private final io.vertx.sqlclient.Pool pool;

    Wiring(Postgres postgres, String database) {
        this.pool = pool(postgres, database);
    }

    BallotBox ballotBox() {
        var shared = Pool.newInstance(pool);
        var database = make(Database.class, shared, config.getConfigMapping(DatabaseConfig.class));
        var box = BallotBox.open(shared, database, make(Outbox.class, new RelaySignal()), config, vertx);
        // What libraries make at their first use is made by one thread, as at a service's start.
        box.countTallies();
        return box;
    }

    private io.vertx.sqlclient.Pool pool(Postgres postgres, String database) {
        var options = new PoolOptions()
                .setMaxSize(config.getValue(POOL + "max-size", Integer.class))
                .setIdleTimeout(5)
                .setIdleTimeoutUnit(TimeUnit.MINUTES);
        var connection = new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(postgres.port())
                .setDatabase(database)
                .setUser(database)
                .setPassword(Servers.PASSWORD)
                .setCachePreparedStatements(config.getValue(POOL + "cache-prepared-statements", Boolean.class));
        var creator = make(
                named("org.plenary.platform.database.BoundedPool", PgPoolCreator.class),
                config.getConfigMapping(DatabaseConfig.class));
        return creator.create(new Input(vertx, options, List.of(connection)));
    }

    private static <T> Class<? extends T> named(String name, Class<T> type) {
        try {
            return Class.forName(name).asSubclass(type);
        } catch (ClassNotFoundException moved) {
            throw new IllegalStateException(moved);
        }
    }

    /// What a container does: calls the only constructor, whoever may see it.
    private static <T> T make(Class<T> type, Object... parts) {
        try {
            @SuppressWarnings("unchecked")
            var constructor = (Constructor<T>) type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return constructor.newInstance(parts);
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException(type.getName() + " is made otherwise now", changed);
        }
    }

    @Override
    public void close() {
        pool.close().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
