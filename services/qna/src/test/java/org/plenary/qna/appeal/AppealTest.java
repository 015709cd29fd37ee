package org.plenary.qna.appeal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.qna.testing.Scene.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.platform.chain.Link;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.qna.decision.Decision;
import org.plenary.qna.decision.Decisions;
import org.plenary.qna.testing.Scene;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class AppealTest {

    private static final String QUESTION = "/api/v1/qna/questions/{id}";
    private static final String APPEAL = QUESTION + "/appeal";
    private static final String BOARD = "/api/v1/qna/sessions/{id}/board";
    private static final String APPEALS = "/api/v1/qna/sessions/{id}/appeals";
    private static final List<String> STEPS = List.of("/reading", "/uphold", "/overturn");
    private static final Map<String, String> WHY = Map.of("words", "It is to the point.");
    private static final Map<String, String> NO = Map.of("words", "It is about another session.");
    private static final Duration SOON = Duration.ofSeconds(5);

    @Inject
    Decisions decisions;

    @Inject
    Database database;

    private Scene scene;
    private UUID session;

    @BeforeEach
    void open() {
        scene = Scene.open();
        session = scene.session();
    }

    private static Response appeal(String id) {
        return as("delegate").body(WHY).post(APPEAL, id);
    }

    private static Response decide(String account, String id, String step) {
        return as(account).body(NO).post(APPEAL + step, id);
    }

    private static void dismiss(String id, String rule) {
        as("moderator")
                .header("If-Match", "*")
                .body(Map.of("rule", rule, "reason", "It names a neighbour."))
                .post(QUESTION + "/dismiss", id)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"offTopic", "duplicate", "abusive", "personalData", "notAQuestion", "other", "merge"})
    void statement15EveryRestrictionIsStatedInFullAndItsAuthorKnowsWithinFiveSeconds(String rule) {
        var id = scene.question(session, "publish");
        if ("merge".equals(rule)) {
            scene.merge(id, scene.question(session, "publish"));
        } else {
            dismiss(id, rule);
        }

        await().atMost(SOON).untilAsserted(() -> {
            var stated = as("delegate").get(QUESTION, id).jsonPath().getMap("decision");
            assertThat(stated)
                    .containsKeys("act", "rule", "reasonCode", "facts", "automatic", "scope", "duration", "redress")
                    .allSatisfy((name, value) -> assertThat(String.valueOf(value))
                            .as(String.valueOf(name))
                            .isNotBlank()
                            .isNotEqualTo("null"));
        });
        as("delegate")
                .get(QUESTION, id)
                .then()
                .body("decision.rule", equalTo("merge".equals(rule) ? "duplicate" : rule))
                .body("decision.automatic", equalTo(false))
                .body("decision.redress.way", equalTo("appeal"))
                .body("decision.redress.until", notNullValue());
        var receipt = as("delegate").get(QUESTION, id).jsonPath().getString("receipt");
        given().get("/api/v1/qna/receipts/{receipt}", receipt)
                .then()
                .statusCode(200)
                .body("decision.facts", notNullValue())
                .body("text", "merge".equals(rule) ? notNullValue() : nullValue());
    }

    @Test
    void statement16AppealsAreDecidedBySomeoneElseAndAReversalBringsBackTextPlaceAndVotes() {
        var first = scene.question(session, "publish");
        var second = scene.question(session, "publish");
        for (var account : List.of("viewer", "press")) {
            as(account).put(QUESTION + "/vote", first).then().statusCode(200);
        }
        as("viewer").put(QUESTION + "/vote", second).then().statusCode(200);
        var before = as("viewer").get(QUESTION, first).jsonPath();
        dismiss(first, "personalData");
        as("viewer").get(BOARD, session).then().body("items.id", contains(second));
        appeal(first).then().statusCode(200).body("decision.redress.way", equalTo("waiting"));

        for (var step : STEPS) {
            decide("moderator", first, step).then().statusCode(403).body("code", equalTo("decidedByYou"));
        }
        as("moderator").get(APPEALS, session).then().body("items.decidedByYou", contains(true));
        as("moderator2")
                .get(APPEALS, session)
                .then()
                .statusCode(200)
                .body("items.question.id", contains(first))
                .body("items[0].question.text", nullValue())
                .body("items[0].words", equalTo(WHY.get("words")))
                .body("items[0].decidedByYou", equalTo(false));
        decide("moderator2", first, "/reading")
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("text", equalTo(before.getString("text")));
        decide("moderator2", first, "/overturn")
                .then()
                .statusCode(200)
                .body("state", equalTo("published"))
                .body("text", equalTo(before.getString("text")));

        as("viewer")
                .get(QUESTION, first)
                .then()
                .body("text", equalTo(before.getString("text")))
                .body("publishedAt", equalTo(before.getString("publishedAt")));
        await().atMost(SOON).untilAsserted(() -> as("viewer")
                .get(BOARD, session)
                .then()
                .body("items.id", contains(first, second))
                .body("items.votes", contains(2, 1)));
        as("delegate").get(QUESTION, first).then().body("decision", nullValue());
        as("moderator2").get(APPEALS, session).then().body("items", empty());
        var acts = chain().stream().map(Decision::act).toList();
        assertThat(acts.subList(acts.size() - 3, acts.size())).containsExactly("dismiss", "appeal", "overturn");
        assertThat(Link.fault(decisions.chain(session), decisions.head(session)))
                .isEmpty();
    }

    @Test
    void whoDecidesAboutOtherWordsReadsBothAlsoWhenTheyDismissedThem() {
        var id = scene.question(session, "publish");
        var original = as("delegate").get(QUESTION, id).<String>path("text");
        as("moderator")
                .header("If-Match", "*")
                .body(Map.of("text", "In other words?", "rule", "unclear", "reason", "Hard to read."))
                .post(QUESTION + "/reword", id)
                .then()
                .statusCode(200);
        as("moderator2")
                .header("If-Match", "*")
                .body(Map.of("rule", "offTopic", "reason", "Not here."))
                .post(QUESTION + "/dismiss", id)
                .then()
                .statusCode(200);
        as("delegate")
                .body(Map.of("words", "It was clear.", "act", "reword"))
                .post(APPEAL, id)
                .then()
                .statusCode(200);

        as("moderator2")
                .post(APPEAL + "/reading?act=reword", id)
                .then()
                .statusCode(200)
                .body("text", equalTo("In other words?"))
                .body("original", equalTo(original));
        as("moderator")
                .post(APPEAL + "/reading?act=reword", id)
                .then()
                .statusCode(403)
                .body("code", equalTo("decidedByYou"));
    }

    private List<Decision> chain() {
        return decisions.chain(session).stream().map(Link::decided).toList();
    }

    @Test
    void tellsTheAskerWhyADecisionStandsAndLetsThemAppealAgainstAnotherOne() {
        var id = scene.question(session, "publish");
        dismiss(id, "offTopic");
        var dismissed = as("delegate").get(QUESTION, id).jsonPath().getInt("version");
        appeal(id).then().statusCode(200).body("version", greaterThan(dismissed));

        decide("moderator2", id, "/uphold").then().statusCode(200).body("state", equalTo("dismissed"));

        as("delegate")
                .get(QUESTION, id)
                .then()
                .body("text", notNullValue())
                .body("decision.redress.way", equalTo("organiser"))
                .body("decision.redress.answer", equalTo(NO.get("words")));
        appeal(id).then().statusCode(409).body("code", equalTo("alreadyAppealed"));
        decide("moderator2", id, "/overturn").then().statusCode(409).body("code", equalTo("wrongState"));

        scene.move(id, "publish");
        scene.move(id, "dismiss");
        as("delegate").get(QUESTION, id).then().body("decision.redress.way", equalTo("appeal"));
        appeal(id).then().statusCode(200).body("decision.redress.way", equalTo("waiting"));
    }

    @Test
    void takesAMergerApartAgainWhenAnAppealIsHeard() {
        var root = scene.question(session, "publish");
        var other = scene.question(session, "publish");
        scene.merge(other, root);
        appeal(other).then().statusCode(200);

        decide("moderator", other, "/overturn").then().statusCode(403).body("code", equalTo("decidedByYou"));
        decide("moderator2", other, "/overturn").then().statusCode(200).body("state", equalTo("published"));

        as("viewer").get(QUESTION, root).then().body("mergedCount", equalTo(0));
    }

    @Test
    void fallsWithTheDecisionItIsAboutWhenThatIsUndone() {
        var id = scene.question(session, "publish");
        dismiss(id, "offTopic");
        appeal(id).then().statusCode(200);

        scene.move(id, "publish");

        as("moderator2").get(APPEALS, session).then().body("items", empty());
        decide("moderator2", id, "/overturn").then().statusCode(409).body("code", equalTo("wrongState"));
        appeal(id).then().statusCode(409).body("code", equalTo("wrongState"));
    }

    @Test
    void isTakenOnceHoweverOftenItIsSent() {
        var id = scene.question(session, "publish");
        dismiss(id, "offTopic");
        int first = appeal(id).then().statusCode(200).extract().path("version");

        appeal(id).then().statusCode(200).body("version", equalTo(first));

        as("moderator2").get(APPEALS, session).then().body("items.size()", equalTo(1));
    }

    @Test
    void isDecidedOnceHoweverItIsPressedInTwoWindowsAtTheSameTime() throws Exception {
        var id = scene.question(session, "publish");
        dismiss(id, "offTopic");
        appeal(id).then().statusCode(200);
        List<Callable<Response>> both =
                List.of(() -> decide("moderator2", id, "/overturn"), () -> decide("moderator2", id, "/uphold"));
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(both.size())) {
            for (Future<Response> answer : threads.invokeAll(both)) {
                statuses.add(answer.get().statusCode());
            }
        }
        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        assertThat(chain().stream().map(Decision::act))
                .filteredOn(List.of("uphold", "overturn")::contains)
                .hasSize(1);
    }

    @Test
    void isTooLateWhenItsTimeIsOver() {
        var id = scene.question(session, "publish");
        dismiss(id, "offTopic");
        database.update(
                "update question set decided_at = decided_at - interval '31 days' where id = $1", UUID.fromString(id));

        appeal(id).then().statusCode(409).body("code", equalTo("appealTooLate"));
        as("delegate").get(QUESTION, id).then().body("decision.redress.way", equalTo("organiser"));
    }

    @Test
    void isForTheAskerAlone() {
        var id = scene.question(session, "publish");
        given().contentType("application/json")
                .body(WHY)
                .post(APPEAL, id)
                .then()
                .statusCode(401);
        appeal("nonsense").then().statusCode(400).body("code", equalTo("malformedId"));
        appeal(UUID.randomUUID().toString()).then().statusCode(404);
        as("viewer").body(WHY).post(APPEAL, id).then().statusCode(403).body("code", equalTo("askersOnly"));
        appeal(id).then().statusCode(409).body("code", equalTo("wrongState"));
        dismiss(id, "offTopic");
        for (var account : List.of("viewer", "moderator", "chair", "guardian", "youth13")) {
            as(account).body(WHY).post(APPEAL, id).then().statusCode(404);
        }
        as("delegate").body("{").post(APPEAL, id).then().statusCode(400);
        as("delegate")
                .body(Map.of("words", "x".repeat(501)))
                .post(APPEAL, id)
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"));
        as("delegate")
                .body(Map.of("words", "a\u202eb"))
                .post(APPEAL, id)
                .then()
                .statusCode(422)
                .body("code", equalTo("text.control"));
        as("delegate").body("{}").post(APPEAL, id).then().statusCode(200);
    }

    @Test
    void isDecidedByModeratorsAlone() {
        var id = scene.question(session, "publish");
        dismiss(id, "offTopic");
        for (var step : STEPS) {
            given().contentType("application/json")
                    .body(NO)
                    .post(APPEAL + step, id)
                    .then()
                    .statusCode(401);
            for (var account : List.of("delegate", "viewer", "chair", "guardian", "youth13", "organiser")) {
                decide(account, id, step).then().statusCode(403).body("code", equalTo("roleNeeded"));
            }
            decide("moderator2", "nonsense", step).then().statusCode(400);
            decide("moderator2", UUID.randomUUID().toString(), step).then().statusCode(404);
            decide("moderator2", id, step).then().statusCode(409).body("code", equalTo("wrongState"));
        }
        given().get(APPEALS, session).then().statusCode(401);
        as("chair").get(APPEALS, session).then().statusCode(403).body("code", equalTo("roleNeeded"));
        as("moderator").get(APPEALS, "nonsense").then().statusCode(400);
        appeal(id).then().statusCode(200);
        as("moderator2").body("{}").post(APPEAL + "/uphold", id).then().statusCode(422);
        as("moderator2")
                .header("If-Match", "\"1\"")
                .body(NO)
                .post(APPEAL + "/uphold", id)
                .then()
                .statusCode(412)
                .body("current.id", equalTo(id));
    }
}
