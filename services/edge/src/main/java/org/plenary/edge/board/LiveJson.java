package org.plenary.edge.board;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Views and changes as JSON, written once for all who watch.
public final class LiveJson {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int USUAL_BYTES = 512;

    private interface Writing {
        void write(JsonGenerator json) throws IOException;
    }

    private LiveJson() {}

    /// The data of a `snapshot` event.
    public static byte[] snapshot(View view) {
        return bytes(json -> {
            json.writeStringField("session", view.session());
            json.writeStringField("state", view.state());
            json.writeNumberField("viewers", view.viewers());
            json.writeFieldName("onStage");
            item(json, view.onStage());
            items(json, "board", view.board());
            posts(json, view.updates());
            window(json, view.window());
            PollJson.polls(json, view.polls());
        });
    }

    /// The data of a `change` event: only the keys that changed.
    public static byte[] change(Change change) {
        return bytes(json -> {
            if (change.state() != null) {
                json.writeStringField("state", change.state());
            }
            if (change.viewers() != null) {
                json.writeNumberField("viewers", change.viewers());
            }
            if (!change.votes().isEmpty()) {
                json.writeObjectFieldStart("votes");
                for (var count : change.votes().entrySet()) {
                    json.writeNumberField(count.getKey(), count.getValue());
                }
                json.writeEndObject();
            }
            board(json, change);
            if (change.stageMoved()) {
                json.writeFieldName("onStage");
                item(json, change.onStage());
            }
            if (!change.updates().isEmpty()) {
                posts(json, change.updates());
            }
            if (change.window() != null) {
                window(json, change.window());
            }
            if (!change.polls().isEmpty()) {
                PollJson.polls(json, change.polls());
            }
            if (!change.ballots().isEmpty()) {
                PollJson.ballots(json, change.ballots());
            }
            hints(json, change.hints());
        });
    }

    private static void hints(JsonGenerator json, Hints hints) throws IOException {
        if (!hints.decided().isEmpty()) {
            ids(json, "decided", hints.decided());
        }
        if (!hints.merged().isEmpty()) {
            json.writeObjectFieldStart("merged");
            for (var into : hints.merged().entrySet()) {
                json.writeStringField(into.getKey(), into.getValue());
            }
            json.writeEndObject();
        }
        if (hints.desk() != null) {
            json.writeNumberField("desk", hints.desk());
        }
    }

    private static void board(JsonGenerator json, Change change) throws IOException {
        if (change.put().isEmpty() && change.drop().isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("board");
        if (!change.put().isEmpty()) {
            items(json, "put", change.put());
        }
        if (!change.drop().isEmpty()) {
            ids(json, "drop", change.drop());
        }
        json.writeEndObject();
    }

    private static void items(JsonGenerator json, String name, Collection<Item> items) throws IOException {
        json.writeArrayFieldStart(name);
        for (var item : items) {
            item(json, item);
        }
        json.writeEndArray();
    }

    private static void item(JsonGenerator json, @Nullable Item item) throws IOException {
        if (item == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringField("id", item.id());
        json.writeStringField("text", item.text());
        json.writeStringField("author", item.author());
        json.writeStringField("origin", item.origin());
        json.writeStringField("band", item.band());
        json.writeStringField("language", item.language());
        json.writeNumberField("votes", item.votes());
        json.writeBooleanField("reworded", item.reworded());
        translations(json, item.translations());
        json.writeNumberField("mergedCount", item.mergedCount());
        json.writeStringField("state", item.state().json());
        time(json, "publishedAt", item.publishedAt());
        time(json, "stagedAt", item.stagedAt());
        time(json, "answeredAt", item.answeredAt());
        json.writeStringField("answer", item.answer());
        json.writeNumberField("version", item.version());
        json.writeEndObject();
    }

    private static void translations(JsonGenerator json, List<Translation> translations) throws IOException {
        json.writeArrayFieldStart("translations");
        for (var one : translations) {
            json.writeStartObject();
            json.writeStringField("language", one.language());
            json.writeStringField("text", one.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void posts(JsonGenerator json, Collection<Post> posts) throws IOException {
        json.writeArrayFieldStart("updates");
        for (var post : posts) {
            json.writeStartObject();
            json.writeStringField("id", post.id());
            json.writeStringField("text", post.text());
            time(json, "postedAt", post.postedAt());
            json.writeNumberField("version", post.version());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void window(JsonGenerator json, AskWindow window) throws IOException {
        json.writeObjectFieldStart("window");
        json.writeBooleanField("asking", window.asking());
        json.writeBooleanField("voting", window.voting());
        time(json, "closesAt", window.closesAt());
        time(json, "askingUntil", window.askingUntil());
        time(json, "votingUntil", window.votingUntil());
        json.writeEndObject();
    }

    private static void ids(JsonGenerator json, String name, Collection<String> ids) throws IOException {
        json.writeArrayFieldStart(name);
        for (var id : ids) {
            json.writeString(id);
        }
        json.writeEndArray();
    }

    static void time(JsonGenerator json, String name, @Nullable Instant time) throws IOException {
        json.writeStringField(name, time == null ? null : time.toString());
    }

    private static byte[] bytes(Writing content) {
        var out = new ByteArrayOutputStream(USUAL_BYTES);
        try (var json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
