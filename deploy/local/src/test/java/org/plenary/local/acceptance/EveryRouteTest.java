package org.plenary.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.House.visitor;

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

/// What holds for every route of the document that edge gives out: whatever is sent, the answer is one
/// that the public surface promises, and never a failure of ours.
@ExtendWith(House.class)
class EveryRouteTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    @TestFactory
    Stream<DynamicTest> badInputIsRefusedClearly() {
        var paths = House.description().path("paths");
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
                    softly.assertThat(BadInput.fault(person.get(address)))
                            .as(address)
                            .isEmpty();
                    BadInput.QUERIES.forEach(
                            query -> softly.assertThat(BadInput.fault(person.get(address + "?" + query)))
                                    .as("%s?%s as %s", address, query, person.account())
                                    .isEmpty());
                } else {
                    BadInput.BODIES.forEach(sent -> softly.assertThat(
                                    BadInput.fault(person.call(method, address, sent.body(), sent.headers())))
                            .as("%s %s with %s as %s", method, address, sent.name(), person.account())
                            .isEmpty());
                }
            }
        }
        softly.assertAll();
    }

    /// The route with things that are not there, with names that cannot be, and, to be read, with the
    /// demo's.
    private static List<String> addresses(String method, String path) {
        var unknown = path.replace("{slug}", "nowhere")
                .replaceAll("\\{[a-zA-Z]+}", UUID.randomUUID().toString());
        var impossible = path.replaceAll("\\{[a-zA-Z]+}", "%F0%9F%99%82");
        var there = method.equals("GET") ? path.replace("{slug}", "london-2011") : unknown;
        return Stream.of(unknown, impossible, there.contains("{") ? unknown : there)
                .distinct()
                .toList();
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
