package org.plenary.embedded.media;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The other side of a media server's questions: tokens, prepared streams, and the authentication hook. It answers,
/// refuses or stays silent as a test wants.
final class FarEnd implements AutoCloseable {

    enum Manner {
        ANSWERS,
        FAILS,
        SILENT
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger hooks = new AtomicInteger();
    private volatile Manner manner = Manner.ANSWERS;
    private volatile List<PreparedStream> prepared = List.of();
    private volatile String impossible = "";
    private volatile Predicate<String> hook = body -> false;

    FarEnd() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/realms/plenary/protocol/openid-connect/token", this::token);
        server.createContext("/api/v1/programme/media/streams", this::streams);
        server.createContext("/api/v1/programme/media/auth", this::hook);
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// What was kept waiting by silence gets no answer any more: its connection is closed.
    synchronized void behave(Manner next) {
        manner = next;
        notifyAll();
    }

    void prepare(PreparedStream... streams) {
        prepared = List.of(streams);
    }

    /// Also names a stream that nobody can listen for: one without a port.
    void prepareAnImpossibleOneToo() {
        impossible = "{\"path\":\"portless\",\"passphrase\":\"MFRGGZDFMZTWQ2LKNNWG23TPOA\",\"port\":null},";
    }

    /// Decides on the body of the authentication hook.
    void admit(Predicate<String> rule) {
        hook = rule;
    }

    /// How often the hook was asked.
    int hooks() {
        return hooks.get();
    }

    @Override
    public void close() {
        behave(Manner.FAILS);
        server.stop(0);
        threads.shutdownNow();
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var right = form.contains("grant_type=client_credentials") && form.contains("client_secret=secret");
        answer(exchange, right ? 200 : 401, "{\"access_token\":\"bearer-of-media\",\"expires_in\":300}");
    }

    private void streams(HttpExchange exchange) throws IOException {
        if (!"Bearer bearer-of-media".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{}");
            return;
        }
        answer(
                exchange,
                200,
                prepared.stream()
                        .map(one -> "{\"path\":\"%s\",\"passphrase\":\"%s\",\"port\":%d}"
                                .formatted(one.path(), one.passphrase(), one.port()))
                        .collect(Collectors.joining(",", "{\"items\":[" + impossible, "]}")));
    }

    private void hook(HttpExchange exchange) throws IOException {
        hooks.incrementAndGet();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        answer(exchange, hook.test(body) ? 200 : 401, "");
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            if (manner == Manner.SILENT) {
                awaitEndOfSilence();
                return;
            }
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(manner == Manner.FAILS ? 500 : status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void awaitEndOfSilence() throws InterruptedException {
        while (manner == Manner.SILENT) {
            wait();
        }
    }
}
