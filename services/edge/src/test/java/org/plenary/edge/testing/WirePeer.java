package org.plenary.edge.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A bare HTTP server in the place of every peer, for what edge does on the wire: a test says what it answers, and
/// sees what reached it.
public final class WirePeer implements QuarkusTestResourceLifecycleManager {

    private static volatile Handler<HttpServerRequest> answer =
            request -> request.response().end();

    private static int port;

    private @Nullable Vertx vertx;

    /// Says how the peer answers from now on.
    public static void answer(Handler<HttpServerRequest> handler) {
        answer = handler;
    }

    /// Where it listens.
    public static int port() {
        return port;
    }

    @Override
    public Map<String, String> start() {
        vertx = Vertx.vertx();
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> answer.handle(request))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        port = server.actualPort();
        var address = "127.0.0.1:" + port;
        return Map.of(
                "PLENARY_REGISTRATION",
                address,
                "PLENARY_SESSIONS",
                address,
                "PLENARY_QNA",
                address,
                "PLENARY_YOUTH",
                address,
                "PLENARY_MEDIA",
                "http://" + address + "/film",
                "PLENARY_COOKIE_SECRET",
                "for tests, and for nothing else at all",
                "PLENARY_PUBLIC_URL",
                "http://localhost:8080");
    }

    @Override
    public void stop() {
        if (vertx != null) {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
