package org.plenary.sessions.live;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.sessions.testing.Hall.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.sessions.testing.Hall;
import org.plenary.sessions.testing.Neighbours;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "sessions"))
@WithTestResource(Neighbours.class)
class LiveResourceTest {

    @jakarta.inject.Inject
    Database database;

    @Test
    void aSessionIsTakenThroughItsLifeByHand() {
        var session = Hall.scheduled("open").role("producer", "producer").session("Opening");

        move(session, "preview").then().statusCode(200).body("live.previewAt", notNullValue());
        move(session, "live").then().statusCode(200).body("live.startedAt", notNullValue());
        move(session, "live").then().statusCode(200).body("version", equalTo(3));
        move(session, "paused").then().statusCode(200).body("live.pausedAt", notNullValue());
        move(session, "live").then().statusCode(200).body("live.pausedAt", nullValue());
        move(session, "ended").then().statusCode(200).body("live.endedAt", notNullValue());
        move(session, "live").then().statusCode(200).body("live.endedAt", nullValue());
        move(session, "ended").then().statusCode(200);
        move(session, "replay").then().statusCode(200).body("state", equalTo("replay"));
        given().get(session).then().body("state", equalTo("replay"));
    }

    @Test
    void anEndIsFinalAfterFiveMinutesAndOnlyProducersUndoIt() {
        var hall = Hall.scheduled("open").role("producer", "producer").role("chair", "chair");
        var session = hall.session("Opening");
        as("chair").body("{\"state\": \"live\"}").post(session + "/live").then().statusCode(200);
        as("chair")
                .body("{\"state\": \"ended\"}")
                .post(session + "/live")
                .then()
                .statusCode(200);

        as("chair").body("{\"state\": \"live\"}").post(session + "/live").then().statusCode(403);
        database.update(
                "update session set ended_at = ended_at - interval '6 minutes' where id = $1",
                UUID.fromString(hall.id("Opening")));
        move(session, "paused").then().statusCode(409).body("code", equalTo("undoTooLate"));
    }

    @Test
    void anArmedSessionGoesLiveAtItsTime() {
        var hall = Hall.scheduled("open").role("producer", "producer");
        var session = hall.session("Opening");
        as("producer")
                .body("{\"armed\": true}")
                .post(session + "/live")
                .then()
                .statusCode(200)
                .body("live.armed", equalTo(true));
        var soon = Instant.now().plusSeconds(2);
        as("organiser")
                .body("{\"startsAt\": \"%s\", \"endsAt\": \"%s\"}".formatted(soon, soon.plusSeconds(3_600)))
                .patch(session)
                .then()
                .statusCode(200)
                .body("state", equalTo("scheduled"));

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> given().get(session).then().body("state", equalTo("live")));
        as("producer")
                .body("{\"armed\": true}")
                .post(session + "/live")
                .then()
                .statusCode(409)
                .body("code", equalTo("wrongState"));
    }

    @Test
    void aWrongStepIsRefused() {
        var session = Hall.scheduled("open").role("producer", "producer").session("Opening");

        for (var state : new String[] {"paused", "ended", "replay"}) {
            move(session, state).then().statusCode(409).body("code", equalTo("wrongState"));
        }
        given().get(session).then().body("version", equalTo(1));
    }

    @Test
    void refusalsComeInTheirOrder() {
        var hall = Hall.scheduled("open").role("producer", "producer").role("moderator", "moderator");
        var live = hall.session("Opening") + "/live";
        given().contentType("text/plain").body("{").post(live).then().statusCode(401);
        as("moderator").contentType("text/plain").body("{").post(live).then().statusCode(403);
        as("organiser").body("{").post(live).then().statusCode(403);
        as("producer")
                .post("/api/v1/programme/sessions/%s/live".formatted(UUID.randomUUID()))
                .then()
                .statusCode(404);
        as("producer").post("/api/v1/programme/sessions/x/live").then().statusCode(400);
        as("producer").contentType("text/plain").body("{").post(live).then().statusCode(415);
        as("producer").body("{").post(live).then().statusCode(400);
        as("producer").body("{\"armed\": \"maybe\"}").post(live).then().statusCode(400);
        as("producer").body("{}").post(live).then().statusCode(422);
        as("producer").body("{\"state\": \"scheduled\"}").post(live).then().statusCode(422);
    }

    @Test
    void aRoleTakenAwayEndsWithinFiveSeconds() {
        var hall = Hall.scheduled("open").role("producer", "producer");
        var session = hall.session("Opening");
        move(session, "preview").then().statusCode(200);

        hall.role("producer");

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> move(session, "replay").then().statusCode(403));
    }

    private static io.restassured.response.Response move(String session, String state) {
        return as("producer").body("{\"state\": \"%s\"}".formatted(state)).post(session + "/live");
    }
}
