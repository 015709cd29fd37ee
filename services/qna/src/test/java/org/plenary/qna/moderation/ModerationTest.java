package org.plenary.qna.moderation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.qna.testing.Scene.as;

import com.google.protobuf.InvalidProtocolBufferException;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plenary.platform.chain.Link;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Tokens;
import org.plenary.platform.testing.Topic;
import org.plenary.proto.qna.v1.Question;
import org.plenary.proto.qna.v1.QuestionState;
import org.plenary.qna.decision.Decisions;
import org.plenary.qna.testing.Scene;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class ModerationTest {

    private static final String MOVE = "/api/v1/qna/questions/{id}/{move}";
    private static final String QUEUE = "/api/v1/qna/sessions/{id}/queue";
    private static final String WHY = "{\"rule\":\"offTopic\",\"reason\":\"Not about this session.\"}";

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

    private static Response move(String account, String id, String move, String version) {
        return as(account).header("If-Match", version).body(WHY).post(MOVE, id, move);
    }

    @Test
    void publishesAQuestionForEveryoneToSee() {
        var id = scene.question(session);

        move("moderator", id, "publish", "\"1\"")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", equalTo("published"))
                .body("publishedAt", notNullValue())
                .body("kind", equalTo("delegate"))
                .body("version", equalTo(2));

        given().get("/api/v1/qna/questions/{id}", id)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .header("Cache-Control", "public, max-age=1, stale-while-revalidate=5")
                .body("state", equalTo("published"))
                .body("kind", nullValue())
                .body("askedAt", nullValue());
    }

    @Test
    void tellsTheAskerAloneWhyAQuestionWasDismissedAndUndoesIt() {
        var id = scene.question(session, "publish");

        move("moderator", id, "dismiss", "\"2\"")
                .then()
                .statusCode(200)
                .body("state", equalTo("dismissed"))
                .body("decision.rule", equalTo("offTopic"));

        as("delegate")
                .get("/api/v1/qna/questions/{id}", id)
                .then()
                .body("decision.rule", equalTo("offTopic"))
                .body("decision.reason", equalTo("Not about this session."));
        as("viewer").get("/api/v1/qna/questions/{id}", id).then().statusCode(404);
        move("moderator2", id, "publish", "\"3\"").then().statusCode(200).body("decision", nullValue());
    }

    @ParameterizedTest
    @CsvSource({"publish", "select", "dismiss"})
    void isRefusedInTheOrderPromised(String move) {
        var id = scene.question(session, "publish", "select");
        var staged = scene.question(session, "publish", "stage");
        var plain = given().contentType(ContentType.JSON);

        plain.body(WHY).post(MOVE, id, move).then().statusCode(401);
        for (var account : List.of("delegate", "viewer", "chair", "guardian", "youth13")) {
            as(account).body(WHY).post(MOVE, id, move).then().statusCode(403).body("code", equalTo("roleNeeded"));
        }
        move("moderator", UUID.randomUUID().toString(), move, "*").then().statusCode(404);
        move("moderator", "nonsense", move, "*").then().statusCode(400).body("code", equalTo("malformedId"));
        as("moderator").body(WHY).post(MOVE, id, move).then().statusCode(428).body("code", equalTo("versionNeeded"));
        move("moderator", id, move, "latest").then().statusCode(400).body("code", equalTo("malformedTag"));
        move("moderator", id, move, "\"1\"")
                .then()
                .statusCode(412)
                .contentType("application/problem+json")
                .body("code", equalTo("changed"))
                .body("current.id", equalTo(id))
                .body("current.version", equalTo(3))
                .body("current.state", equalTo("selected"));
        if (!"dismiss".equals(move)) {
            move("moderator", staged, move, "*").then().statusCode(409).body("code", equalTo("wrongState"));
        }
    }

    @Test
    void refusesADismissalThatSaysNothingAfterAnOldVersionAndBeforeAWrongState() {
        var id = scene.question(session, "publish", "stage");
        var old = as("moderator").header("If-Match", "\"1\"");

        old.body("{}").post(MOVE, id, "dismiss").then().statusCode(412);
        as("moderator").body("{").post(MOVE, id, "dismiss").then().statusCode(400);
        as("moderator")
                .contentType(ContentType.XML)
                .body("<a/>")
                .post(MOVE, id, "dismiss")
                .then()
                .statusCode(415);
        as("moderator")
                .body("x".repeat(70_000))
                .post(MOVE, id, "dismiss")
                .then()
                .statusCode(413);
        for (var body : List.of(
                "{}",
                "{\"rule\":\"offTopic\"}",
                "{\"rule\":\"offTopic\",\"reason\":\" \"}",
                "{\"rule\":\"taste\",\"reason\":\"No.\"}",
                "{\"rule\":\"other\",\"reason\":\"" + "x".repeat(501) + "\"}")) {
            as("moderator")
                    .header("If-Match", "*")
                    .body(body)
                    .post(MOVE, id, "dismiss")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("invalid"))
                    .body("errors[0].field", notNullValue());
        }
        move("moderator", id, "dismiss", "*").then().statusCode(409).body("code", equalTo("wrongState"));
    }

    @Test
    void changesNothingWhenTheStateIsReachedAlready() {
        var id = scene.question(session, "publish");
        var before = decisions.head(session);

        move("moderator", id, "publish", "\"2\"").then().statusCode(200).body("version", equalTo(2));

        assertThat(decisions.head(session)).isEqualTo(before);
    }

    @Test
    void givesTheSameAnswerUnderTheSameKeyThoughTheVersionIsOldByThen() {
        var id = scene.question(session);
        var key = UUID.randomUUID().toString();

        for (int times = 0; times < 2; times++) {
            as("moderator")
                    .header("If-Match", "\"1\"")
                    .header("Idempotency-Key", key)
                    .post(MOVE, id, "publish")
                    .then()
                    .statusCode(200)
                    .body("version", equalTo(2));
        }
    }

    @Test
    void letsOnlyOneOfTwoModeratorsDecideOnWhatBothSaw() throws Exception {
        for (int round = 0; round < 5; round++) {
            var id = scene.question(session);
            List<Callable<Integer>> both = List.of(
                    () -> move("moderator", id, "publish", "\"1\"").statusCode(),
                    () -> move("moderator2", id, "dismiss", "\"1\"").statusCode());

            try (var people = Executors.newFixedThreadPool(2)) {
                var codes = people.invokeAll(both).stream()
                        .map(answer -> answer.resultNow())
                        .toList();
                assertThat(codes).containsExactlyInAnyOrder(200, 412);
            }
        }
    }

    @Test
    void showsTheQueueInTheOrderOfItsWork() {
        var first = scene.question(session);
        var second = scene.question(session);
        var low = scene.question(session, "publish");
        var high = scene.question(session, "publish");
        as("viewer").put("/api/v1/qna/questions/{id}/vote", high).then().statusCode(200);
        var selected = scene.question(session, "publish", "select");
        var staged = scene.question(session, "publish", "stage");
        var dismissed = scene.question(session, "dismiss");
        var expected = List.of(first, second, staged, selected, high, low, dismissed);

        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(
                        as("moderator").get(QUEUE, session).jsonPath().getList("items.id", String.class))
                .isEqualTo(expected));

        var queue = as("moderator").get(QUEUE, session);
        queue.then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("waiting", equalTo(2))
                .body("window.asking", equalTo(true))
                .body("items[0].asker", nullValue())
                .body("items[0].kind", equalTo("delegate"));
        assertThat(queue.asString()).doesNotContain(Tokens.subject("delegate").toString());
        as("moderator")
                .header("If-None-Match", queue.header("ETag"))
                .get(QUEUE, session)
                .then()
                .statusCode(304);
        scene.question(session);
        as("moderator")
                .header("If-None-Match", queue.header("ETag"))
                .get(QUEUE, session)
                .then()
                .statusCode(200);
    }

    @Test
    void showsTheQueueToModeratorsAlone() {
        given().get(QUEUE, session).then().statusCode(401);
        for (var account : List.of("delegate", "viewer", "chair", "press", "guardian")) {
            as(account).get(QUEUE, session).then().statusCode(403).body("code", equalTo("roleNeeded"));
        }
        as("moderator").get(QUEUE, "nonsense").then().statusCode(400);
    }

    @Test
    void writesEveryDecisionIntoAnUnbrokenChain() {
        var id = scene.question(session, "publish", "dismiss", "publish", "select", "stage", "answer");

        var chain = decisions.chain(session);

        assertThat(chain)
                .extracting(link -> link.decided().act())
                .containsExactly("publish", "dismiss", "publish", "select", "stage", "answer");
        assertThat(chain).extracting(link -> link.decided().role()).containsOnly("moderator");
        assertThat(chain.get(1).decided().rule()).isEqualTo("offTopic");
        assertThat(Link.fault(chain, decisions.head(session))).isEmpty();
        var salt = database.one(
                        "select salt from question where id = $1",
                        row -> row.getBuffer("salt").getBytes(),
                        UUID.fromString(id))
                .orElseThrow();
        var text = as("delegate").get("/api/v1/qna/questions/{id}", id).<String>path("text");
        assertThat(chain.getFirst().decided().text()).isEqualTo(Link.commitment(salt, text));
    }

    @Test
    void cannotChangeADecisionNotEvenInTheDatabase() {
        scene.question(session, "publish");

        for (var change : List.of(
                "update decision set act = 'select' where session = $1",
                "delete from decision where session = $1",
                "delete from decision_head where session = $1",
                "update decision_head set count = 0 where session = $1")) {
            assertThatThrownBy(() -> database.update(change, session))
                    .isInstanceOfSatisfying(PgException.class, refused -> assertThat(refused.getSqlState())
                            .isEqualTo("23001"));
        }
        assertThatThrownBy(() -> database.update("truncate decision cascade")).isInstanceOf(PgException.class);
    }

    @Test
    void tellsTheTopicTheTextOfAQuestionOnlyWhileItIsOnTheBoard() {
        var id = scene.question(session, "publish", "dismiss");

        await().atMost(Duration.ofSeconds(10)).until(() -> told(id).size() == 3);

        var told = told(id);
        assertThat(told)
                .extracting(Question::getState)
                .containsExactly(
                        QuestionState.QUESTION_STATE_WAITING,
                        QuestionState.QUESTION_STATE_PUBLISHED,
                        QuestionState.QUESTION_STATE_DISMISSED);
        assertThat(told).extracting(Question::getVersion).containsExactly(1L, 2L, 3L);
        assertThat(told).extracting(question -> question.getText().isEmpty()).containsExactly(true, false, true);
        given().get("/api/v1/qna/sessions/{id}/board", session).then().body("items.id", not(hasItem(id)));
    }

    private static List<Question> told(String id) {
        return Topic.named("plenary.qna.v1").read().stream()
                .filter(record ->
                        new String(record.headers().lastHeader("ce_subject").value()).equals(id))
                .filter(record ->
                        new String(record.headers().lastHeader("ce_type").value()).equals("plenary.qna.v1.Question"))
                .map(record -> parse(record.value()))
                .toList();
    }

    private static Question parse(byte[] payload) {
        try {
            return Question.parseFrom(payload);
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
