package org.plenary.qna.asker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.qna.testing.Scene.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Tokens;
import org.plenary.proto.registration.v1.Kind;
import org.plenary.proto.registration.v1.ParticipantState;
import org.plenary.proto.sessions.v1.Access;
import org.plenary.proto.sessions.v1.Attribution;
import org.plenary.qna.testing.Scene;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class AskTest {

    private static final String ROUTE = "/api/v1/qna/sessions/{id}/questions";

    private Scene scene;
    private UUID session;

    @BeforeEach
    void open() {
        scene = Scene.open();
        session = scene.session();
    }

    @Test
    void putsAQuestionInTheQueueAndShowsItToItsAskerAlone() {
        var id = as("delegate")
                .body(Map.of("text", "Who pays?", "shownAs", "anonymous", "language", "en"))
                .post(ROUTE, session)
                .then()
                .statusCode(201)
                .header("Location", matchesPattern("(http://[^/]+)?/api/v1/qna/questions/[0-9a-f-]{36}"))
                .header("ETag", "\"1\"")
                .body("id", notNullValue())
                .body("state", equalTo("waiting"))
                .body("text", equalTo("Who pays?"))
                .body("shownAs", equalTo("anonymous"))
                .body("author", nullValue())
                .body("origin", equalTo("web"))
                .body("language", equalTo("en"))
                .body("votes", equalTo(0))
                .body("askedAt", endsWith("Z"))
                .body("publishedAt", nullValue())
                .body("decision", nullValue())
                .body("version", equalTo(1))
                .extract()
                .<String>path("id");

        as("delegate")
                .get("/api/v1/qna/questions/{id}", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("waiting"));
        as("moderator")
                .get("/api/v1/qna/questions/{id}", id)
                .then()
                .statusCode(200)
                .body("kind", equalTo("delegate"));
        as("viewer").get("/api/v1/qna/questions/{id}", id).then().statusCode(404);
        given().get("/api/v1/qna/questions/{id}", id).then().statusCode(404);
        as("delegate")
                .get("/api/v1/qna/sessions/{id}/questions/mine", session)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("items.id", hasItem(id));
        as("viewer")
                .get("/api/v1/qna/questions/mine?session={id}", session)
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(id)));
    }

    @ParameterizedTest
    @CsvSource({"name, Demo delegate", "affiliation, House of delegate"})
    void showsAnAuthorAsTheyChoseToBeShown(String shownAs, String line) {
        var asked = scene.ask("delegate", session, Map.of("text", "Who pays?", "shownAs", shownAs));

        org.assertj.core.api.Assertions.assertThat(asked.getString("author")).isEqualTo(line);
        org.assertj.core.api.Assertions.assertThat(asked.getString("language")).isEqualTo("und");
    }

    @Test
    void keepsTextAsItCameButComposed() {
        var decomposed = "Cafe\u0301?\nZwei \u2067Zeilen\u2069 \uD83D\uDC69\u200D\uD83D\uDE80";

        var asked = scene.ask("delegate", session, Map.of("text", decomposed));

        org.assertj.core.api.Assertions.assertThat(asked.getString("text"))
                .isEqualTo("Caf\u00e9?\nZwei \u2067Zeilen\u2069 \uD83D\uDC69\u200D\uD83D\uDE80");
    }

    @Test
    void answersARepetitionUnderTheSameKeyWithoutAskingAgain() {
        var key = UUID.randomUUID().toString();
        var first = as("delegate")
                .header("Idempotency-Key", key)
                .body("{\"text\":\"Once?\"}")
                .post(ROUTE, session);
        var again = as("delegate")
                .header("Idempotency-Key", key)
                .body("{\"text\":\"Once?\"}")
                .post(ROUTE, session);

        again.then().statusCode(201).body("id", equalTo(first.path("id")));
        as("delegate")
                .header("Idempotency-Key", key)
                .body("{\"text\":\"Twice?\"}")
                .post(ROUTE, session)
                .then()
                .statusCode(422)
                .body("code", equalTo("keyReused"));
        as("delegate")
                .get("/api/v1/qna/sessions/{id}/questions/mine", session)
                .then()
                .body("items.size()", equalTo(1));
    }

    @Test
    void endsAFloodInTheMoment() {
        for (int at = 0; at < 10; at++) {
            scene.ask("press", session, Map.of("text", "Question " + at + "?"));
        }

        as("press")
                .body("{\"text\":\"And one more?\"}")
                .post(ROUTE, session)
                .then()
                .statusCode(429)
                .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                .body("code", equalTo("tooManyQuestions"));
        scene.ask("press", scene.session(), Map.of("text", "Another session is another matter?"));
    }

    @Test
    void isRefusedByWhoMayNot() {
        var text = "{\"text\":\"Who pays?\"}";

        given().contentType(ContentType.JSON)
                .body(text)
                .post(ROUTE, session)
                .then()
                .statusCode(401)
                .body("code", equalTo("loginNeeded"));
        as("guardian")
                .body(text)
                .post(ROUTE, session)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("registrationNeeded"));
        as("youth13").body(text).post(ROUTE, session).then().statusCode(403).body("code", equalTo("askThroughForum"));
        as("delegate")
                .body("{\"text\":\"From the hall?\",\"origin\":\"room\"}")
                .post(ROUTE, session)
                .then()
                .statusCode(403)
                .body("code", equalTo("roleNeeded"));
    }

    @ParameterizedTest
    @EnumSource(names = {"PARTICIPANT_STATE_PENDING", "PARTICIPANT_STATE_CANCELLED", "PARTICIPANT_STATE_DECLINED"})
    void leadsAYoungPersonWhoTakesNoPartToTheForumToo(ParticipantState state) {
        var own = Scene.create(Access.ACCESS_OPEN, Attribution.ATTRIBUTION_ON_THE_RECORD);
        var there = own.session();
        own.take(Tokens.subject("youth16"), Kind.KIND_YOUTH, state, 1);
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> as("youth16")
                .body("{\"text\":\"Who asks us?\"}")
                .post(ROUTE, there)
                .then()
                .statusCode(403)
                .body("code", equalTo("askThroughForum")));
    }

    @Test
    void takesAQuestionFromTheHallByTheModerator() {
        var asked = scene.ask(
                "moderator", session, Map.of("text", "From the hall?", "origin", "room", "shownAuthor", "Row five"));

        org.assertj.core.api.Assertions.assertThat(asked.getString("origin")).isEqualTo("room");
        org.assertj.core.api.Assertions.assertThat(asked.getString("author")).isEqualTo("Row five");
        as("moderator")
                .body("{\"text\":\"My own?\"}")
                .post(ROUTE, session)
                .then()
                .statusCode(403)
                .body("code", equalTo("registrationNeeded"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | invalid",
                "{\"text\":\"  \"} | invalid",
                "{\"text\":null} | invalid",
                "{\"text\":\"a\\u0007b\"} | text.control",
                "{\"text\":\"a\\u202Eb\"} | text.control",
                "{\"text\":\"a\\u2067b\"} | text.control",
                "{\"text\":\"ok\",\"shownAs\":\"king\"} | invalid",
                "{\"text\":\"ok\",\"language\":\"not a language\"} | invalid",
                "{\"text\":\"ok\",\"origin\":\"youthForum\"} | invalid",
            })
    void refusesContentItCannotTake(String body, String code) {
        as("delegate").body(body).post(ROUTE, session).then().statusCode(422).body("code", equalTo(code));
    }

    @Test
    void refusesWhatItCannotReadInTheOrderPromised() {
        as("delegate").body("{\"text\":").post(ROUTE, session).then().statusCode(400);
        as("delegate").body("{\"text\":7}").post(ROUTE, session).then().statusCode(400);
        as("delegate").body("[]").post(ROUTE, session).then().statusCode(400);
        as("delegate").body("{\"text\":\"ok\"}").post(ROUTE, "1-1-1-1-1").then().statusCode(400);
        as("delegate").body("x".repeat(70_000)).post(ROUTE, session).then().statusCode(413);
        as("delegate")
                .contentType(ContentType.TEXT)
                .body("ok")
                .post(ROUTE, session)
                .then()
                .statusCode(415);
        as("delegate")
                .body("{\"text\":\"" + "x".repeat(1_001) + "\"}")
                .post(ROUTE, session)
                .then()
                .statusCode(422);
        as("guardian")
                .contentType(ContentType.TEXT)
                .body("ok")
                .post(ROUTE, session)
                .then()
                .statusCode(403);
    }

    @Test
    void namesNobodyUnderTheChathamHouseRule() {
        var closed = Scene.create(Access.ACCESS_OPEN, Attribution.ATTRIBUTION_CHATHAM_HOUSE);
        var hall = closed.session();

        for (var body : new String[] {
            "{\"text\":\"Who?\",\"shownAs\":\"name\"}", "{\"text\":\"Who?\",\"shownAs\":\"affiliation\"}"
        }) {
            as("delegate")
                    .body(body)
                    .post(ROUTE, hall)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("attributionForbidden"));
        }
        as("moderator")
                .body("{\"text\":\"Who?\",\"origin\":\"room\",\"shownAuthor\":\"Ada\"}")
                .post(ROUTE, hall)
                .then()
                .statusCode(422)
                .body("code", equalTo("attributionForbidden"));
        var id = closed.ask(hall, "Who?").getString("id");
        as("moderator")
                .get("/api/v1/qna/sessions/{id}/queue", hall)
                .then()
                .body("items[0].id", equalTo(id))
                .body("items[0].author", nullValue())
                .body("items[0].kind", nullValue());
    }

    @Test
    void isWithdrawnByItsAskerAlone() {
        var waiting = scene.question(session);
        var published = scene.question(session, "publish");
        var answered = scene.question(session, "publish", "stage", "answer");
        var route = "/api/v1/qna/questions/{id}/withdraw";

        given().post(route, waiting).then().statusCode(401);
        as("viewer").post(route, waiting).then().statusCode(404);
        as("viewer").post(route, published).then().statusCode(403).body("code", equalTo("askersOnly"));
        as("delegate").post(route, answered).then().statusCode(409).body("code", equalTo("wrongState"));
        as("delegate").header("If-Match", "\"9\"").post(route, published).then().statusCode(412);
        as("delegate")
                .post(route, published)
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("state", equalTo("withdrawn"));
        as("delegate").post(route, published).then().statusCode(200).body("version", equalTo(3));
        as("viewer").get("/api/v1/qna/questions/{id}", published).then().statusCode(404);
        as("delegate").post(route, UUID.randomUUID()).then().statusCode(404);
        as("delegate").post(route, "x").then().statusCode(400);
    }

    @Test
    void whatIsWithdrawnIsItsAskersAloneAgain() {
        var published = scene.question(session, "publish");
        var dismissed = scene.question(session, "publish", "dismiss");
        for (var id : List.of(published, dismissed)) {
            var text = as("delegate").get("/api/v1/qna/questions/{id}", id).<String>path("text");
            as("delegate")
                    .post("/api/v1/qna/questions/{id}/withdraw", id)
                    .then()
                    .statusCode(200)
                    .body("text", equalTo(text))
                    .body("decision", nullValue());

            as("moderator")
                    .get("/api/v1/qna/questions/{id}", id)
                    .then()
                    .body("state", equalTo("withdrawn"))
                    .body("text", nullValue());
            var receipt = as("delegate").get("/api/v1/qna/questions/{id}", id).<String>path("receipt");
            given().get("/api/v1/qna/receipts/{receipt}", receipt).then().body("text", nullValue());
            var exported = as("moderator")
                    .get("/api/v1/qna/sessions/{id}/export?format=json", session)
                    .asString();
            assertThat(exported).contains(id).doesNotContain(text);
        }
    }

    @Test
    void whoTypesAQuestionForSomebodySaysWhereItWasAsked() {
        as("moderator")
                .body(Map.of("text", "Whose is it?", "shownAuthor", "The first row"))
                .post("/api/v1/qna/sessions/{id}/questions", session)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("origin"));
    }

    @Test
    void listsMyQuestionsInPages() {
        for (int at = 0; at < 3; at++) {
            scene.ask(session, "Number %d?".formatted(at));
        }
        var mine = "/api/v1/qna/questions/mine";

        var first = as("delegate").get(mine + "?limit=2&session={id}", session);
        var link = first.header("Link");
        var rest = as("delegate").urlEncodingEnabled(false).get(link.substring(1, link.indexOf('>')));

        first.then().statusCode(200).body("items.text", equalTo(List.of("Number 2?", "Number 1?")));
        rest.then().statusCode(200).body("items.text", equalTo(List.of("Number 0?")));
        given().get(mine).then().statusCode(401);
        as("delegate").get(mine + "?session=nonsense").then().statusCode(400);
        as("delegate").get(mine + "?limit=none").then().statusCode(400);
        as("delegate").get(mine + "?limit=0").then().statusCode(422);
        as("delegate").get(mine + "?after=bm90aGluZw").then().statusCode(400);
        as("delegate")
                .get("/api/v1/qna/sessions/nonsense/questions/mine")
                .then()
                .statusCode(400);
        given().get("/api/v1/qna/sessions/{id}/questions/mine", session).then().statusCode(401);
        given().get("/api/v1/qna/questions/nonsense").then().statusCode(400);
        given().get("/api/v1/qna/questions/{id}", UUID.randomUUID()).then().statusCode(404);
        given().auth().oauth2("not.a.token").get(mine).then().statusCode(401);
    }
}
