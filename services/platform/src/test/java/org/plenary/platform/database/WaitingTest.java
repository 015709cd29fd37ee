package org.plenary.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.plenary.platform.testing.RealServers;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
class WaitingTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    Pool pool;

    @Inject
    Database database;

    @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
    int connections;

    @Test
    void aConnectionThatComesAfterItWasGivenUpGoesBackToThePool() throws Exception {
        int free = connections - 1; // the relay keeps one
        var held = new ArrayList<SqlConnection>();
        for (int number = 0; number < free; number++) {
            held.add(pool.getConnection().await().atMost(SOON));
        }
        var impatient = new Waiting(Duration.ofMillis(-900), Duration.ofSeconds(1));
        var givenUp = new ArrayList<CompletableFuture<?>>();
        for (int number = 0; number < free; number++) {
            givenUp.add(CompletableFuture.runAsync(
                    () -> assertThatExceptionOfType(DatabaseUnavailable.class)
                            .isThrownBy(() -> impatient.connection(pool.getConnection())),
                    Thread::startVirtualThread));
        }
        CompletableFuture.allOf(givenUp.toArray(CompletableFuture[]::new)).get();
        held.forEach(SqlConnection::closeAndForget);

        var again = new ArrayList<SqlConnection>();
        await().atMost(SOON).ignoreExceptions().untilAsserted(() -> {
            while (again.size() < free) {
                again.add(pool.getConnection().await().atMost(SOON));
            }
            assertThat(again).hasSize(free);
        });
        again.forEach(SqlConnection::closeAndForget);
        assertThat(database.list("select 1 as one", row -> row.getInteger("one")))
                .isEqualTo(List.of(1));
    }
}
