package org.plenary.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.House.visitor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plenary.local.api.Reply;

/// What holds for every route of the document that edge gives out: whatever is sent, the answer is one that the public
/// surface promises, and never a failure of ours.
@ExtendWith(House.class)
class EveryRouteTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /// A body and how it is announced.
    private record Sent(String name, byte[] body, Map<String, String> headers) {

        static Sent json(String body) {
            return new Sent(body, body.getBytes(StandardCharsets.UTF_8), Map.of());
        }
    }

    private static final List<Sent> BODIES = List.of(
            Sent.json(""),
            Sent.json("{"),
            Sent.json("[]"),
            Sent.json("null"),
            Sent.json("{}"),
            Sent.json("{} {}"),
            Sent.json("{\"text\": 1, \"kind\": [], \"closesAt\": 99999999999999, \"state\": {}, \"roles\": \"chair\"}"),
            Sent.json("{\"text\": \"\\u0000\", \"kind\": \"\\ud800\", \"state\": \"\\u202e\", \"slug\": \"../..\"}"),
            new Sent("bytes", new byte[] {0, (byte) 0xff, (byte) 0xfe}, Map.of()),
            new Sent("as text", "{}".getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", "text/plain")),
            new Sent("no version", "{}".getBytes(StandardCharsets.UTF_8), Map.of("If-Match", "\"x\"")));

    private static final List<String> QUERIES = List.of(
            "limit=0",
            "limit=x",
            "after=AAAA",
            "after=%00",
            "state=%00",
            "theme=%00",
            "day=-999999999-01-01",
            "kind=%F0%9F%99%82",
            "sort=x",
            "q=%00");

    @TestFactory
    Stream<DynamicTest> badInputIsRefusedClearly() {
        var paths = visitor().get("/api/v1/openapi.json").ok().path("paths");
        var tests = new ArrayList<DynamicTest>();
        paths.properties().forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
            if (METHODS.contains(method) && path.getKey().startsWith("/api/v1/")) {
                var verb = method.toUpperCase(Locale.ROOT);
                tests.add(DynamicTest.dynamicTest(verb + " " + path.getKey(), () -> tryAll(verb, path.getKey())));
            }
        }));
        assertThat(tests).hasSizeGreaterThan(40);
        return tests.stream();
    }

    private static void tryAll(String method, String path) {
        var softly = new SoftAssertions();
        for (var address : addresses(method, path)) {
            for (var person : List.of(visitor(), as("viewer"), as("moderator"))) {
                if (method.equals("GET")) {
                    softly.assertThat(fault(person.get(address))).as(address).isEmpty();
                    QUERIES.forEach(query -> softly.assertThat(fault(person.get(address + "?" + query)))
                            .as("%s?%s as %s", address, query, person.account())
                            .isEmpty());
                } else {
                    BODIES.forEach(
                            sent -> softly.assertThat(fault(person.call(method, address, sent.body(), sent.headers())))
                                    .as("%s %s with %s as %s", method, address, sent.name(), person.account())
                                    .isEmpty());
                }
            }
        }
        softly.assertAll();
    }

    /// The route with things that are not there, with names that cannot be, and, to be read, with the demo's.
    private static List<String> addresses(String method, String path) {
        var unknown = path.replace("{slug}", "nowhere")
                .replaceAll("\\{[a-zA-Z]+}", UUID.randomUUID().toString());
        var impossible = path.replaceAll("\\{[a-zA-Z]+}", "%F0%9F%99%82");
        var there = method.equals("GET") ? path.replace("{slug}", "london-2011") : unknown;
        return Stream.of(unknown, impossible, there.contains("{") ? unknown : there)
                .distinct()
                .toList();
    }

    /// What is wrong with an answer; empty if nothing is. A body does not matter everywhere: where all else is well the
    /// call may succeed.
    private static String fault(Reply reply) {
        if (reply.status() < 400) {
            return "";
        }
        var type = reply.headers().firstValue("Content-Type").orElse("none");
        return reply.status() < 500
                        && type.startsWith("application/problem+json")
                        && !reply.code().isEmpty()
                        && reply.json().path("status").asInt() == reply.status()
                ? ""
                : "%d %s %s".formatted(reply.status(), type, reply.json());
    }

    @Test
    void nobodyIsAnsweredInAnotherFormThanJson() {
        for (var accepted : List.of("text/html", "text/css", "image/png", ";;/", "a/b/c")) {
            var reply = visitor()
                    .call("GET", "/api/v1/programme/conferences/london-2011", null, Map.of("Accept", accepted));
            assertThat(reply.status()).as(accepted).isIn(200, 400, 406);
            assertThat(reply.headers().firstValue("Content-Type").orElse("none"))
                    .as(accepted)
                    .matches("none|application/(problem\\+)?json.*");
        }
    }
}
