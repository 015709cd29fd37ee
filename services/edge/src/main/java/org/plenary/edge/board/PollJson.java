package org.plenary.edge.board;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;

/// Polls as JSON, a part of what [LiveJson] writes.
final class PollJson {

    private PollJson() {}

    static void polls(JsonGenerator json, Collection<Poll> polls) throws IOException {
        json.writeArrayFieldStart("polls");
        for (var poll : polls) {
            poll(json, poll);
        }
        json.writeEndArray();
    }

    /// Of each poll what was counted, by its id.
    static void ballots(JsonGenerator json, Map<String, Poll.Tally> ballots) throws IOException {
        json.writeObjectFieldStart("ballots");
        for (var counted : ballots.entrySet()) {
            json.writeObjectFieldStart(counted.getKey());
            tally(json, counted.getValue());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void poll(JsonGenerator json, Poll poll) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", poll.id());
        json.writeStringField("prompt", poll.prompt());
        json.writeStringField("kind", poll.kind());
        json.writeArrayFieldStart("options");
        for (var option : poll.options()) {
            json.writeString(option);
        }
        json.writeEndArray();
        json.writeNumberField("atMost", poll.atMost());
        scale(json, poll);
        json.writeStringField("language", poll.language());
        json.writeStringField("results", poll.countsWhileOpen() ? "live" : "closed");
        json.writeStringField("state", poll.isClosed() ? "closed" : "open");
        LiveJson.time(json, "openedAt", poll.openedAt());
        LiveJson.time(json, "closesAt", poll.closesAt());
        LiveJson.time(json, "closedAt", poll.closedAt());
        tally(json, poll.tally());
        json.writeNumberField("version", poll.version());
        json.writeEndObject();
    }

    private static void scale(JsonGenerator json, Poll poll) throws IOException {
        var scale = poll.scale();
        if (scale == null) {
            json.writeNullField("scale");
            return;
        }
        json.writeObjectFieldStart("scale");
        json.writeNumberField("from", scale.from());
        json.writeNumberField("to", scale.to());
        json.writeStringField("fromLabel", scale.fromLabel());
        json.writeStringField("toLabel", scale.toLabel());
        json.writeEndObject();
    }

    private static void tally(JsonGenerator json, Poll.Tally tally) throws IOException {
        json.writeNumberField("ballots", tally.ballots());
        if (tally.counts() == null) {
            json.writeNullField("counts");
            return;
        }
        json.writeArrayFieldStart("counts");
        for (var count : tally.counts()) {
            json.writeNumber(count);
        }
        json.writeEndArray();
    }
}
