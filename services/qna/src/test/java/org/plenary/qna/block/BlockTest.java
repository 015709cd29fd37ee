package org.plenary.qna.block;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.qna.testing.Scene.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.qna.decision.Decisions;
import org.plenary.qna.testing.Scene;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class BlockTest {

    private static final String QUESTION = "/api/v1/qna/questions/{id}";
    private static final String BLOCK = QUESTION + "/block";
    private static final String QUESTIONS = "/api/v1/qna/sessions/{id}/questions";
    private static final String QUEUE = "/api/v1/qna/sessions/{id}/queue";
    private static final Map<String, String> WHY = Map.of("rule", "flooding", "reason", "The same again and again.");
    private static final Map<String, String> MORE = Map.of("text", "And again?", "shownAs", "anonymous");

    @Inject
    Decisions decisions;

    private Scene scene;
    private UUID session;
    private String id;

    @BeforeEach
    void open() {
        scene = Scene.open();
        session = scene.session();
        id = scene.question(session, "publish");
    }

    private static Response block(String account, String id) {
        return as(account).body(WHY).put(BLOCK, id);
    }

    private Response ask(String account, UUID where) {
        return as(account).body(MORE).post(QUESTIONS, where);
    }

    @Test
    void keepsAnAbuserFromAskingMoreInOneSessionAndNobodyElse() {
        var another = scene.question(session);
        block("moderator", id).then().statusCode(200).body("state", equalTo("published"));

        ask("delegate", session).then().statusCode(403).body("code", equalTo("blocked"));
        ask("viewer", session).then().statusCode(201);
        ask("delegate", scene.session()).then().statusCode(201);
        as("delegate").put(QUESTION + "/vote", id).then().statusCode(200);
        as("moderator")
                .get(QUEUE, session)
                .then()
                .body("blocked", containsInAnyOrder(id, another))
                .body("items[0]", not(hasKey("asker")));
        as("delegate")
                .get(QUESTION, id)
                .then()
                .body("blocked.act", equalTo("block"))
                .body("blocked.rule", equalTo("flooding"))
                .body("blocked.reasonCode", equalTo("conduct"))
                .body("blocked.duration", equalTo("untilSessionEnds"))
                .body("blocked.redress.way", equalTo("appeal"));
        as("delegate").get(QUESTION, another).then().body("blocked", nullValue());
        as("delegate")
                .header("If-Match", "*")
                .body(Map.of("text", "Then I ask it here?"))
                .patch(QUESTION, another)
                .then()
                .statusCode(403)
                .body("code", equalTo("blocked"));
    }

    @Test
    void isDecidedOnceAndLiftedByANewDecision() {
        block("moderator", id).then().statusCode(200);
        int version = block("moderator2", id).then().statusCode(200).extract().path("version");

        as("moderator2").delete(BLOCK, id).then().statusCode(200).body("version", equalTo(version + 1));
        as("moderator2").delete(BLOCK, id).then().statusCode(200).body("version", equalTo(version + 1));

        ask("delegate", session).then().statusCode(201);
        as("moderator").get(QUEUE, session).then().body("blocked", empty());
        assertThat(decisions.chain(session).stream().map(link -> link.decided().act()))
                .containsExactly("publish", "block", "unblock");
    }

    @Test
    void isLiftedAlsoWhereItsCauseHasBeenWithdrawn() {
        var another = scene.question(session);
        block("moderator", id).then().statusCode(200);
        as("delegate").post(QUESTION + "/withdraw", id).then().statusCode(200);
        as("moderator").get(QUEUE, session).then().body("blocked", containsInAnyOrder(another));
        as("delegate").post(QUESTION + "/withdraw", another).then().statusCode(200);
        as("moderator").get(QUEUE, session).then().body("blocked", containsInAnyOrder(id));

        as("moderator").delete(BLOCK, id).then().statusCode(200);

        ask("delegate", session).then().statusCode(201);
    }

    @Test
    void isTakenBackOnAppealBySomebodyElse() {
        block("moderator", id).then().statusCode(200);
        as("delegate")
                .body(Map.of("act", "block"))
                .post(QUESTION + "/appeal", id)
                .then()
                .statusCode(200);

        as("moderator")
                .post(QUESTION + "/appeal/overturn?act=block", id)
                .then()
                .statusCode(403)
                .body("code", equalTo("decidedByYou"));
        as("moderator2")
                .post(QUESTION + "/appeal/overturn?act=block", id)
                .then()
                .statusCode(200);

        ask("delegate", session).then().statusCode(201);
        as("delegate").get(QUESTION, id).then().body("blocked", nullValue());
    }

    @Test
    void canBeAppealedBesideADismissalEachByItself() {
        scene.move(id, "dismiss");
        block("moderator", id).then().statusCode(200);
        for (var act : List.of("dismiss", "block")) {
            as("delegate")
                    .body(Map.of("act", act))
                    .post(QUESTION + "/appeal", id)
                    .then()
                    .statusCode(200);
        }
        as("moderator2")
                .body(Map.of("words", "It stands."))
                .post(QUESTION + "/appeal/uphold?act=block", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("dismissed"));
        as("delegate")
                .get(QUESTION, id)
                .then()
                .body("decision.redress.way", equalTo("waiting"))
                .body("blocked.redress.answer", equalTo("It stands."));
        as("moderator2")
                .post(QUESTION + "/appeal/overturn?act=dismiss", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("published"));
        ask("delegate", session).then().statusCode(403);
    }

    @Test
    void isForQuestionsThatSomebodyAskedThemself() {
        var typed = as("moderator")
                .body(Map.of("text", "From the hall?", "origin", "room"))
                .post(QUESTIONS, session)
                .jsonPath()
                .getString("id");
        block("moderator2", typed).then().statusCode(409).body("code", equalTo("nobodyToBlock"));
        as("moderator").body(MORE).post(QUESTIONS, session).then().statusCode(403);
    }

    @Test
    void isForModeratorsAlone() {
        given().contentType(ContentType.JSON).body(WHY).put(BLOCK, id).then().statusCode(401);
        given().delete(BLOCK, id).then().statusCode(401);
        for (var account : List.of("delegate", "viewer", "chair", "organiser", "guardian", "youth13")) {
            block(account, id).then().statusCode(403).body("code", equalTo("roleNeeded"));
            as(account).delete(BLOCK, id).then().statusCode(403);
        }
        block("moderator", "nonsense").then().statusCode(400).body("code", equalTo("malformedId"));
        block("moderator", UUID.randomUUID().toString()).then().statusCode(404);
        as("moderator").body("{").put(BLOCK, id).then().statusCode(400);
        as("moderator")
                .body(Map.of("rule", "offTopic", "reason", "No"))
                .put(BLOCK, id)
                .then()
                .statusCode(422);
        as("moderator")
                .body(Map.of("rule", "abusive", "reason", " "))
                .put(BLOCK, id)
                .then()
                .statusCode(422);
    }
}
