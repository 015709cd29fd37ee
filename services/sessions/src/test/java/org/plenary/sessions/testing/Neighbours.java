package org.plenary.sessions.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.plenary.embedded.Ports;
import org.plenary.platform.testing.PeerProcess;

/// The registration service as the real process it is, and a media server's control API (MediaMTX's paths and answers)
/// whose encoders the tests let come and go.
public final class Neighbours implements QuarkusTestResourceLifecycleManager {

    private static final int AFTER_THE_SERVERS = 10;

    /// Paths that an encoder publishes on, with the bytes received.
    private static final Map<String, Long> PUBLISHING = new ConcurrentHashMap<>();

    private static final List<String> KICKED = new CopyOnWriteArrayList<>();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static @Nullable PeerProcess registration;

    private @Nullable HttpServer control;

    @Override
    public int order() {
        return AFTER_THE_SERVERS;
    }

    @Override
    public Map<String, String> start() {
        int own = Ports.free();
        var peer = PeerProcess.start("registration", Map.of("PLENARY_SESSIONS", "127.0.0.1:" + own));
        registration = peer;
        var server = controlApi();
        control = server;
        return Map.of(
                "quarkus.http.test-port",
                Integer.toString(own),
                "PLENARY_REGISTRATION",
                peer.address(),
                "PLENARY_MEDIA_CONTROL",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "PLENARY_SRT_PORT",
                "18890");
    }

    @Override
    public void stop() {
        if (control != null) {
            control.stop(0);
        }
        if (registration != null) {
            registration.close();
        }
    }

    /// The registration service.
    public static PeerProcess registration() {
        if (registration == null) {
            throw new IllegalStateException("The test has no @WithTestResource(Neighbours.class)");
        }
        return registration;
    }

    /// Lets an encoder publish on a path.
    public static void publish(String path, long bytes) {
        PUBLISHING.put(path, bytes);
    }

    /// Lets the encoder on a path drop.
    public static void drop(String path) {
        PUBLISHING.remove(path);
    }

    /// Paths whose publishers were disconnected.
    public static List<String> kicked() {
        return KICKED;
    }

    private static HttpServer controlApi() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v3/paths/list", exchange -> answer(exchange, Map.of("items", paths())));
            server.createContext("/v3/paths/get/", exchange -> {
                var path = exchange.getRequestURI().getPath().substring("/v3/paths/get/".length());
                answer(exchange, Map.of("name", path, "source", Map.of("type", "srtConn", "id", path)));
            });
            server.createContext("/v3/srtconns/kick/", exchange -> {
                KICKED.add(exchange.getRequestURI().getPath().substring("/v3/srtconns/kick/".length()));
                answer(exchange, Map.of());
            });
            server.start();
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Map<String, Object>> paths() {
        return PUBLISHING.entrySet().stream()
                .map(path -> Map.<String, Object>of(
                        "name", path.getKey(),
                        "source", Map.of("type", "srtConn", "id", path.getKey()),
                        "ready", true,
                        "bytesReceived", path.getValue(),
                        "tracks", List.of()))
                .toList();
    }

    private static void answer(HttpExchange exchange, Object body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
