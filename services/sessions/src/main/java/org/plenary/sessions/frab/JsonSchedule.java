package org.plenary.sessions.frab;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.sessions.frab.Raw.RawConference;
import org.plenary.sessions.frab.Raw.RawDay;

/// Reads the JSON form as a stream, one event at a time. Fields it does not know are passed over.
public final class JsonSchedule {

    private static final JsonFactory FACTORY = new ObjectMapper().getFactory();

    private final JsonParser json;
    private final Collected collected = new Collected();
    private @Nullable String timeZone;
    private @Nullable String dayChange;

    private JsonSchedule(JsonParser json) {
        this.json = json;
    }

    /// All events of a file.
    ///
    /// @param conference whose events they are
    /// @param zone in which its hall reads times
    /// @throws ScheduleFault when the file cannot be taken
    public static List<Event> read(byte[] file, UUID conference, ZoneId zone) {
        try (var parser = FACTORY.createParser(file)) {
            var reader = new JsonSchedule(parser);
            reader.file();
            return reader.collected.events(conference, zone);
        } catch (JsonProcessingException broken) {
            var at = broken.getLocation();
            throw ScheduleFault.unreadable(
                    at == null ? 1 : Math.max(1, at.getLineNr()), "that is not JSON: " + broken.getOriginalMessage());
        } catch (IOException impossible) {
            throw new IllegalStateException("Reading from memory failed", impossible);
        }
    }

    private void file() throws IOException {
        json.nextToken();
        var found = new boolean[1];
        object("the file", field -> {
            if ("schedule".equals(field)) {
                found[0] = true;
                object("schedule", this::schedule);
            } else {
                json.skipChildren();
            }
        });
        if (!found[0]) {
            throw ScheduleFault.wrong(1, "a schedule stands in the field “schedule”");
        }
        if (json.nextToken() != null) {
            throw ScheduleFault.unreadable(line(), "that is not JSON: something stands behind its end");
        }
        collected.about(new RawConference(timeZone, dayChange));
    }

    private void schedule(String field) throws IOException {
        if ("conference".equals(field)) {
            object("conference", this::conference);
        } else {
            json.skipChildren();
        }
    }

    private void conference(String field) throws IOException {
        switch (field) {
            case "time_zone_name" -> timeZone = scalar();
            case "day_change" -> dayChange = scalar();
            case "days" -> array("days", this::day);
            default -> json.skipChildren();
        }
    }

    /// The date may stand behind the rooms: they are kept until it is known.
    private void day() throws IOException {
        int line = line();
        var texts = new HashMap<String, String>();
        var rooms = new ArrayList<Raw>();
        object("a day", field -> {
            if ("rooms".equals(field)) {
                object("rooms", room -> array("a room", () -> rooms.add(event(room))));
            } else {
                texts.put(field, scalar());
            }
        });
        var date = texts.get("date");
        if (date == null || date.isBlank()) {
            throw ScheduleFault.wrong(line, "a day has no date");
        }
        var day = new RawDay(line, date, texts.get("day_start"));
        rooms.forEach(raw -> collected.add(new Raw(raw.line(), day, raw.room(), raw.texts(), raw.persons())));
    }

    private Raw event(String room) throws IOException {
        int line = line();
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw ScheduleFault.wrong(line, "an event is an object");
        }
        JsonNode event = json.readValueAsTree();
        Map<String, String> texts = new HashMap<>();
        event.properties().forEach(field -> texts.put(field.getKey(), text(field.getValue())));
        return new Raw(line, new RawDay(line, "", null), room, texts, persons(event.path("persons")));
    }

    private static List<String> persons(JsonNode persons) {
        var names = new ArrayList<String>();
        for (var person : persons) {
            var name = person.isTextual() ? person.asText() : text(person.path("public_name"));
            names.add(name.isBlank() ? text(person.path("name")) : name);
        }
        return names;
    }

    /// A scalar's text; a track may be an object with a name.
    private static String text(JsonNode value) {
        if (value.isObject()) {
            return value.path("name").asText("");
        }
        return value.isNull() || value.isMissingNode() || value.isArray() ? "" : value.asText();
    }

    private String scalar() throws IOException {
        if (json.currentToken().isStructStart()) {
            json.skipChildren();
            return "";
        }
        return json.currentToken() == JsonToken.VALUE_NULL ? "" : json.getText();
    }

    private void object(String what, Field field) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw ScheduleFault.wrong(line(), what + " is no object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            json.nextToken();
            field.read(name);
        }
    }

    private void array(String what, Element element) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw ScheduleFault.wrong(line(), what + " is no list");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == null) {
                throw ScheduleFault.unreadable(line(), "that is not JSON: it ends too early");
            }
            element.read();
        }
    }

    private int line() {
        return Math.max(1, json.currentTokenLocation().getLineNr());
    }

    @FunctionalInterface
    private interface Field {
        void read(String name) throws IOException;
    }

    @FunctionalInterface
    private interface Element {
        void read() throws IOException;
    }
}
