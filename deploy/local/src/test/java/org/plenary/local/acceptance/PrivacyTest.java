package org.plenary.local.acceptance;

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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What is personal about a young person stands in the youth forum, and so do the secrets of links;
/// nothing that leaves it, and nothing that is written down beside it, may hold one. Each look is made
/// where the forum has published something that has to be found, too, so that a look that sees nothing
/// fails.
@ExtendWith(House.class)
class PrivacyTest {

    private static final Duration TOLD = Duration.ofSeconds(30);
    private static final Set<String> SERVICES = Set.of("registration", "sessions", "qna", "youth", "edge");
    private static final Set<String> WHO_LOOK_AFTER_THEM = Set.of("lead", "facilitator");

    /// Their name and address as Keycloak has them, which the adult of their organisation alone is told.
    private static final Set<String> OF_THE_ACCOUNT = Set.of("Youth Thirteen", "youth13@example.org");

    private static final Set<String> BY_LINK = Set.of("adultsSecret", "guardiansSecret");
    private static final String PUBLISHED = "What is called contribution";
    private static final String ASKED = "What is called question?";
    private static final String LAST_CALLS = UUID.randomUUID().toString().replace("-", "");

    private static BusyForum forum;
    private static Set<String> secrets;
    private static Set<String> canaries;

    @BeforeAll
    static void sow() {
        forum = BusyForum.create();
        secrets = BY_LINK.stream().map(forum::thing).collect(Collectors.toSet());
        canaries = Stream.of(
                        Stream.of(forum.pseudonym("inRoom"), forum.guardian("inRoom"), forum.unseen()),
                        OF_THE_ACCOUNT.stream(),
                        secrets.stream())
                .flatMap(all -> all)
                .collect(Collectors.toSet());
        askTheConference();
        openLink("confirmations", forum.thing("adultsSecret"));
        openLink("consents", forum.thing("guardiansSecret"));
        for (var last : List.of(
                "/api/v1/programme/conferences/" + forum.slug(),
                "/api/v1/registration/conferences/" + forum.slug() + "/figures",
                "/api/v1/qna/sessions/" + forum.thing("session") + "/board",
                YOUTH + "conferences/" + forum.slug() + "/annex")) {
            visitor().call("GET", last, null, traced(LAST_CALLS)).ok();
        }
    }

    @AfterAll
    static void close() {
        forum.close();
    }

    private static void askTheConference() {
        var question = forum.thing("question");
        as("facilitator1")
                .post(YOUTH + "questions/" + question + "/put", Map.of())
                .ok();
        var waiting = as("moderator").get("/api/v1/qna/questions/" + question).ok();
        as("moderator").step(waiting, "publish", Map.of()).ok();
    }

    /// Opens a page that is reached by a link, and has it refuse what it can, all as part of a trace
    /// that is kept.
    private static void openLink(String page, String secret) {
        var kept = traced(UUID.randomUUID().toString().replace("-", ""));
        for (var path : List.of("/youth/" + page + "/" + secret, YOUTH + page + "/" + secret)) {
            assertThat(visitor().call("GET", path, null, kept).status()).isEqualTo(200);
            for (var method : List.of("HEAD", "OPTIONS", "POST", "PUT", "DELETE")) {
                visitor().call(method, path, "{}".getBytes(StandardCharsets.US_ASCII), kept);
            }
            visitor().call("POST", path, "{".getBytes(StandardCharsets.US_ASCII), kept);
            for (var wrong : List.of(path + "x", path + "/", path + "/more", path + "?secret=" + secret)) {
                visitor().call("GET", wrong, null, kept);
            }
        }
    }

    private static Map<String, String> traced(String trace) {
        return Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-01");
    }

    @Test
    void noLogHoldsWhatIsPersonal() {
        var logs = files("logs").stream()
                .filter(file -> SERVICES.contains(file.getFileName().toString().replace(".log", "")))
                .toList();
        assertThat(logs).hasSameSizeAs(SERVICES);
        logs.forEach(log -> assertNoCanary(log.toString(), text(log)));
        assertThat(logs).allSatisfy(log -> assertThat(text(log)).contains("Quarkus"));
    }

    @Test
    void noTopicHoldsWhatIsPersonal() {
        var annex =
                visitor().get(YOUTH + "conferences/" + forum.slug() + "/annex").ok();
        var signed = HexFormat.of().parseHex(annex.path("sha256").asText());
        var told = List.of(
                PUBLISHED,
                forum.thing("contribution"),
                forum.thing("conclusion"),
                new String(signed, StandardCharsets.ISO_8859_1));
        await("what the forum publishes").atMost(TOLD).untilAsserted(() -> {
            assertThat(topic("plenary.youth.v1")).contains(told);
            assertThat(topic("plenary.qna.v1")).contains(forum.thing("question"), ASKED);
            assertThat(topic("plenary.registration.v1")).contains(as("youth13").subject());
        });
        files("data/kafka").forEach(segment -> assertNoCanary(segment.toString(), text(segment)));
    }

    @Test
    void noTraceHoldsWhatIsPersonal() {
        await("the last calls' traces").atMost(TOLD).untilAsserted(() -> assertThat(
                        House.collector().trace(LAST_CALLS))
                .extracting(Collector.Piece::service)
                .containsAll(SERVICES));
        var told = House.collector().told();
        assertThat(told).anyMatch(text -> text.contains(YOUTH + "breakouts/"));
        told.forEach(text -> assertNoCanary("a trace", text));
    }

    @Test
    void noMetricHoldsWhatIsPersonal() throws IOException, InterruptedException {
        var addresses = House.system().addresses();
        // Edge counts streams, not requests.
        assertNothingPersonalIsMeasured(addresses.edge(), "plenary_edge_streams_open");
        for (int port : List.of(addresses.registration(), addresses.sessions(), addresses.qna(), addresses.youth())) {
            assertNothingPersonalIsMeasured(port, "http_server_requests_seconds_count{");
        }
    }

    /// @param measured what stands among the metrics there
    private static void assertNothingPersonalIsMeasured(int port, String measured)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var metrics = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/q/metrics".formatted(port)))
                            .version(HttpClient.Version.HTTP_1_1)
                            .build(),
                    BodyHandlers.ofString());
            assertThat(metrics.body()).contains(measured);
            assertNoCanary("metrics of port " + port, metrics.body());
        }
    }

    @Test
    void noReplyToAnotherServiceHoldsWhatIsPersonal() {
        var calls = calls();
        assertThat(calls).extracting(ServiceCall::method).containsExactlyInAnyOrderElementsOf(ServiceCall.methods());
        var replies = calls.stream().collect(Collectors.toMap(ServiceCall::method, ServiceCall::reply));
        replies.forEach(PrivacyTest::assertNoCanary);
        assertThat(replies.get("plenary.registration.v1.Rights/GetParticipants"))
                .contains(as("youth13").subject());
        assertThat(replies.get("plenary.qna.v1.Board/GetSnapshot")).contains(ASKED);
    }

    /// Everything that services ask each other, about the young person in the room and their question;
    /// what is told, as it was told before.
    private static List<ServiceCall> calls() {
        var conference = conference();
        var session = forum.thing("session");
        var question = forum.thing("question");
        var young = as("youth13").subject();
        var watch = ServiceCall.message(session, young).toByteString();
        return List.of(
                ServiceCall.of("plenary.registration.v1.Rights/GetRoles", conference, young),
                ServiceCall.of("plenary.registration.v1.Rights/GetParticipant", conference, young),
                ServiceCall.of("plenary.registration.v1.Rights/GetParticipants", conference, young),
                ServiceCall.of("plenary.registration.v1.Rights/GetAuthor", conference, young),
                ServiceCall.of("plenary.registration.v1.Forum/JoinForum", conference, young),
                ServiceCall.of(
                        "plenary.registration.v1.Forum/LeaveForum",
                        conference,
                        UUID.randomUUID().toString()),
                ServiceCall.of("plenary.qna.v1.Board/GetSnapshot", session),
                ServiceCall.of("plenary.qna.v1.Forum/PutQuestion", question, conference, session, ASKED, "en")
                        .with(6, ServiceCall.number(1)),
                ServiceCall.of("plenary.qna.v1.Forum/HidePseudonym", question),
                ServiceCall.of("plenary.sessions.v1.Programme/GetConference", conference),
                ServiceCall.of("plenary.sessions.v1.Programme/GetSession", session),
                ServiceCall.of("plenary.sessions.v1.Programme/GetSnapshot", session),
                ServiceCall.of("plenary.sessions.v1.Programme/MayWatch").with(1, ServiceCall.text(watch)));
    }

    @Test
    void noAnswerToAnybodyElseHoldsWhatIsPersonal() {
        YouthCall.all().stream()
                .filter(call -> !BY_LINK.contains(call.on()))
                .forEach(call -> call.gets().keySet().stream()
                        .filter(kind -> isSomebodyElse(kind, call))
                        .forEach(kind -> {
                            var reply = call.as(kind, forum);
                            var what = call + " by " + kind;
                            assertThat(reply.status() < 300).as(what).isEqualTo(call.isDoneFor(kind));
                            assertNoCanary(what, reply.headers().map() + reply.text());
                        }));
    }

    /// What is about the lead is looked after by organisers.
    private static boolean isSomebodyElse(String kind, YouthCall call) {
        return !kind.equals("inRoom")
                && !WHO_LOOK_AFTER_THEM.contains(kind)
                && !(kind.equals("organiser") && call.on().equals("caseOfLead"));
    }

    @Test
    void evenTheLeadAndFacilitatorsDoNotLearnWhoTheGuardianIs() {
        for (var kind : WHO_LOOK_AFTER_THEM) {
            var answers = readings(kind);
            assertThat(answers)
                    .anyMatch(answer -> answer.contains(forum.pseudonym("inRoom")))
                    .anyMatch(answer -> answer.contains(forum.unseen()))
                    .noneMatch(answer -> answer.contains(forum.guardian("inRoom")))
                    .noneMatch(answer -> OF_THE_ACCOUNT.stream().anyMatch(answer::contains))
                    .noneMatch(answer -> secrets.stream().anyMatch(answer::contains));
        }
        assertThat(readings("inRoom"))
                .as("the young person does, but not by which link")
                .anyMatch(answer -> answer.contains(forum.guardian("inRoom")))
                .noneMatch(answer -> secrets.stream().anyMatch(answer::contains));
    }

    /// Everything that somebody can read in the forum, but by link.
    private static List<String> readings(String kind) {
        return YouthCall.all().stream()
                .filter(call -> call.route().method().equals("GET") && !BY_LINK.contains(call.on()))
                .map(call -> call.as(kind, forum).text())
                .toList();
    }

    @Test
    void noAnswerOfAnotherServiceHoldsWhatIsPersonal() {
        var routes = otherRoutes();
        var answers = new ArrayList<String>();
        for (var kind : BusyForum.kinds()) {
            for (var route : routes) {
                var reply = forum.caller(kind).get(route);
                answers.add(reply.text());
                // The account's own name and address are told to its owner.
                canaries.stream()
                        .filter(canary -> !(kind.equals("inRoom") && OF_THE_ACCOUNT.contains(canary)))
                        .forEach(canary -> assertThat(reply.text())
                                .as(route + " by " + kind)
                                .doesNotContain(canary));
            }
        }
        assertThat(answers).anyMatch(answer -> answer.contains(ASKED));
        try (var page = OwnConference.page(forum.thing("session"))) {
            var shown = String.valueOf(page.question(forum.thing("question")));
            assertThat(shown).contains(ASKED);
            assertNoCanary("the live page", shown);
        }
    }

    /// What can be read elsewhere about this conference, its session and the question; live streams do
    /// not end.
    private static List<String> otherRoutes() {
        var routes = House.description().path("paths").properties().stream()
                .filter(path -> path.getValue().has("get"))
                .map(path -> path.getKey()
                        .replace("{slug}", forum.slug())
                        .replace("sessions/{id}", "sessions/" + forum.thing("session"))
                        .replace("questions/{id}", "questions/" + forum.thing("question")))
                .filter(path -> path.startsWith("/api/v1/") && !path.startsWith(YOUTH))
                .filter(path -> !path.startsWith("/api/v1/live/") && !path.contains("{"))
                .toList();
        assertThat(routes).hasSizeGreaterThan(15);
        return routes;
    }

    private static String conference() {
        return visitor()
                .get("/api/v1/programme/conferences/" + forum.slug())
                .ok()
                .path("id")
                .asText();
    }

    private static void assertNoCanary(String where, String text) {
        assertThat(canaries.stream().filter(text::contains)).as(where).isEmpty();
    }

    private static String topic(String name) {
        return files("data/kafka").stream()
                .filter(file -> file.toString().contains("/" + name + "-"))
                .map(PrivacyTest::text)
                .collect(Collectors.joining());
    }

    /// The logs below a folder of the running system.
    private static List<Path> files(String folder) {
        try (var all = Files.walk(House.folder().resolve(folder))) {
            return all.filter(file -> file.toString().endsWith(".log") && Files.isRegularFile(file))
                    .toList();
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
}
