package org.plenary.edge.testing;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// Somebody who follows a session live, on a thread of their own.
public final class Follower implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// One event as it came.
    public record Event(String id, String name, JsonObject data, long atNanos) {}

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final HttpResponse<InputStream> response;
    private volatile boolean ended;

    private Follower(String path, Map<String, String> headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .timeout(SOON);
        headers.forEach(request::header);
        response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() == 200) {
            Thread.ofVirtual().start(this::read);
        }
    }

    /// Connects; look at [#status] before anything else.
    public static Follower of(String path, Map<String, String> headers) {
        try {
            return new Follower(path, headers);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public static Follower of(String path) {
        return of(path, Map.of());
    }

    /// Connects as a program with a token.
    public static Follower of(String path, String token) {
        return of(path, Map.of("Authorization", "Bearer " + token));
    }

    public int status() {
        return response.statusCode();
    }

    public List<Event> events() {
        return events;
    }

    /// The value of a header.
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /// Whether edge has ended the stream.
    public boolean hasEnded() {
        return ended;
    }

    /// Waits for an event whose data is as wished.
    public Event awaits(Predicate<JsonObject> wish) {
        return await().atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> events.stream()
                                .filter(event -> wish.test(event.data()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private void read() {
        try (var reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            var id = "";
            var name = "";
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    events.add(new Event(id, name, new JsonObject(line.substring(6)), System.nanoTime()));
                }
            }
        } catch (IOException cut) {
            // Told by hasEnded.
        } finally {
            ended = true;
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException gone) {
            // It is closed either way.
        }
    }
}
