package org.plenary.edge.upstream;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.plenary.edge.http.EdgeConfig;

class UpstreamsTest {

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final CompletableFuture<HttpServerRequest> arrived = new CompletableFuture<>();
    private final int port = vertx.createHttpServer()
            .requestHandler(arrived::complete)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join()
            .actualPort();
    private final Upstreams upstreams = new Upstreams(vertx, new Bounds(), new Addresses("127.0.0.1:" + port));

    /// One connection, and little patience.
    private record Bounds() implements UpstreamConfig {

        @Override
        public int connections() {
            return 1;
        }

        @Override
        public int waiting() {
            return 10;
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration turn() {
            return Duration.ofMillis(300);
        }

        @Override
        public Duration reading() {
            return Duration.ofSeconds(60);
        }

        @Override
        public Duration silence() {
            return Duration.ofSeconds(60);
        }

        @Override
        public Duration answer() {
            return Duration.ofSeconds(60);
        }
    }

    private record Addresses(String registration) implements EdgeConfig {

        @Override
        public URI publicUrl() {
            return URI.create("http://localhost:8080");
        }

        @Override
        public String sessions() {
            return registration;
        }

        @Override
        public String qna() {
            return registration;
        }

        @Override
        public String youth() {
            return registration;
        }

        @Override
        public URI media() {
            return URI.create("http://" + registration);
        }

        @Override
        public Optional<URI> rooms() {
            return Optional.empty();
        }
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whoWaitsForAConnectionToAPeerThatHangsIsToldSo() throws Exception {
        var first = asked().get(10, SECONDS);
        loop.runOnContext(ignored -> first.send());
        arrived.get(10, SECONDS);

        var second = asked();

        assertThat(catchThrowable(() -> second.get(10, SECONDS))).hasMessageContaining("300 ms");
        assertThat(first.response().isComplete())
                .as("the one that has a connection may take its time")
                .isFalse();
    }

    private CompletableFuture<HttpClientRequest> asked() {
        var request = new CompletableFuture<HttpClientRequest>();
        loop.runOnContext(ignored -> upstreams
                .request(upstreams.qna(), HttpMethod.GET, "/")
                .onSuccess(request::complete)
                .onFailure(request::completeExceptionally));
        return request;
    }
}
