package org.plenary.qna.review;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.plenary.qna.testing.Scene.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.proto.sessions.v1.Access;
import org.plenary.proto.sessions.v1.Attribution;
import org.plenary.qna.testing.Scene;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class WordlistRouteTest {

    private static final String WORDS = "/api/v1/qna/conferences/{slug}/words";
    private static final String QUEUE = "/api/v1/qna/sessions/{id}/queue";

    private Scene scene;
    private UUID session;
    private String slug;

    @BeforeEach
    void open() {
        scene = Scene.create(Access.ACCESS_OPEN, Attribution.ATTRIBUTION_ON_THE_RECORD);
        session = scene.session();
        slug = "c-" + scene.conference();
    }

    private Response set(String account, Object words) {
        return as(account).body(Map.of("words", words)).put(WORDS, slug);
    }

    @Test
    void marksAQuestionForModeratorsAndDoesNothingElse() {
        set("organiser", List.of("idiot", "shut up"))
                .then()
                .statusCode(200)
                .body("words", contains("idiot", "shut up"));

        var rude = scene.ask(session, "Which Idiot wrote this?");
        scene.ask(session, "Who wrote this?");

        as("moderator")
                .get(QUEUE, session)
                .then()
                .body("items.size()", equalTo(2))
                .body("marks.question", contains(rude.getString("id")))
                .body("marks[0].words", contains("idiot"));
        as("delegate")
                .get("/api/v1/qna/questions/{id}", rude.getString("id"))
                .then()
                .body("text", equalTo("Which Idiot wrote this?"))
                .body("state", equalTo("waiting"));
        scene.move(rude.getString("id"), "publish");
        as("moderator").get(QUEUE, session).then().body("marks", empty());
    }

    @Test
    void isPutInThePlaceOfTheOneBefore() {
        set("organiser", List.of("one", "two", "two")).then().body("words", contains("one", "two"));
        set("organiser", List.of()).then().statusCode(200).body("words", empty());
        as("organiser").get(WORDS, slug).then().statusCode(200).body("words", empty());
    }

    @Test
    void isForOrganisersAlone() {
        given().get(WORDS, slug).then().statusCode(401);
        given().contentType(ContentType.JSON).body("{}").put(WORDS, slug).then().statusCode(401);
        for (var account : List.of("moderator", "chair", "delegate", "viewer", "guardian", "youth13")) {
            as(account).get(WORDS, slug).then().statusCode(403).body("code", equalTo("roleNeeded"));
            set(account, List.of("word")).then().statusCode(403);
        }
        as("organiser").get(WORDS, "no such conference").then().statusCode(404);
        as("organiser").body("{").put(WORDS, slug).then().statusCode(400);
        as("organiser").body("{}").put(WORDS, slug).then().statusCode(422);
        set("organiser", List.of("x".repeat(61))).then().statusCode(422);
        set("organiser", List.of("a\u202eb")).then().statusCode(422).body("code", equalTo("text.control"));
        set("organiser", Collections.nCopies(501, "word")).then().statusCode(422);
    }
}
