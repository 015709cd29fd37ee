package org.plenary.qna.stage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.qna.testing.Scene.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Topic;
import org.plenary.proto.registration.v1.Kind;
import org.plenary.proto.registration.v1.Participant;
import org.plenary.proto.registration.v1.ParticipantState;
import org.plenary.proto.registration.v1.Region;
import org.plenary.proto.sessions.v1.Access;
import org.plenary.proto.sessions.v1.Attribution;
import org.plenary.qna.testing.Scene;

/// What the chair is told of who was heard, with people of real registrations: five of Asia, five
/// of Europe, and three who gave no country.
@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class CardTest {

    private static final String CARD = "/api/v1/qna/sessions/{id}/card";
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final List<String> ASIA = List.of("organiser", "moderator", "moderator2", "chair", "producer");
    private static final List<String> EUROPE = List.of("captioner", "facilitator1", "facilitator2", "lead", "guardian");

    @Inject
    Database database;

    private static Scene scene(Attribution rule) {
        return Scene.create(Access.ACCESS_OPEN, rule).from("KR", ASIA).from("HU", EUROPE);
    }

    /// A published question of each.
    private static List<String> published(Scene scene, UUID session, List<String> accounts) {
        var ids = new ArrayList<String>();
        for (var account : accounts) {
            var id = scene.ask(
                            account,
                            session,
                            Map.of("text", "What does %s want to know?".formatted(account), "shownAs", "anonymous"))
                    .getString("id");
            scene.move(id, "publish");
            ids.add(id);
        }
        return ids;
    }

    private static void put(Scene scene, List<String> ids) {
        for (var id : ids) {
            scene.move(id, "stage");
            scene.move(id, "answer");
        }
    }

    private static ValidatableResponse card(UUID session) {
        return as("chair").get(CARD, session).then().statusCode(200);
    }

    private static ValidatableResponse share(ValidatableResponse card, String by, Map<String, List<Integer>> groups) {
        List<Map<String, Object>> told = card.extract().path("shares.find { it.by == '%s' }.groups".formatted(by));
        assertThat(told)
                .extracting(group -> Map.entry(group.get("group"), List.of(group.get("asked"), group.get("put"))))
                .containsExactlyInAnyOrderElementsOf(groups.entrySet().stream()
                        .map(Map.Entry::copyOf)
                        .map(CardTest::any)
                        .toList());
        return card;
    }

    private static Map.Entry<Object, List<Object>> any(Map.Entry<String, List<Integer>> group) {
        return Map.entry(group.getKey(), List.copyOf(group.getValue()));
    }

    private List<String> kept(UUID session) {
        return database.list(
                "select coalesce(asker_region, '-') || ' ' || coalesce(asker_is_new::text, '-') as kept from question"
                        + " where session = $1 order by id",
                row -> row.getString("kept"),
                session);
    }

    @Test
    void showsTheChairTheLineAndTheShares() {
        var scene = Scene.open();
        var session = scene.session();
        scene.question(session, "publish", "stage", "answer");
        var hall = scene.ask("moderator", session, Map.of("text", "From the hall?", "origin", "room"))
                .getString("id");
        scene.move(hall, "publish");
        scene.move(hall, "stage");
        var line = new ArrayList<String>();
        for (int at = 0; at < 4; at++) {
            line.add(scene.question(session, "publish", "select"));
        }
        scene.question(session);

        var card = as("chair").get(CARD, session);
        share(
                share(
                        card.then()
                                .statusCode(200)
                                .header("Cache-Control", "private, no-store")
                                .body("onStage.id", equalTo(hall))
                                .body("next.id", equalTo(line.subList(0, 3)))
                                .body("waiting", equalTo(1))
                                .body("window.voting", equalTo(true))
                                .body("asked", equalTo(6))
                                .body("put", equalTo(2))
                                .body("shares.by", contains("origin", "age"))
                                .body("suggestion", nullValue()),
                        "origin",
                        Map.of("web", List.of(5, 1), "room", List.of(1, 1))),
                "age",
                Map.of("adult", List.of(5, 1), "youth", List.of(0, 0), "other", List.of(1, 1)));
        as("chair")
                .header("If-None-Match", card.header("ETag"))
                .get(CARD, session)
                .then()
                .statusCode(304);
    }

    @Test
    void suggestsTheBestOfARegionThatWasPutTooLittleUntilItWasHeard() {
        var scene = scene(Attribution.ATTRIBUTION_ON_THE_RECORD);
        var session = scene.session();
        var asia = published(scene, session, ASIA);
        var europe = published(scene, session, EUROPE);

        card(session).body("shares.by", contains("origin", "age", "region")).body("suggestion", nullValue());
        put(scene, europe.subList(0, 4));

        share(card(session), "region", Map.of("asia", List.of(5, 0), "europe", List.of(5, 4)))
                .body("asked", equalTo(10))
                .body("put", equalTo(4))
                .body("suggestion.question.id", equalTo(asia.getFirst()))
                .body("suggestion.by", equalTo("region"))
                .body("suggestion.group", equalTo("asia"))
                .body("suggestion.asked", equalTo(5))
                .body("suggestion.put", equalTo(0))
                .body("suggestion.reason", equalTo("5 of 10 questions asked and 0 of 4 put came from there"));

        as("viewer")
                .put("/api/v1/qna/questions/{id}/vote", asia.getLast())
                .then()
                .statusCode(200);
        await().atMost(SOON).untilAsserted(() -> card(session).body("suggestion.question.id", equalTo(asia.getLast())));
        // What the desk has chosen is before the chair's eyes already.
        scene.move(asia.getLast(), "select");
        card(session).body("suggestion.question.id", equalTo(asia.getFirst()));

        put(scene, asia.subList(0, 1));
        card(session).body("suggestion.question.id", equalTo(asia.get(1)));
        put(scene, asia.subList(1, 2));
        share(card(session), "region", Map.of("asia", List.of(5, 2), "europe", List.of(5, 4)))
                .body("suggestion", nullValue());
    }

    @Test
    void countsASetOfMergedQuestionsOnceAndNamesNoRegionOfFewerThanFive() {
        var scene = scene(Attribution.ATTRIBUTION_ON_THE_RECORD);
        var session = scene.session();
        var asia = published(scene, session, ASIA);
        put(scene, published(scene, session, EUROPE));
        card(session).body("suggestion.group", equalTo("asia")).body("asked", equalTo(10));

        scene.merge(asia.get(0), asia.get(1));
        card(session)
                .body("asked", equalTo(9))
                .body("shares.by", contains("origin", "age"))
                .body("suggestion", nullValue());
        as("moderator")
                .header("If-Match", "*")
                .post("/api/v1/qna/questions/{id}/unmerge", asia.get(0))
                .then()
                .statusCode(200);
        card(session).body("asked", equalTo(10)).body("suggestion.group", equalTo("asia"));

        // Three who gave no country would be found by taking away the others: one region goes with them.
        published(scene, session, List.of("delegate", "viewer", "press"));
        share(card(session), "region", Map.of("europe", List.of(5, 5), "other", List.of(8, 0)))
                .body("asked", equalTo(13))
                .body("suggestion", nullValue());
    }

    @Test
    void forgetsWhatWasCountedOfAQuestionThatIsTakenBack() {
        var scene = scene(Attribution.ATTRIBUTION_ON_THE_RECORD);
        var session = scene.session();
        var asia = published(scene, session, ASIA);
        put(scene, published(scene, session, EUROPE));
        assertThat(kept(session)).contains("asia true", "europe true").doesNotContain("- -");

        as("organiser")
                .post("/api/v1/qna/questions/{id}/withdraw", asia.getFirst())
                .then()
                .statusCode(200);

        assertThat(kept(session)).startsWith("- -");
        card(session).body("asked", equalTo(9)).body("shares.by", contains("origin", "age"));
        // Who took back what they asked was not heard.
        scene.ask("organiser", session, Map.of("text", "May I ask again?", "shownAs", "anonymous"));
        assertThat(kept(session)).endsWith("asia true");
    }

    @Test
    void tellsNewcomersFromThoseWhoAskAgainAtTheConference() {
        var scene = scene(Attribution.ATTRIBUTION_ON_THE_RECORD);
        published(scene, scene.session(), EUROPE);
        var session = scene.session();
        var again = published(scene, session, EUROPE);
        var first = published(scene, session, ASIA);
        put(scene, again);
        // From the hall, by whom nobody knows.
        scene.ask("moderator", session, Map.of("text", "From the hall?", "origin", "room"));

        share(
                card(session).body("shares.by", contains("origin", "age", "region", "first")),
                "first",
                Map.of("first", List.of(5, 0), "again", List.of(5, 5)));
        assertThat(kept(session)).contains("asia true", "europe false", "- -");
        // Both reasons speak for the same question: by region it is told.
        card(session)
                .body("suggestion.question.id", equalTo(first.getFirst()))
                .body("suggestion.by", equalTo("region"));
    }

    @Test
    void keepsAndTellsNothingOfWhoAskedUnderTheChathamHouseRule() {
        var scene = scene(Attribution.ATTRIBUTION_CHATHAM_HOUSE);
        var session = scene.session();
        published(scene, session, ASIA);
        put(scene, published(scene, session, EUROPE));

        assertThat(kept(session)).containsOnly("- -");
        card(session)
                .body("put", equalTo(5))
                .body("shares.by", contains("origin"))
                .body("suggestion", nullValue());
    }

    @Test
    void forgetsWhatWasCountedOfWhoAskedWhenTheRuleComes() {
        var scene = scene(Attribution.ATTRIBUTION_ON_THE_RECORD);
        var session = scene.session();
        published(scene, session, ASIA);
        put(scene, published(scene, session, EUROPE));
        card(session).body("suggestion.group", equalTo("asia"));

        scene.tell(Attribution.ATTRIBUTION_CHATHAM_HOUSE, 2);

        await().atMost(SOON).untilAsserted(() -> assertThat(kept(session)).containsOnly("- -"));
        card(session).body("shares.by", contains("origin")).body("suggestion", nullValue());
    }

    @Test
    void takesNoRegionOfYouthFromWhomeverItIsTold() {
        var scene = Scene.open();
        var young = UUID.randomUUID();
        Topic.named("plenary.registration.v1")
                .publish(
                        scene.conference(),
                        young.toString(),
                        Participant.newBuilder()
                                .setConferenceId(scene.conference().toString())
                                .setSubject(young.toString())
                                .setKind(Kind.KIND_YOUTH)
                                .setState(ParticipantState.PARTICIPANT_STATE_CONFIRMED)
                                .setRegion(Region.REGION_ASIA)
                                .setVersion(1)
                                .build());

        await().atMost(SOON).untilAsserted(() -> assertThat(database.list(
                        "select coalesce(region, 'nowhere') as region from participant where subject = $1",
                        row -> row.getString("region"),
                        young))
                .containsExactly("nowhere"));
    }

    /// Not in what moderators and the chair read of it, nor in what everybody does.
    @Test
    void nobodyReadsAQuestionWithARegion() {
        var scene = scene(Attribution.ATTRIBUTION_ON_THE_RECORD);
        var session = scene.session();
        var asia = published(scene, session, ASIA);
        scene.move(asia.getFirst(), "stage");

        for (var path : List.of("queue", "board", "export", "ledger", "decisions", "questions/mine")) {
            assertThat(as("moderator")
                            .get("/api/v1/qna/sessions/{id}/" + path, session)
                            .asString())
                    .as(path)
                    .doesNotContain("asia", "region", "isNew");
        }
        assertThat(Topic.named("plenary.qna.v1").read())
                .allSatisfy(record -> assertThat(new String(record.value(), java.nio.charset.StandardCharsets.UTF_8))
                        .doesNotContain("asia"));
    }

    @Test
    void showsTheCardToTheChairAlone() {
        var session = Scene.open().session();
        given().get(CARD, session).then().statusCode(401);
        for (var account : List.of("delegate", "viewer", "press", "youth13", "moderator", "organiser", "guardian")) {
            as(account).get(CARD, session).then().statusCode(403).body("code", equalTo("roleNeeded"));
        }
        as("chair").get(CARD, "nonsense").then().statusCode(400);
        var elsewhere = Scene.create(Access.ACCESS_OPEN, Attribution.ATTRIBUTION_ON_THE_RECORD);
        elsewhere.give("chair", "");
        as("chair").get(CARD, elsewhere.session()).then().statusCode(403);
    }
}
