package org.plenary.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plenary.local.api.Reply;

/// As [EveryRouteTest], past the gate: who may make a call of the youth forum makes it about what is there, but sends
/// what cannot be. It is refused clearly, with a code that the call's description names, and changes nothing that
/// anybody can read.
@ExtendWith(House.class)
class BadCallTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// Reading this is itself written down in it.
    private static final String READINGS = "/access";

    private static final List<String> NO_TEXTS =
            List.of("{}", "\"\\u0000\"", "\"\\ud800\"", '"' + "a".repeat(20_000) + '"');
    private static final List<String> NO_NUMBERS = List.of("{}", "-1", "99999999999", "1e99", "\"\\u0000\"");
    private static final List<String> NO_TRUTHS = List.of("{}", "\"\\u0000\"");

    private static BusyForum forum;
    private static Map<String, JsonNode> before;

    @BeforeAll
    static void open() {
        forum = BusyForum.create();
        read(); // Cases are seen by it.
        before = read();
    }

    @AfterAll
    static void close() {
        forum.close();
    }

    @TestFactory
    Stream<DynamicTest> whatCannotBeIsRefusedClearlyAndChangesNothing() {
        var tried = YouthCall.all().stream().map(call -> DynamicTest.dynamicTest(call.toString(), () -> tryAll(call)));
        return Stream.concat(
                tried, Stream.of(DynamicTest.dynamicTest("nothing has changed", BadCallTest::assertNothingHasChanged)));
    }

    private static void assertNothingHasChanged() {
        var softly = new SoftAssertions();
        read().forEach((what, now) -> softly.assertThat(now).as(what).isEqualTo(before.get(what)));
        softly.assertAll();
    }

    private static void tryAll(YouthCall call) {
        var softly = new SoftAssertions();
        call.gets().keySet().stream().filter(call::isLetIn).forEach(kind -> replies(call, kind)
                .forEach((sent, reply) -> {
                    var what = "%s as %s with %s".formatted(call, kind, sent);
                    softly.assertThat(BadInput.fault(reply)).as(what).isEmpty();
                    softly.assertThat(call.unsaid(List.of(YouthCall.word(reply))))
                            .as("what the description does not say: %s", what)
                            .isEmpty();
                }));
        softly.assertAll();
    }

    /// The answers by what was sent.
    private static Map<String, Reply> replies(YouthCall call, String kind) {
        var person = forum.caller(kind);
        var method = call.route().method();
        var address = forum.address(call.route().path(), call.on());
        var replies = new HashMap<String, Reply>();
        if (method.equals("GET")) {
            queries().forEach(query -> replies.put(query, person.get(address + "?" + query)));
        }
        if (call.route().takesVersion()) {
            for (var version : List.of("\"x\"", "\"999\"")) {
                var reply = call.as(kind, forum, version);
                assertThat(reply.status()).as("%s of version %s", call, version).isIn(400, 412);
                replies.put(version, reply);
            }
        }
        if (call.route().takesBody()) {
            BadInput.BODIES.forEach(
                    sent -> replies.put(sent.name(), person.call(method, address, sent.body(), sent.headers())));
            spoiled(forum.body(call.body(), kind))
                    .forEach(body ->
                            replies.put(shortened(body), person.call(method, address, body, Map.of("If-Match", "*"))));
        }
        return replies;
    }

    /// Those of everywhere, and places of other lists.
    private static List<String> queries() {
        var queries = new ArrayList<>(BadInput.QUERIES);
        queries.addAll(forum.places());
        return queries;
    }

    /// A body that would do, with one of its values after the other made into something that will not.
    private static List<JsonNode> spoiled(String body) {
        var whole = json(body);
        var spoiled = new ArrayList<JsonNode>();
        leaves(whole).forEach((at, leaf) -> {
            var instead = leaf.isTextual() ? NO_TEXTS : leaf.isNumber() ? NO_NUMBERS : NO_TRUTHS;
            instead.forEach(value -> {
                var copy = whole.deepCopy();
                var parent = copy.at(at.head());
                if (parent instanceof ObjectNode object) {
                    object.set(at.last().getMatchingProperty(), json(value));
                } else if (parent instanceof ArrayNode array) {
                    array.set(at.last().getMatchingIndex(), json(value));
                }
                spoiled.add(copy);
            });
        });
        return spoiled;
    }

    /// The first value of each kind in a body, by where it is.
    private static Map<JsonPointer, JsonNode> leaves(JsonNode body) {
        var leaves = new HashMap<JsonPointer, JsonNode>();
        gather(JsonPointer.empty(), body, new HashSet<>(), leaves);
        return leaves;
    }

    private static void gather(JsonPointer at, JsonNode node, Set<String> seen, Map<JsonPointer, JsonNode> leaves) {
        node.properties().forEach(field -> gather(at.appendProperty(field.getKey()), field.getValue(), seen, leaves));
        for (int item = 0; node.isArray() && item < node.size(); item++) {
            gather(at.appendIndex(item), node.get(item), seen, leaves);
        }
        if (node.isValueNode() && seen.add(at.toString().replaceAll("/\\d+", "/0"))) {
            leaves.put(at, node);
        }
    }

    /// Everything that somebody can read, by what and whom.
    private static Map<String, JsonNode> read() {
        var all = new TreeMap<String, JsonNode>();
        YouthCall.all().stream()
                .filter(call -> call.route().method().equals("GET"))
                .filter(call -> !call.route().path().endsWith(READINGS))
                .forEach(call -> call.gets().keySet().stream()
                        .filter(call::isDoneFor)
                        .forEach(kind -> all.put(
                                call + " as " + kind,
                                timeless(call.as(kind, forum).ok()))));
        return all;
    }

    /// Without the time at which it was read.
    private static JsonNode timeless(JsonNode answer) {
        return answer instanceof ObjectNode object ? object.without(List.of("now")) : answer;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(text, wrong);
        }
    }

    private static String shortened(JsonNode body) {
        var text = body.toString();
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
}
