package org.plenary.qna.claim;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.plenary.qna.testing.Scene.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Topic;
import org.plenary.qna.testing.Scene;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class ClaimTest {

    private static final String CLAIM = "/api/v1/qna/questions/{id}/claim";
    private static final String QUEUE = "/api/v1/qna/sessions/{id}/queue";
    private static final Duration SOON = Duration.ofSeconds(15);

    @Inject
    Database database;

    private Scene scene;
    private UUID session;
    private String id;

    @BeforeEach
    void open() {
        scene = Scene.open();
        session = scene.session();
        id = scene.question(session);
    }

    private Response claim(String account) {
        return as(account).put(CLAIM, id);
    }

    /// How often everybody's desk was told that something changed.
    private long turns() {
        return Topic.named("plenary.qna.v1").read().stream()
                .filter(event -> header(event, "ce_type").equals("plenary.qna.v1.Desk"))
                .filter(event -> header(event, "ce_subject").equals(session.toString()))
                .count();
    }

    private static String header(ConsumerRecord<String, byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Test
    void tellsOtherModeratorsWhoHasAQuestionOpen() {
        claim("moderator").then().statusCode(200).body("question", equalTo(id)).body("until", notNullValue());

        as("moderator2")
                .get(QUEUE, session)
                .then()
                .body("claims.question", contains(id))
                .body("claims.yours", contains(false))
                .body("claims[0].by", notNullValue());
        as("moderator").get(QUEUE, session).then().body("claims.yours", contains(true));
        claim("moderator2")
                .then()
                .statusCode(409)
                .body("code", equalTo("claimed"))
                .body("detail", containsString("has this question open"));
        await().atMost(SOON).untilAsserted(() -> assertThat(turns()).isEqualTo(1));
    }

    @Test
    void isTheirsWhoTookItUntilTheyGiveItBack() {
        claim("moderator").then().statusCode(200);
        claim("moderator").then().statusCode(200);
        as("moderator2").delete(CLAIM, id).then().statusCode(204);
        claim("moderator2").then().statusCode(409);

        as("moderator").delete(CLAIM, id).then().statusCode(204);
        as("moderator").delete(CLAIM, id).then().statusCode(204);

        as("moderator2").get(QUEUE, session).then().body("claims", empty());
        claim("moderator2").then().statusCode(200);
        // Taking, giving back and taking are told; renewing is not.
        await().atMost(SOON).untilAsserted(() -> assertThat(turns()).isEqualTo(3));
    }

    @Test
    void endsByItselfWhenItsHolderIsNotHeardOf() {
        claim("moderator").then().statusCode(200);
        database.update("update claim set until = now() where question = $1", UUID.fromString(id));

        as("moderator2").get(QUEUE, session).then().body("claims", empty());
        claim("moderator2").then().statusCode(200);
        claim("moderator").then().statusCode(409);
    }

    @Test
    void forbidsNothing() {
        claim("moderator").then().statusCode(200);

        as("moderator2")
                .header("If-Match", "\"1\"")
                .post("/api/v1/qna/questions/{id}/publish", id)
                .then()
                .statusCode(200);
    }

    @Test
    void isOnesAloneWhenTwoTakeItAtTheSameTime() throws Exception {
        for (int time = 0; time < 5; time++) {
            id = scene.question(session);
            var question = id;
            List<Callable<Integer>> both = List.of("moderator", "moderator2").stream()
                    .<Callable<Integer>>map(
                            account -> () -> as(account).put(CLAIM, question).statusCode())
                    .toList();
            var statuses = new ArrayList<Integer>();
            try (var threads = Executors.newFixedThreadPool(both.size())) {
                for (var answer : threads.invokeAll(both)) {
                    statuses.add(answer.get());
                }
            }
            Collections.sort(statuses);
            assertThat(statuses).containsExactly(200, 409);
        }
    }

    @Test
    void isForModeratorsAlone() {
        given().put(CLAIM, id).then().statusCode(401);
        given().delete(CLAIM, id).then().statusCode(401);
        for (var account : List.of("delegate", "viewer", "chair", "organiser", "guardian", "youth13")) {
            claim(account).then().statusCode(403).body("code", equalTo("roleNeeded"));
            as(account).delete(CLAIM, id).then().statusCode(403);
        }
        as("moderator").put(CLAIM, "nonsense").then().statusCode(400).body("code", equalTo("malformedId"));
        as("moderator").put(CLAIM, UUID.randomUUID()).then().statusCode(404);
        as("moderator").delete(CLAIM, UUID.randomUUID()).then().statusCode(404);
    }
}
