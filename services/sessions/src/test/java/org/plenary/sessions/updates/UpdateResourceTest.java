package org.plenary.sessions.updates;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.plenary.sessions.testing.Hall.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.plenary.platform.testing.RealServers;
import org.plenary.sessions.testing.Hall;
import org.plenary.sessions.testing.Neighbours;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "sessions"))
@WithTestResource(Neighbours.class)
class UpdateResourceTest {

    @Test
    void updatesAreReadNewestFirst() {
        var hall = Hall.scheduled("open").role("moderator", "moderator").role("producer", "producer");
        var updates = hall.session("Opening") + "/updates";
        post(updates, "moderator", "The doors are open.").then().statusCode(201).body("version", equalTo(1));
        post(updates, "producer", "We begin.\nJoin in! 👩‍💻").then().statusCode(201);

        given().get(updates)
                .then()
                .statusCode(200)
                .body("items.text", contains("We begin.\nJoin in! 👩‍💻", "The doors are open."))
                .body("items[0].session", equalTo(hall.id("Opening")));
        var first = given().queryParam("limit", 1).get(updates);
        var link = first.getHeader("Link");
        given().urlEncodingEnabled(false)
                .get(link.substring(1, link.indexOf('>')))
                .then()
                .body("items.text", contains("The doors are open."));
        given().get(hall.session("Closing") + "/updates").then().body("items", hasSize(0));
    }

    @Test
    void theSameKeyPostsOnce() {
        var updates = Hall.scheduled("open").role("moderator", "moderator").session("Opening") + "/updates";
        var key = UUID.randomUUID().toString();
        for (int time = 0; time < 2; time++) {
            as("moderator")
                    .header("Idempotency-Key", key)
                    .body(Map.of("text", "Once"))
                    .post(updates)
                    .then()
                    .statusCode(201);
        }

        given().get(updates).then().body("items", hasSize(1));
    }

    @Test
    void postingIsRefusedInTheOrderOfThePublicSurface() {
        var hall = Hall.scheduled("open").role("moderator", "moderator");
        var updates = hall.session("Opening") + "/updates";
        given().contentType("text/plain").body("{").post(updates).then().statusCode(401);
        as("delegate").contentType("text/plain").body("{").post(updates).then().statusCode(403);
        as("moderator")
                .post("/api/v1/programme/sessions/%s/updates".formatted(UUID.randomUUID()))
                .then()
                .statusCode(404);
        as("moderator").contentType("text/plain").body("{").post(updates).then().statusCode(415);
        as("moderator").body("x".repeat(70_000)).post(updates).then().statusCode(413);
        as("moderator").body("{").post(updates).then().statusCode(400);
        as("moderator").body("{}").post(updates).then().statusCode(422).body("errors[0].field", equalTo("text"));
        post(updates, "moderator", "x".repeat(501)).then().statusCode(422);
        post(updates, "moderator", "a\u202eb").then().statusCode(422).body("code", equalTo("text.control"));
    }

    @Test
    void onlyWhoMayWatchReads() {
        var hall = Hall.scheduled("registration").register("viewer");
        var updates = hall.session("Opening") + "/updates";

        given().get(updates).then().statusCode(401).body("code", equalTo("loginNeeded"));
        as("delegate").get(updates).then().statusCode(403).body("code", equalTo("participantsOnly"));
        as("viewer").get(updates).then().statusCode(200).header("Cache-Control", equalTo("private, no-store"));
        as("organiser").get(updates).then().statusCode(200);
    }

    private static io.restassured.response.Response post(String updates, String account, String text) {
        return as(account).body(Map.of("text", text)).post(updates);
    }
}
