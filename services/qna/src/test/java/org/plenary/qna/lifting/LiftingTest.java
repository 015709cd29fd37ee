package org.plenary.qna.lifting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Tokens;
import org.plenary.proto.sessions.v1.Access;
import org.plenary.proto.sessions.v1.Attribution;
import org.plenary.qna.decision.Decisions;
import org.plenary.qna.testing.Scene;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class LiftingTest {

    private static final String LIFTING = "/api/v1/qna/questions/{id}/lifting";
    private static final String LIFTINGS = "/api/v1/qna/sessions/{id}/liftings";
    private static final Map<String, String> WHY =
            Map.of("ground", "danger", "words", "They say they will hurt themself.");

    @Inject
    Decisions decisions;

    @Inject
    Database database;

    private Scene scene;
    private UUID session;
    private String id;

    @BeforeEach
    void open() {
        scene = Scene.create(Access.ACCESS_OPEN, Attribution.ATTRIBUTION_CHATHAM_HOUSE);
        session = scene.session();
        id = scene.ask(session, "Who would miss me?").getString("id");
    }

    private Response want(String account) {
        return as(account).body(WHY).put(LIFTING, id);
    }

    private Response step(String account, String step) {
        return as(account).post(LIFTING + "/" + step, id);
    }

    @Test
    void statement19LiftingTheRuleTakesTwoPeopleASafeguardingGroundAndAnEntryInTheLog() {
        want("moderator")
                .then()
                .statusCode(200)
                .body("ground", equalTo("danger"))
                .body("agreedBy", nullValue());
        step("moderator", "reading").then().statusCode(409).body("code", equalTo("wrongState"));
        step("moderator", "agree").then().statusCode(403).body("code", equalTo("roleNeeded"));

        step("organiser", "agree").then().statusCode(200).body("agreedBy", notNullValue());
        for (var account : List.of("moderator", "organiser")) {
            step(account, "reading")
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "private, no-store")
                    .body("subject", equalTo(Tokens.subject("delegate").toString()))
                    .body("name", equalTo("Demo delegate"));
        }
        step("moderator2", "reading").then().statusCode(403).body("code", equalTo("notOfTheTwo"));

        as("moderator2")
                .get(LIFTINGS, session)
                .then()
                .statusCode(200)
                .body("items.question", contains(id))
                .body("items[0].readings", equalTo(2))
                .body("items[0].words", equalTo(WHY.get("words")));
        assertThat(decisions.chain(session).stream().map(link -> link.decided().act()))
                .containsExactly("wantWho", "tellWho");
        assertThat(as("moderator2").get(LIFTINGS, session).asString())
                .doesNotContain("Demo delegate")
                .doesNotContain(Tokens.subject("delegate").toString());
        var question = UUID.fromString(id);
        for (var change : List.of(
                "update lifting_reading set by_name = 'Nobody' where question = $1",
                "delete from lifting_reading where question = $1")) {
            assertThatThrownBy(() -> database.update(change, question)).hasMessageContaining("append-only");
        }
    }

    @Test
    void takesSomebodyElseThanWhoWantsIt() {
        want("organiser").then().statusCode(200);

        step("organiser", "agree").then().statusCode(403).body("code", equalTo("wantedByYou"));
        step("organiser", "reading").then().statusCode(409);
    }

    @Test
    void isDroppedAsLongAsNobodyAgreed() {
        want("moderator").then().statusCode(200);
        want("moderator2").then().statusCode(200);
        as("moderator2").delete(LIFTING, id).then().statusCode(204);
        as("moderator2").delete(LIFTING, id).then().statusCode(204);
        as("organiser").get(LIFTINGS, session).then().body("items", empty());
        step("organiser", "agree").then().statusCode(409).body("code", equalTo("wrongState"));

        want("moderator").then().statusCode(200);
        step("organiser", "agree").then().statusCode(200);
        step("organiser", "agree").then().statusCode(200);
        as("moderator").delete(LIFTING, id).then().statusCode(409).body("code", equalTo("wrongState"));
    }

    @Test
    void isToldForADayOnly() {
        want("moderator").then().statusCode(200);
        step("organiser", "agree").then().statusCode(200);
        database.update(
                "update lifting set agreed_at = agreed_at - interval '25 hours' where question = $1",
                UUID.fromString(id));

        step("moderator", "reading").then().statusCode(409).body("code", equalTo("wrongState"));
    }

    @Test
    void isForQuestionsThatSomebodyAskedThemself() {
        id = as("moderator")
                .body(Map.of("text", "From the hall?", "origin", "room"))
                .post("/api/v1/qna/sessions/{id}/questions", session)
                .jsonPath()
                .getString("id");

        want("moderator2").then().statusCode(409).body("code", equalTo("nobodyToName"));
    }

    @Test
    void isForModeratorsAndOrganisersAlone() {
        given().contentType(ContentType.JSON).body(WHY).put(LIFTING, id).then().statusCode(401);
        given().get(LIFTINGS, session).then().statusCode(401);
        given().post(LIFTING + "/agree", id).then().statusCode(401);
        given().post(LIFTING + "/reading", id).then().statusCode(401);
        for (var account : List.of("delegate", "viewer", "chair", "press", "guardian", "youth13")) {
            want(account).then().statusCode(403).body("code", equalTo("roleNeeded"));
            as(account).delete(LIFTING, id).then().statusCode(403);
            as(account).get(LIFTINGS, session).then().statusCode(403);
            step(account, "agree").then().statusCode(403);
            step(account, "reading").then().statusCode(403);
        }
        as("moderator").body("{").put(LIFTING, id).then().statusCode(400);
        as("moderator")
                .body(Map.of("ground", "curious", "words", "Who?"))
                .put(LIFTING, id)
                .then()
                .statusCode(422);
        as("moderator")
                .body(Map.of("ground", "danger", "words", " "))
                .put(LIFTING, id)
                .then()
                .statusCode(422);
        as("moderator").body(WHY).put(LIFTING, "nonsense").then().statusCode(400);
        as("moderator").body(WHY).put(LIFTING, UUID.randomUUID()).then().statusCode(404);
    }
}
