package org.plenary.bench.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/// Who was shown which numbers of votes, and when. Everyone is sent the same bytes; that they are the same is looked
/// at each time, what they say only once.
final class Sightings implements Viewers.Watcher {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// Numbers of votes that an event tells, by question.
    record Told(Map<String, Long> votes, long digest) {}

    /// Somebody has read an event.
    record Sighting(Told told, long nanos) {}

    private final Map<String, Told> events = new HashMap<>();
    private final List<List<Sighting>> viewers = new ArrayList<>();
    private long read;
    private long differing;

    Sightings(int count) {
        for (int viewer = 0; viewer < count; viewer++) {
            viewers.add(new ArrayList<>());
        }
    }

    @Override
    public synchronized void event(int viewer, byte[] bytes, int from, int to, long nanos) {
        var text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        int id = text.indexOf("id: ");
        int data = text.indexOf("\ndata: ");
        if (id < 0 || data < 0) {
            return;
        }
        read++;
        var digest = new CRC32C();
        // What is before is HTTP's frame, and not the same for everyone.
        digest.update(bytes, from + id, to - from - id);
        var name = text.substring(id, data);
        var told = events.get(name);
        if (told == null) {
            told = new Told(votes(text.substring(data + "\ndata: ".length())), digest.getValue());
            events.put(name, told);
        } else if (told.digest() != digest.getValue()) {
            differing++;
        }
        viewers.get(viewer).add(new Sighting(told, nanos));
    }

    static Map<String, Long> votes(String data) {
        try {
            var votes = new HashMap<String, Long>();
            var json = JSON.readTree(data);
            // A snapshot's board is a list, a change's an object.
            add(json.path("board"), votes);
            add(json.path("board").path("put"), votes);
            json.path("votes")
                    .properties()
                    .forEach(tally -> votes.put(tally.getKey(), tally.getValue().asLong()));
            return votes;
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static void add(JsonNode items, Map<String, Long> votes) {
        if (items.isArray()) {
            items.forEach(item ->
                    votes.put(item.path("id").asText(), item.path("votes").asLong()));
        }
    }

    /// What one viewer was shown, in order.
    synchronized List<Sighting> of(int viewer) {
        return List.copyOf(viewers.get(viewer));
    }

    /// How many events have been read in all.
    synchronized long read() {
        return read;
    }

    /// How often the same event held other bytes for one viewer than for another.
    synchronized long differing() {
        return differing;
    }

    /// What a viewer's board shows now.
    synchronized Map<String, Long> board(int viewer) {
        var board = new HashMap<String, Long>();
        viewers.get(viewer).forEach(sighting -> board.putAll(sighting.told().votes()));
        return board;
    }
}
