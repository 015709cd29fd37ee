package org.plenary.qna.stage;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.qna.testing.Scene.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.qna.testing.Scene;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class WrittenTest {

    private static final String QUESTION = "/api/v1/qna/questions/{id}";
    private static final String WRITTEN = QUESTION + "/written";
    private static final Duration SOON = Duration.ofSeconds(15);

    private Scene scene;
    private UUID session;

    @BeforeEach
    void open() {
        scene = Scene.open();
        session = scene.session();
    }

    private static Response write(String account, String id, String version, String text) {
        return as(account)
                .header("If-Match", version)
                .body(Map.of("text", text))
                .put(WRITTEN, id);
    }

    @Test
    void answersWhatThereWasNoTimeFor() {
        var id = scene.question(session, "publish");

        write("chair", id, "\"2\"", "All of us do.")
                .then()
                .statusCode(200)
                .body("state", equalTo("answered"))
                .body("answeredAt", notNullValue())
                .body("stagedAt", nullValue());

        given().get(QUESTION, id).then().body("state", equalTo("answered")).body("answer", equalTo("All of us do."));
    }

    @Test
    void writesAfterwardsWhatWasPromised() {
        var id = scene.question(session, "publish", "stage", "answer");
        var answered = as("moderator").get(QUESTION, id).jsonPath();

        write("moderator", id, "*", "The report is out.")
                .then()
                .statusCode(200)
                .body("answer", equalTo("The report is out."))
                .body("answeredAt", equalTo(answered.getString("answeredAt")));
        int version = write("moderator", id, "*", "The report is out, see page 7.")
                .then()
                .statusCode(200)
                .extract()
                .path("version");
        write("moderator", id, "*", "The report is out, see page 7.")
                .then()
                .statusCode(200)
                .body("version", equalTo(version));
    }

    @Test
    void isTakenBackWhereItWasWrittenToTheWrongQuestion() {
        var onBoard = scene.question(session, "publish");
        var inLine = scene.question(session, "publish", "select");
        var put = scene.question(session, "publish", "stage", "answer");
        for (var id : List.of(onBoard, inLine, put)) {
            write("moderator", id, "*", "The report is out.").then().statusCode(200);
        }

        takeBack(onBoard).then().statusCode(200).body("state", equalTo("published"));
        takeBack(inLine).then().statusCode(200).body("state", equalTo("selected"));
        takeBack(put).then().statusCode(200).body("state", equalTo("answered"));

        for (var id : List.of(onBoard, inLine, put)) {
            given().get(QUESTION, id).then().body("answer", nullValue());
            int version = given().get(QUESTION, id).path("version");
            takeBack(id).then().statusCode(200).body("version", equalTo(version));
        }
        takeBack(scene.question(session)).then().statusCode(409).body("code", equalTo("wrongState"));
        as("viewer").header("If-Match", "*").delete(WRITTEN, put).then().statusCode(403);
        as("moderator").delete(WRITTEN, put).then().statusCode(428);
        given().delete(WRITTEN, put).then().statusCode(401);
    }

    private static Response takeBack(String id) {
        return as("moderator").header("If-Match", "*").delete(WRITTEN, id);
    }

    @Test
    void isForThePanel() {
        var id = scene.question(session, "publish");
        scene.give("press", "speaker");
        try {
            await("the role is known")
                    .atMost(SOON)
                    .untilAsserted(() -> write("press", id, "*", "I do.").then().statusCode(200));
        } finally {
            scene.give("press", "");
        }
        given().contentType(ContentType.JSON).body("{}").put(WRITTEN, id).then().statusCode(401);
        for (var account : List.of("delegate", "viewer", "guardian", "youth13", "organiser")) {
            write(account, id, "*", "Me.").then().statusCode(403).body("code", equalTo("roleNeeded"));
        }
    }

    @Test
    void isRefusedInTheOrderPromised() {
        var id = scene.question(session, "publish");
        var waiting = scene.question(session);
        write("chair", "nonsense", "*", "Yes.").then().statusCode(400);
        write("chair", UUID.randomUUID().toString(), "*", "Yes.").then().statusCode(404);
        as("chair").body("{}").put(WRITTEN, id).then().statusCode(428);
        write("chair", id, "\"1\"", "Yes.").then().statusCode(412).body("current.id", equalTo(id));
        as("chair").header("If-Match", "*").body("{}").put(WRITTEN, id).then().statusCode(422);
        write("chair", id, "*", "x".repeat(5001)).then().statusCode(422).body("code", equalTo("invalid"));
        write("chair", waiting, "*", "Yes.").then().statusCode(409).body("code", equalTo("wrongState"));
    }
}
