package org.plenary.qna.mastodon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A small HTTP server that speaks the part of Mastodon's API that a follower of a hashtag
/// uses, over real sockets: the tag timeline with `min_id`, `max_id` and `limit`, single posts,
/// the instance's description, and the hashtag's stream. It is written after Mastodon's
/// documentation, because no Mastodon can be installed where these tests run; what a real one
/// does beyond that documentation is not seen here.
final class TestMastodon implements AutoCloseable {

    static final String TOKEN = "the-token";

    private static final String END = "end";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer http;
    private final TreeMap<Long, Map<String, Object>> posts = new TreeMap<>();
    private final List<BlockingQueue<String>> streams = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile Map<String, String> refusalHeaders = Map.of();
    private volatile int refusalStatus = 429;
    private volatile boolean streaming = true;
    private long last = 1_000;

    TestMastodon() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 50);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::answer);
        http.start();
    }

    String address() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /// Without it, the stream's path is 404, as where no streaming server runs.
    TestMastodon withoutStreaming() {
        streaming = false;
        return this;
    }

    /// Somebody posts; whoever follows the stream is told.
    String post(String author, String html, String... tags) {
        return post(Map.of(), author, html, tags);
    }

    String post(Map<String, Object> more, String author, String html, String... tags) {
        var id = add(more, author, html, tags);
        tell("update", json(there(id)));
        return id;
    }

    /// Somebody posts, and no stream tells of it.
    synchronized String postUnheard(String author, String html, String... tags) {
        return add(Map.of(), author, html, tags);
    }

    private synchronized String add(Map<String, Object> more, String author, String html, String... tags) {
        var id = ++last;
        var post = new HashMap<String, Object>(Map.of(
                "id",
                Long.toString(id),
                "uri",
                "https://social.example/users/ada/statuses/" + id + "/"
                        + http.getAddress().getPort(),
                "url",
                "https://social.example/@ada/" + id,
                "account",
                Map.of("acct", author),
                "content",
                html,
                "visibility",
                "public",
                "language",
                "en",
                "spoiler_text",
                "",
                "created_at",
                Instant.now().toString(),
                "tags",
                List.of(tags).stream().map(tag -> Map.of("name", tag)).toList()));
        post.putAll(more);
        posts.put(id, post);
        return Long.toString(id);
    }

    synchronized void edit(String id, String html, boolean heard) {
        var post = new HashMap<>(there(id));
        post.put("content", html);
        post.put("edited_at", Instant.now().toString());
        posts.put(Long.parseLong(id), post);
        if (heard) {
            tell("status.update", json(post));
        }
    }

    synchronized void delete(String id, boolean heard) {
        posts.remove(Long.parseLong(id));
        if (heard) {
            tell("delete", id);
        }
    }

    private Map<String, Object> there(String id) {
        return java.util.Objects.requireNonNull(find(id));
    }

    private synchronized @Nullable Map<String, Object> find(String id) {
        return posts.get(Long.parseLong(id));
    }

    /// Sends every open stream anything.
    void tell(String event, String data) {
        streams.forEach(stream -> stream.add("event: %s\ndata: %s\n\n".formatted(event, data)));
    }

    /// Cuts every open stream.
    void cut() {
        streams.forEach(stream -> stream.add(END));
    }

    int streams() {
        return streams.size();
    }

    /// The paths with their queries that were asked for.
    List<String> asked() {
        return List.copyOf(asked);
    }

    /// Refuses the next calls for a timeline.
    void refuse(int calls, int status, Map<String, String> headers) {
        refusalStatus = status;
        refusalHeaders = headers;
        refusals.set(calls);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            asked.add(exchange.getRequestURI().toString());
            if (path.equals("/api/v1/streaming/hashtag")) {
                stream(exchange);
            } else if (path.startsWith("/api/v1/timelines/tag/")) {
                timeline(exchange, path.substring("/api/v1/timelines/tag/".length()));
            } else if (path.startsWith("/api/v1/statuses/")) {
                status(exchange, path.substring("/api/v1/statuses/".length()));
            } else if (path.equals("/api/v2/instance")) {
                send(
                        exchange,
                        200,
                        json(Map.of(
                                "configuration",
                                Map.of("urls", Map.of("streaming", address().replace("http", "ws"))))));
            } else {
                send(exchange, 404, json(Map.of("error", "Record not found")));
            }
        }
    }

    private void timeline(HttpExchange exchange, String tag) throws IOException {
        if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            refusalHeaders.forEach(
                    (name, value) -> exchange.getResponseHeaders().add(name, value));
            send(exchange, refusalStatus, json(Map.of("error", "Too many requests")));
            return;
        }
        send(exchange, 200, json(page(query(exchange), tag)));
    }

    private synchronized List<Map<String, Object>> page(Map<String, String> query, String tag) {
        int limit = Integer.parseInt(query.getOrDefault("limit", "20"));
        long after = Long.parseLong(query.getOrDefault("min_id", "-1"));
        long before = Long.parseLong(query.getOrDefault("max_id", Long.toString(Long.MAX_VALUE)));
        var tagged = posts.entrySet().stream()
                .filter(post -> post.getKey() > after && post.getKey() < before)
                .map(Map.Entry::getValue)
                .filter(post -> isTagged(post, tag))
                .toList();
        // With min_id the earliest of those after it, else the latest; the latest first in both.
        var page = new ArrayList<>(
                query.containsKey("min_id")
                        ? tagged.subList(0, Math.min(limit, tagged.size()))
                        : tagged.subList(Math.max(0, tagged.size() - limit), tagged.size()));
        return page.reversed();
    }

    private static boolean isTagged(Map<String, Object> post, String tag) {
        return String.valueOf(post.get("tags"))
                .toLowerCase(java.util.Locale.ROOT)
                .contains("name=" + tag.toLowerCase(java.util.Locale.ROOT) + "}");
    }

    private void status(HttpExchange exchange, String id) throws IOException {
        var post = find(id);
        send(exchange, post == null ? 404 : 200, json(post == null ? Map.of("error", "Record not found") : post));
    }

    private void stream(HttpExchange exchange) throws IOException {
        if (!streaming) {
            send(exchange, 404, "{\"error\":\"Not found\"}");
            return;
        }
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, "{\"error\":\"Missing access token\"}");
            return;
        }
        var lines = new LinkedBlockingQueue<String>();
        streams.add(lines);
        try {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            var body = exchange.getResponseBody();
            body.write(":)\n".getBytes(StandardCharsets.UTF_8));
            body.flush();
            for (@Nullable String line = ""; !END.equals(line); line = lines.poll(500, TimeUnit.MILLISECONDS)) {
                body.write((line == null ? ":thump\n" : line).getBytes(StandardCharsets.UTF_8));
                body.flush();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            streams.remove(lines);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var query = exchange.getRequestURI().getRawQuery();
        var parameters = new HashMap<String, String>();
        for (var pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            parameters.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        cut();
        http.stop(0);
    }
}
