package org.plenary.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.plenary.local.api.Person;
import org.plenary.local.api.PublicApi;
import org.plenary.local.demo.Script.Room;

/// The demo's breakouts: what is said in them is said by young people while both facilitators are there, read by a
/// facilitator first, concluded and adopted; then the lead publishes the annex and the chair answers. A room that has
/// been open is left as it is.
final class ForumRooms {

    private static final String YOUTH = "/api/v1/youth/";
    private static final List<String> FACILITATORS = List.of("facilitator1", "facilitator2");
    /// The service takes who is silent for five seconds to be gone.
    private static final long BEAT_MILLIS = 1_500;

    private final PublicApi api;
    private final String forum;
    private final List<Room> rooms;

    ForumRooms(PublicApi api, String forum, List<Room> rooms) {
        this.api = api;
        this.forum = forum;
        this.rooms = rooms;
    }

    void load() {
        boolean concluded = false;
        for (var room : rooms) {
            var there = there(room);
            if (room.by() != null && there.path("state").asText().equals("planned")) {
                play(there.path("id").asText(), room);
                concluded = true;
            }
        }
        if (concluded) {
            answer(api.as("lead").post(forum + "/annex", Map.of()).ok().path("conclusions"));
        }
    }

    /// The room as it is listed; it is made where it is missing.
    private JsonNode there(Room room) {
        for (var item : api.as("lead").get(forum + "/breakouts").ok().path("items")) {
            if (item.path("topic").asText().equals(room.topic())) {
                return item;
            }
        }
        var plan = Map.of("topic", room.topic(), "band", room.band(), "capacity", 8, "minutes", 45);
        return api.as(FACILITATORS.getFirst()).post(forum + "/breakouts", plan).ok();
    }

    private void play(String id, Room room) {
        var path = YOUTH + "breakouts/" + id;
        var facilitator = api.as(FACILITATORS.getFirst());
        var author = api.as(Objects.requireNonNull(room.by()));
        var people = new ArrayList<>(FACILITATORS.stream().map(api::as).toList());
        try (var beats =
                Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory())) {
            people.forEach(person -> person.post(path + "/join", Map.of()).ok());
            beats.scheduleAtFixedRate(
                    () -> people.forEach(person -> person.put(path + "/presence", Map.of())),
                    BEAT_MILLIS,
                    BEAT_MILLIS,
                    TimeUnit.MILLISECONDS);
            facilitator.post(path + "/open", Map.of()).ok();
            author.post(path + "/join", Map.of()).ok();
            say(path, room, facilitator, author);
            facilitator.post(path + "/close", Map.of()).ok();
        }
    }

    private static void say(String path, Room room, Person facilitator, Person author) {
        var shown = new ArrayList<String>();
        for (var words : room.said()) {
            var said = author.post(
                            path + "/contributions",
                            Map.of("kind", words.kind(), "text", words.text(), "language", "en"))
                    .ok()
                    .path("id")
                    .asText();
            var contribution = YOUTH + "contributions/" + said;
            facilitator.post(contribution + "/show", Map.of()).ok();
            author.put(contribution + "/stance", Map.of("stance", "agree")).ok();
            shown.add(said);
        }
        var text = Objects.requireNonNull(room.concluded()).text();
        var draft = facilitator
                .post(path + "/conclusions", Map.of("text", text, "contributions", shown))
                .ok();
        var conclusion = YOUTH + "conclusions/" + draft.path("id").asText();
        author.call(
                        "PUT",
                        conclusion + "/stance",
                        Map.of("stance", "agree"),
                        Map.of("If-Match", "\"" + draft.path("version").asLong() + "\""))
                .ok();
        facilitator.post(conclusion + "/adopt", Map.of()).ok();
    }

    private void answer(JsonNode published) {
        for (var conclusion : published) {
            for (var room : rooms) {
                var answer = room.concluded() == null ? null : room.concluded().answer();
                if (answer != null
                        && room.topic().equals(conclusion.path("topic").asText())) {
                    api.as("chair")
                            .post(YOUTH + "conclusions/" + conclusion.path("id").asText() + "/respond", answer)
                            .ok();
                }
            }
        }
    }
}
