package org.plenary.qna.moderation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.qna.testing.Scene.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.platform.chain.Link;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.qna.decision.Decisions;
import org.plenary.qna.testing.Scene;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class RewordTest {

    private static final String QUESTION = "/api/v1/qna/questions/{id}";
    private static final String REWORD = QUESTION + "/reword";
    private static final String ASKED = "why o why does noone pay???";
    private static final String OTHER = "Who pays?";
    private static final Duration SOON = Duration.ofSeconds(5);

    @Inject
    Decisions decisions;

    @Inject
    Database database;

    private Scene scene;
    private UUID session;
    private String id;

    @BeforeEach
    void open() {
        scene = Scene.open();
        session = scene.session();
        id = scene.ask(session, ASKED).getString("id");
    }

    private static Response reword(String account, String id, String version, String text) {
        return as(account)
                .header("If-Match", version)
                .body(Map.of("text", text, "rule", "unclear", "reason", "Nobody could follow it."))
                .post(REWORD, id);
    }

    @Test
    void showsAModeratorsWordsMarkedAsSuchAndKeepsTheAskers() {
        scene.move(id, "publish");
        as("viewer").put(QUESTION + "/vote", id).then().statusCode(200);

        reword("moderator", id, "\"2\"", OTHER)
                .then()
                .statusCode(200)
                .body("text", equalTo(OTHER))
                .body("original", equalTo(ASKED))
                .body("rewording.rule", equalTo("unclear"));

        await().atMost(SOON).untilAsserted(() -> as("viewer")
                .get(QUESTION, id)
                .then()
                .body("text", equalTo(OTHER))
                .body("reworded", equalTo(true))
                .body("original", nullValue())
                .body("votes", equalTo(1)));
        as("delegate")
                .get(QUESTION, id)
                .then()
                .body("text", equalTo(OTHER))
                .body("original", equalTo(ASKED))
                .body("reworded.act", equalTo("reword"))
                .body("reworded.facts", equalTo("Nobody could follow it."))
                .body("decision", nullValue());
        as("delegate")
                .header("If-Match", "*")
                .body(Map.of("text", "Mine again"))
                .patch(QUESTION, id)
                .then()
                .statusCode(409);
    }

    @Test
    void isUndoneWithTheAskersWordsAsANewDecision() {
        reword("moderator", id, "\"1\"", OTHER).then().statusCode(200);
        reword("moderator2", id, "\"2\"", "Who pays for it?")
                .then()
                .statusCode(200)
                .body("original", equalTo(ASKED));

        reword("moderator2", id, "\"3\"", ASKED)
                .then()
                .statusCode(200)
                .body("text", equalTo(ASKED))
                .body("original", nullValue())
                .body("rewording", nullValue());
        reword("moderator2", id, "\"4\"", ASKED).then().statusCode(200).body("version", equalTo(4));

        assertThat(decisions.chain(session).stream().map(link -> link.decided().act()))
                .containsExactly("reword", "reword", "reword");
        assertThat(Link.fault(decisions.chain(session), decisions.head(session)))
                .isEmpty();
    }

    @Test
    void statement15AndStatement16IsStatedInFullAndTakenBackOnAppealBySomebodyElse() {
        scene.move(id, "publish");
        reword("moderator", id, "*", OTHER).then().statusCode(200);
        await().atMost(SOON).untilAsserted(() -> {
            var stated = as("delegate").get(QUESTION, id).jsonPath().getMap("reworded");
            assertThat(stated)
                    .containsKeys("rule", "reasonCode", "facts", "automatic", "scope", "duration", "redress")
                    .doesNotContainValue(null);
        });
        as("delegate")
                .body(Map.of("act", "reword"))
                .post(QUESTION + "/appeal", id)
                .then()
                .statusCode(200);

        as("moderator")
                .post(QUESTION + "/appeal/overturn?act=reword", id)
                .then()
                .statusCode(403)
                .body("code", equalTo("decidedByYou"));
        as("moderator2")
                .get("/api/v1/qna/sessions/{id}/appeals", session)
                .then()
                .body("items.act", contains("reword"));
        as("moderator2")
                .post(QUESTION + "/appeal/overturn?act=block", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("wrongState"));
        as("moderator2")
                .post(QUESTION + "/appeal/overturn?act=reword", id)
                .then()
                .statusCode(200)
                .body("text", equalTo(ASKED))
                .body("state", equalTo("published"));
    }

    @Test
    void isNotTakenBackOnAppealWhileTheQuestionStandsWhereItsWordsStay() {
        scene.move(id, "publish");
        reword("moderator", id, "*", OTHER).then().statusCode(200);
        as("delegate")
                .body(Map.of("act", "reword"))
                .post(QUESTION + "/appeal", id)
                .then()
                .statusCode(200);
        for (var stands : List.of("stage", "answer")) {
            scene.move(id, stands);

            as("moderator2")
                    .post(QUESTION + "/appeal/overturn?act=reword", id)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("wrongState"));
        }
        as("moderator2")
                .get("/api/v1/qna/sessions/{id}/appeals", session)
                .then()
                .body("items.act", contains("reword"));
    }

    @Test
    void sealsTheAskersWordsWithTheOthersAndBringsBothBack() {
        reword("moderator", id, "*", OTHER).then().statusCode(200);
        scene.move(id, "dismiss");

        assertThat(database.one(
                        "select text || original as kept from question where id = $1",
                        row -> row.getString("kept"),
                        UUID.fromString(id)))
                .contains("");
        as("moderator").get(QUESTION, id).then().body("text", nullValue()).body("original", nullValue());
        as("delegate")
                .get(QUESTION, id)
                .then()
                .body("text", equalTo(OTHER))
                .body("original", equalTo(ASKED))
                .body("decision", notNullValue())
                .body("reworded", notNullValue());
        scene.move(id, "publish");
        as("moderator").get(QUESTION, id).then().body("text", equalTo(OTHER));
        as("delegate").get(QUESTION, id).then().body("original", equalTo(ASKED));
    }

    @Test
    void isRefusedInTheOrderPromised() {
        var staged = scene.question(session, "publish", "stage");
        given().contentType(ContentType.JSON).body("{}").post(REWORD, id).then().statusCode(401);
        for (var account : List.of("delegate", "viewer", "chair", "organiser", "guardian", "youth13")) {
            reword(account, id, "*", OTHER).then().statusCode(403).body("code", equalTo("roleNeeded"));
        }
        reword("moderator", "nonsense", "*", OTHER).then().statusCode(400);
        reword("moderator", UUID.randomUUID().toString(), "*", OTHER).then().statusCode(404);
        as("moderator").body("{}").post(REWORD, id).then().statusCode(428);
        reword("moderator", id, "\"7\"", OTHER).then().statusCode(412).body("current.id", equalTo(id));
        as("moderator")
                .header("If-Match", "*")
                .body("{}")
                .post(REWORD, id)
                .then()
                .statusCode(422);
        reword("moderator", id, "*", "a\u202eb").then().statusCode(422).body("code", equalTo("text.control"));
        reword("moderator", staged, "*", OTHER).then().statusCode(409).body("code", equalTo("wrongState"));
    }
}
