package org.plenary.local.acceptance;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.House.visitor;
import static org.plenary.local.acceptance.OwnForum.YOUTH;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plenary.local.api.Person;

/// Words that stand for what is personal about a young person are sown into the youth forum; nothing that leaves it,
/// and nothing that is written down beside it, may hold one. Each look is made with something that has to be found,
/// too, so that a look that sees nothing fails.
@ExtendWith(House.class)
class PrivacyTest {

    private static final String MARK = UUID.randomUUID().toString().replace("-", "");
    private static final String GUARDIAN = "canaryguardian" + MARK + "@example.org";
    private static final String PSEUDONYM = "Canary" + letters(MARK);
    private static final String WORDS = "canarywords" + MARK;
    private static final Set<String> CANARIES = Set.of("canaryguardian" + MARK, PSEUDONYM, WORDS);
    private static final Duration TOLD = Duration.ofSeconds(30);
    private static final Set<String> SERVICES = Set.of("registration", "sessions", "qna", "youth", "edge");

    private static OwnForum forum;
    private static String room;

    @BeforeAll
    static void sow() {
        forum = OwnForum.create();
        forum.admit("youth13", PSEUDONYM, GUARDIAN, false);
        room = forum.room("A topic that everybody may know " + MARK);
        for (var facilitator : List.of("facilitator1", "facilitator2")) {
            as(facilitator)
                    .post(YOUTH + "breakouts/" + room + "/join", Map.of())
                    .ok();
        }
        as("facilitator1").post(YOUTH + "breakouts/" + room + "/open", Map.of()).ok();
        as("youth13").post(YOUTH + "breakouts/" + room + "/join", Map.of()).ok();
        as("youth13")
                .post(YOUTH + "breakouts/" + room + "/contributions", Map.of("kind", "fear", "text", WORDS))
                .ok();
        as("youth13").post(YOUTH + "breakouts/" + room + "/help", Map.of()).ok();
        as("youth13")
                .post(
                        YOUTH + "breakouts/" + room + "/reports",
                        Map.of("about", Map.of("kind", "room"), "reason", "other", "text", WORDS))
                .ok();
    }

    @Test
    void noLogHoldsWhatIsPersonal() {
        var logs = files(House.folder().resolve("logs")).stream()
                .filter(file -> SERVICES.contains(file.getFileName().toString().replace(".log", "")))
                .toList();
        assertThat(logs).hasSameSizeAs(SERVICES);
        logs.forEach(log -> assertNoCanary(log.toString(), text(log)));
        assertThat(logs).allSatisfy(log -> assertThat(text(log)).contains("Quarkus"));
    }

    @Test
    void noTopicHoldsWhatIsPersonal() {
        var title = "A conference for a test";
        var kafka = files(House.folder().resolve("data/kafka")).stream()
                .filter(file -> file.toString().endsWith(".log"))
                .toList();
        assertThat(kafka).anyMatch(segment -> text(segment).contains(title));
        kafka.forEach(segment -> assertNoCanary(segment.toString(), text(segment)));
    }

    @Test
    void noTraceHoldsWhatIsPersonal() {
        await("traces of the forum").atMost(TOLD).until(() -> House.collector().told().stream()
                .anyMatch(told -> told.contains("/api/v1/youth/")));
        House.collector().told().forEach(told -> assertNoCanary("a trace", told));
    }

    @Test
    void noMetricHoldsWhatIsPersonal() throws Exception {
        var addresses = House.system().addresses();
        try (var http = HttpClient.newHttpClient()) {
            for (int port : List.of(
                    addresses.edge(),
                    addresses.registration(),
                    addresses.sessions(),
                    addresses.qna(),
                    addresses.youth())) {
                var metrics = http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/q/metrics".formatted(port)))
                                .version(HttpClient.Version.HTTP_1_1)
                                .build(),
                        BodyHandlers.ofString());
                assertThat(metrics.body()).contains("# TYPE");
                assertNoCanary("metrics of port " + port, metrics.body());
            }
        }
    }

    @Test
    void noAnswerToAnybodyElseHoldsWhatIsPersonal() {
        var people = Stream.concat(
                        Stream.of(visitor()),
                        Stream.of(
                                        "viewer",
                                        "delegate",
                                        "press",
                                        "moderator",
                                        "chair",
                                        "producer",
                                        "organiser",
                                        "youth16")
                                .map(House::as))
                .toList();
        var routes = routes();
        assertThat(routes).hasSizeGreaterThan(30);
        for (var person : people) {
            routes.forEach(route -> assertNoCanary(
                    route + " as " + person.account(), person.get(route).json().toString()));
        }
        assertThat(as("lead").get(forum.at("admissions")).ok().toString())
                .as("the lead does see the pseudonym")
                .contains(PSEUDONYM);
    }

    @Test
    void evenTheLeadAndFacilitatorsDoNotLearnWhoTheGuardianIs() {
        for (var person : List.<Person>of(as("lead"), as("facilitator1"))) {
            routes().forEach(route ->
                    assertThat(person.get(route).json().toString()).as(route).doesNotContain("canaryguardian" + MARK));
        }
        assertThat(as("youth13").get(forum.at("admissions/me")).ok().toString())
                .as("the young person does")
                .contains("canaryguardian" + MARK);
    }

    /// Every address that can be read, with the forum's own names in it.
    private static List<String> routes() {
        var admission =
                as("youth13").get(forum.at("admissions/me")).ok().path("id").asText();
        var routes = new ArrayList<String>();
        visitor().get("/api/v1/openapi.json").ok().path("paths").properties().forEach(path -> {
            if (path.getValue().has("get") && path.getKey().startsWith("/api/v1/")) {
                routes.add(path.getKey()
                        .replace("{slug}", forum.slug())
                        .replace("breakouts/{id}", "breakouts/" + room)
                        .replaceAll("\\{[a-zA-Z]+}", admission));
            }
        });
        return routes.stream().filter(not(route -> route.endsWith(".ics"))).toList();
    }

    private static void assertNoCanary(String where, String text) {
        assertThat(CANARIES.stream().filter(text::contains)).as(where).isEmpty();
    }

    private static List<Path> files(Path folder) {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// A file byte by byte: the words looked for are ASCII.
    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// Pseudonyms hold no digits.
    private static String letters(String hex) {
        return hex.substring(0, 12)
                .chars()
                .map(c -> Character.isDigit(c) ? c - '0' + 'g' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
