package org.plenary.qna.stage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.qna.testing.Scene.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plenary.platform.chain.Link;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Tokens;
import org.plenary.qna.decision.Decisions;
import org.plenary.qna.testing.Scene;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class StageTest {

    private static final String MOVE = "/api/v1/qna/questions/{id}/{move}";

    @Inject
    Decisions decisions;

    private Scene scene;
    private UUID session;

    @BeforeEach
    void open() {
        scene = Scene.open();
        session = scene.session();
    }

    private static String state(String id) {
        return as("delegate").get("/api/v1/qna/questions/{id}", id).path("state");
    }

    @Test
    void putsAQuestionAndReturnsTheOtherToTheLine() {
        var first = scene.question(session, "publish", "select");
        var second = scene.question(session, "publish", "select");

        as("chair").post(MOVE, first, "stage").then().statusCode(200).body("state", equalTo("onStage"));
        as("chair")
                .post(MOVE, second, "stage")
                .then()
                .statusCode(200)
                .body("state", equalTo("onStage"))
                .body("stagedAt", notNullValue());

        assertThat(state(first)).isEqualTo("selected");
        assertThat(decisions.chain(session))
                .extracting(link -> link.decided().act())
                .endsWith("stage", "giveWay", "stage");
    }

    @Test
    void answersWithAndWithoutAWrittenAnswerAndUndoesIt() {
        var spoken = scene.question(session, "publish", "stage");
        given().auth()
                .oauth2(Tokens.of("chair"))
                .post(MOVE, spoken, "answer")
                .then()
                .statusCode(200)
                .body("state", equalTo("answered"))
                .body("answeredAt", notNullValue())
                .body("answer", nullValue());

        var written = scene.question(session, "publish", "stage");
        as("chair")
                .body("{\"text\":\"The host does.\"}")
                .post(MOVE, written, "answer")
                .then()
                .statusCode(200)
                .body("answer", equalTo("The host does."));
        given().get("/api/v1/qna/questions/{id}", written).then().body("answer", equalTo("The host does."));

        as("chair").post(MOVE, written, "stage").then().statusCode(200).body("answer", nullValue());
        assertThat(state(spoken)).isEqualTo("answered");
    }

    @Test
    void keepsAtMostOneOnStageHoweverManyArePutAtOnce() throws Exception {
        var ids = new ArrayList<String>();
        for (int at = 0; at < 6; at++) {
            ids.add(scene.question(session, "publish", "select"));
        }
        List<Callable<Integer>> puts = ids.stream()
                .<Callable<Integer>>map(id -> () -> as(ids.indexOf(id) % 2 == 0 ? "chair" : "moderator")
                        .post(MOVE, id, "stage")
                        .statusCode())
                .toList();

        try (var people = Executors.newFixedThreadPool(6)) {
            assertThat(people.invokeAll(puts))
                    .extracting(answer -> answer.resultNow())
                    .containsOnly(200);
        }

        assertThat(ids.stream().map(StageTest::state))
                .containsOnlyOnce("onStage")
                .contains("selected");
        assertThat(Link.fault(decisions.chain(session), decisions.head(session)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"stage", "answer"})
    void isRefusedInTheOrderPromised(String move) {
        var id = scene.question(session);

        given().contentType(ContentType.JSON)
                .body("{}")
                .post(MOVE, id, move)
                .then()
                .statusCode(401);
        for (var account : List.of("delegate", "viewer", "press", "guardian", "youth13")) {
            as(account).body("{}").post(MOVE, id, move).then().statusCode(403).body("code", equalTo("roleNeeded"));
        }
        as("chair").body("{}").post(MOVE, UUID.randomUUID(), move).then().statusCode(404);
        as("chair").body("{}").post(MOVE, "7", move).then().statusCode(400);
        as("chair")
                .header("If-Match", "\"4\"")
                .body("{}")
                .post(MOVE, id, move)
                .then()
                .statusCode(412)
                .body("current.version", equalTo(1));
        as("chair")
                .header("If-Match", "\"1\"")
                .body("{}")
                .post(MOVE, id, move)
                .then()
                .statusCode(409)
                .body("code", equalTo("wrongState"));
    }

    @Test
    void refusesAnAnswerItCannotTake() {
        var id = scene.question(session, "publish", "stage");

        as("chair").body("{\"text\":7}").post(MOVE, id, "answer").then().statusCode(400);
        as("chair")
                .contentType(ContentType.TEXT)
                .body("Yes.")
                .post(MOVE, id, "answer")
                .then()
                .statusCode(415);
        as("chair")
                .body("{\"text\":\"" + "x".repeat(5_001) + "\"}")
                .post(MOVE, id, "answer")
                .then()
                .statusCode(422);
        as("chair")
                .body("{\"text\":\"a\\u0000b\"}")
                .post(MOVE, id, "answer")
                .then()
                .statusCode(422)
                .body("code", equalTo("text.control"));
    }

    @Test
    void changesNothingWhenTheStateIsReachedAlready() {
        var id = scene.question(session, "publish", "stage");

        as("chair").post(MOVE, id, "stage").then().statusCode(200).body("version", equalTo(3));
        as("chair").body("{}").post(MOVE, id, "answer").then().statusCode(200).body("version", equalTo(4));
        as("chair")
                .body("{\"text\":\"Later.\"}")
                .post(MOVE, id, "answer")
                .then()
                .statusCode(200)
                .body("version", equalTo(4))
                .body("answer", nullValue());
    }
}
