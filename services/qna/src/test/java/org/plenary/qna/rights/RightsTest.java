package org.plenary.qna.rights;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.plenary.qna.testing.Scene.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.proto.sessions.v1.Access;
import org.plenary.proto.sessions.v1.Attribution;
import org.plenary.qna.testing.Scene;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class RightsTest {

    private static final String BOARD = "/api/v1/qna/sessions/{id}/board";
    private static final String QUEUE = "/api/v1/qna/sessions/{id}/queue";

    private static final List<String> FOR_WATCHERS = List.of(
            BOARD,
            "/api/v1/qna/sessions/{id}/window",
            "/api/v1/qna/sessions/{id}/votes/mine",
            "/api/v1/qna/sessions/{id}/questions/mine");

    @Test
    void showASessionForRegisteredPeopleToThemAlone() {
        var scene = Scene.create(Access.ACCESS_REGISTRATION, Attribution.ATTRIBUTION_ON_THE_RECORD);
        var session = scene.session();
        var question = scene.question(session, "publish");

        for (var route : FOR_WATCHERS) {
            given().get(route, session).then().statusCode(401);
            as("guardian").get(route, session).then().statusCode(403).body("code", equalTo("registrationNeeded"));
            as("viewer").get(route, session).then().statusCode(200).header("Cache-Control", "private, no-store");
            as("moderator").get(route, session).then().statusCode(200);
        }
        given().get("/api/v1/qna/questions/{id}", question).then().statusCode(401);
        as("guardian").get("/api/v1/qna/questions/{id}", question).then().statusCode(403);
        as("viewer")
                .get("/api/v1/qna/questions/{id}", question)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store");
    }

    @Test
    void hideASessionByInvitationFromEveryoneElse() {
        var scene = Scene.create(Access.ACCESS_INVITATION, Attribution.ATTRIBUTION_ON_THE_RECORD);
        var session = scene.session();
        var question = scene.question(session, "publish");
        var ask = "{\"text\":\"Who?\"}";

        for (var route : FOR_WATCHERS) {
            as("guardian").get(route, session).then().statusCode(404).body("code", equalTo("notFound"));
            as("delegate").get(route, session).then().statusCode(200);
        }
        given().get(BOARD, session).then().statusCode(404);
        given().get("/api/v1/qna/questions/{id}", question).then().statusCode(404);
        as("guardian")
                .body(ask)
                .post("/api/v1/qna/sessions/{id}/questions", session)
                .then()
                .statusCode(404);
        as("guardian").get(QUEUE, session).then().statusCode(404);
        as("guardian").get("/api/v1/qna/sessions/{id}/card", session).then().statusCode(404);
        as("guardian")
                .body("{}")
                .put("/api/v1/qna/sessions/{id}/window", session)
                .then()
                .statusCode(404);
        for (var move : List.of("publish", "select", "dismiss", "stage", "answer", "withdraw")) {
            as("guardian")
                    .body("{}")
                    .post("/api/v1/qna/questions/{id}/{move}", question, move)
                    .then()
                    .statusCode(404);
        }
        as("delegate").get(QUEUE, session).then().statusCode(403);
    }

    @Test
    void endWithinFiveSecondsWhenARoleIsTakenAway() {
        var scene = Scene.create(Access.ACCESS_OPEN, Attribution.ATTRIBUTION_ON_THE_RECORD);
        var session = scene.session();
        as("moderator").get(QUEUE, session).then().statusCode(200);

        scene.give("moderator", "");

        await().atMost(Duration.ofSeconds(5))
                .until(() -> as("moderator").get(QUEUE, session).statusCode() == 403);
        scene.give("moderator", "moderator");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> as("moderator").get(QUEUE, session).statusCode() == 200);
    }

    @Test
    void tellNothingOfPeopleToAnyone() {
        var scene = Scene.create(Access.ACCESS_OPEN, Attribution.ATTRIBUTION_CHATHAM_HOUSE);
        var session = scene.session();
        scene.question(session, "publish");

        for (var route : List.of(BOARD, QUEUE)) {
            var told = as("moderator").get(route, session).asString();
            assertThat(told)
                    .doesNotContain(org.plenary.platform.testing.Tokens.subject("delegate")
                            .toString())
                    .doesNotContain("Demo delegate", "House of delegate");
        }
    }
}
