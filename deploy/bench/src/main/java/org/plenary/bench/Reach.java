package org.plenary.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.plenary.local.api.PublicApi;

/// How long it takes from a vote, and from putting a question on stage, to the last of 500 open streams. The
/// clock starts when the call is sent and stops when the last stream has read the change, so it holds the call,
/// the commit, the outbox, Kafka, the next tick and all writes.
///
/// Needs a running system with the demo (`./plenary up`). Streams and system share the machine.
public final class Reach {

    private static final int STREAMS = 500;
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 200;
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private final PublicApi api;
    private final URI origin;
    private final String session;

    private Reach(PublicApi api, URI origin, String session) {
        this.api = api;
        this.origin = origin;
        this.session = session;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var origin = URI.create(arguments.length > 0 ? arguments[0] : "http://localhost:8080");
        var issuer = URI.create(arguments.length > 1 ? arguments[1] : "http://localhost:8180/realms/plenary");
        try (var api = new PublicApi(origin, issuer)) {
            var live = api.asVisitor()
                    .get("/api/v1/programme/conferences/london-2011/sessions?state=live")
                    .ok()
                    .path("items");
            if (live.isEmpty()) {
                throw new IllegalStateException("No session of the demo is live");
            }
            new Reach(api, origin, live.path(0).path("id").asText()).measure();
        }
    }

    private void measure() throws IOException, InterruptedException {
        var published = questions("published");
        var selected = questions("selected");
        try (var streams = new Streams(origin, session, STREAMS)) {
            print(
                    "vote",
                    rounds(streams, round -> vote(published.get(round % published.size()), round / published.size())));
            print("stage", rounds(streams, round -> stage(selected.get(round % selected.size()))));
        }
    }

    /// One change: the call that makes it, and what streams then see.
    private record Change(Runnable call, String seen) {}

    private Histogram rounds(Streams streams, Function<Integer, Change> change) throws InterruptedException {
        var micros = new Histogram(3);
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            var next = change.apply(round);
            long nanos = streams.nanosUntilAllSaw(next.seen(), next.call(), AT_MOST);
            if (round >= WARM_UP) {
                micros.recordValue(nanos / 1_000);
            }
        }
        return micros;
    }

    /// Votes, or withdraws the vote, whichever changes something.
    private Change vote(JsonNode question, int turn) {
        var id = question.path("id").asText();
        var path = "/api/v1/qna/questions/" + id + "/vote";
        var first = !question.path("mine").asBoolean();
        var viewer = api.as("viewer");
        boolean support = (turn % 2 == 0) == first;
        return new Change(() -> (support ? viewer.put(path, Map.of()) : viewer.delete(path)).ok(), "\"" + id + "\":");
    }

    private Change stage(JsonNode question) {
        var id = question.path("id").asText();
        var path = "/api/v1/qna/questions/" + id + "/stage";
        return new Change(() -> api.as("chair").post(path, Map.of()).ok(), "\"onStage\":{\"id\":\"" + id + "\"");
    }

    /// The session's questions in a state, with whether the viewer supports each.
    private List<JsonNode> questions(String state) {
        var mine = new ArrayList<String>();
        api.as("viewer")
                .get("/api/v1/qna/sessions/" + session + "/votes/mine")
                .ok()
                .path("items")
                .forEach(id -> mine.add(id.asText()));
        var found = new ArrayList<JsonNode>();
        for (var question : api.as("moderator")
                .get("/api/v1/qna/sessions/" + session + "/queue")
                .ok()
                .path("items")) {
            if (question.path("state").asText().equals(state)) {
                found.add(((com.fasterxml.jackson.databind.node.ObjectNode) question)
                        .put("mine", mine.contains(question.path("id").asText())));
            }
        }
        if (found.size() < 2) {
            throw new IllegalStateException("The live session needs two questions that are " + state);
        }
        return found;
    }

    private static void print(String name, Histogram micros) {
        System.out.printf(
                Locale.ROOT,
                "%-6s to the last of %d streams: median %.0f ms, p99 %.0f ms, worst %.0f ms (%d rounds)%n",
                name,
                STREAMS,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getMaxValue() / 1e3,
                micros.getTotalCount());
    }
}
