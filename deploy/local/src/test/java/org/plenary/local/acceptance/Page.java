package org.plenary.local.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An open live page: the stream of a session, folded into a board as a page folds it, with everything it was told
/// kept.
final class Page implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Socket socket;
    private final List<JsonNode> changes = new ArrayList<>();
    private final Map<String, JsonNode> board = new HashMap<>();
    private final Map<String, Long> votes = new HashMap<>();
    private @Nullable JsonNode snapshot;
    private JsonNode onStage = NullNode.getInstance();
    private String state = "";
    private String lastId = "";

    private Page(Socket socket) {
        this.socket = socket;
    }

    /// Opens the live stream of a session.
    static Page of(String session) {
        return of(session, "");
    }

    /// Opens it again where an earlier page was cut off.
    static Page of(String session, String lastEventId) {
        try {
            var origin = House.origin();
            var socket = new Socket(origin.getHost(), origin.getPort());
            var resume = lastEventId.isEmpty() ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
            socket.getOutputStream()
                    .write(
                            "GET /api/v1/live/sessions/%s HTTP/1.1\r\nHost: localhost:%d\r\nAccept: text/event-stream\r\n%s\r\n"
                                    .formatted(session, origin.getPort(), resume)
                                    .getBytes(StandardCharsets.US_ASCII));
            var page = new Page(socket);
            Thread.ofVirtual().start(page::read);
            return page;
        } catch (IOException refused) {
            throw new AssertionError(refused);
        }
    }

    synchronized boolean hasSnapshot() {
        return snapshot != null;
    }

    /// A question on the board.
    synchronized @Nullable JsonNode question(String id) {
        return board.get(id);
    }

    /// How many support a question, as this page shows it.
    synchronized long votes(String id) {
        return votes.getOrDefault(id, 0L);
    }

    synchronized String onStage() {
        return onStage.path("id").asText();
    }

    synchronized String state() {
        return state;
    }

    synchronized String lastId() {
        return lastId;
    }

    synchronized List<JsonNode> changes() {
        return List.copyOf(changes);
    }

    /// How often this page was told of a question in just this version since its snapshot.
    synchronized long timesTold(String id, long version) {
        return changes.stream()
                .flatMap(change -> stream(change.path("board").path("put")))
                .filter(item -> item.path("id").asText().equals(id)
                        && item.path("version").asLong() == version)
                .count();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            var event = "";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    noteId(line.substring(4));
                } else if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    fold(event, JSON.readTree(line.substring(6)));
                }
            }
        } catch (IOException closed) {
            // The page was closed, or the server went; what it was told stays.
        }
    }

    private synchronized void noteId(String id) {
        lastId = id;
    }

    private synchronized void fold(String event, JsonNode data) {
        if (event.equals("snapshot")) {
            snapshot = data;
            board.clear();
            votes.clear();
            stream(data.path("board")).forEach(this::put);
        } else {
            changes.add(data);
            stream(data.path("board").path("put")).forEach(this::put);
            stream(data.path("board").path("drop")).forEach(id -> board.remove(id.asText()));
            data.path("votes")
                    .properties()
                    .forEach(tally -> votes.put(tally.getKey(), tally.getValue().asLong()));
        }
        if (data.has("onStage")) {
            onStage = data.path("onStage");
        }
        if (data.has("state")) {
            state = data.path("state").asText();
        }
    }

    private void put(JsonNode item) {
        board.put(item.path("id").asText(), item);
        votes.put(item.path("id").asText(), item.path("votes").asLong());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        var items = new ArrayList<JsonNode>();
        array.forEach(items::add);
        return items.stream();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed either way.
        }
    }
}
