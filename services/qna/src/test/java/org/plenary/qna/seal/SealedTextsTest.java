package org.plenary.qna.seal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.qna.testing.Scene.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
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
class SealedTextsTest {

    private static final String QUESTION = "/api/v1/qna/questions/{id}";
    private static final String READINGS = "/api/v1/qna/sessions/{id}/readings";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Inject
    SealedTexts sealed;

    @Inject
    SealConfig config;

    @Inject
    Decisions decisions;

    @Inject
    Database database;

    private Scene scene;
    private UUID session;

    @BeforeEach
    void open() {
        scene = Scene.open();
        session = scene.session();
    }

    private Instant pastTerm() {
        return Instant.now().plus(config.term()).plus(MINUTE);
    }

    @Test
    void statement18RemovedTextStandsNowhereAsItWasSaidAndEachReadingIsLogged() {
        var word = "Zanzibar" + UUID.randomUUID();
        var id = scene.ask(session, "What of " + word + "?").getString("id");
        scene.move(id, "publish");
        assertThat(tablesWith(word)).contains("question");
        scene.move(id, "dismiss");

        // What was answered to a repeatable request is kept sealed with its key; nothing else has the word.
        assertThat(tablesWith(word)).isEmpty();
        as("delegate").get(QUESTION, id).then().body("text", equalTo("What of " + word + "?"));
        for (var account : List.of("moderator", "moderator2", "chair")) {
            as(account).get(QUESTION, id).then().statusCode(200).body("text", nullValue());
        }
        as("moderator")
                .get("/api/v1/qna/sessions/{id}/queue", session)
                .then()
                .body("items.text", contains(nullValue()));

        as("delegate").body("{}").post(QUESTION + "/appeal", id).then().statusCode(200);
        as("moderator2").post(QUESTION + "/appeal/reading", id).then().statusCode(200);
        as("organiser")
                .get(READINGS, session)
                .then()
                .statusCode(200)
                .body("items.question", contains(id))
                .body("items.by.size()", equalTo(1));
        var mine = UUID.fromString(id);
        for (var change : List.of(
                "update text_reading set by_name = 'Nobody' where question = $1",
                "delete from text_reading where question = $1")) {
            assertThatThrownBy(() -> database.update(change, mine)).hasMessageContaining("append-only");
        }
    }

    /// The tables of which any row has a word in it, in whatever column.
    private List<String> tablesWith(String word) {
        return database
                .list(
                        "select table_name as name from information_schema.tables where table_schema = 'public'",
                        row -> row.getString("name"))
                .stream()
                .filter(table -> database.one(
                                        "select count(*) as found from \"" + table + "\" t where t::text ilike $1",
                                        row -> row.getLong("found"),
                                        "%" + word + "%")
                                .orElseThrow()
                        > 0)
                .toList();
    }

    @Test
    void isDeletedAtItsTermAndTheDecisionStillCounts() {
        var id = scene.question(session, "publish", "dismiss");
        var question = UUID.fromString(id);
        sealed.forget(pastTerm().minus(MINUTE.multipliedBy(5)));
        as("delegate")
                .get(QUESTION, id)
                .then()
                .body("text", equalTo(sealed.find(question).orElseThrow()));

        sealed.forget(pastTerm());

        assertThat(sealed.find(question)).isEmpty();
        assertThat(database.one(
                        "select salt is null as gone from question where id = $1",
                        row -> row.getBoolean("gone"),
                        question))
                .contains(true);
        as("delegate")
                .get(QUESTION, id)
                .then()
                .statusCode(200)
                .body("text", nullValue())
                .body("decision.rule", equalTo("offTopic"))
                .body("decision.redress.way", equalTo("organiser"));
        as("moderator")
                .header("If-Match", "*")
                .post(QUESTION + "/publish", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("wrongState"));
        assertThat(Link.fault(decisions.chain(session), decisions.head(session)))
                .isEmpty();
    }

    @Test
    void isKeptWhileAnAppealWaits() {
        var id = scene.question(session, "publish", "dismiss");
        as("delegate").body("{}").post(QUESTION + "/appeal", id).then().statusCode(200);

        sealed.forget(pastTerm());

        as("moderator2").post(QUESTION + "/appeal/overturn", id).then().statusCode(200);
        as("viewer").get(QUESTION, id).then().statusCode(200).body("state", equalTo("published"));
    }

    @Test
    void isKeptWhileAnAppealAgainstABlockForItWaits() {
        var id = scene.question(session, "publish", "dismiss");
        as("moderator")
                .body(Map.of("rule", "abusive", "reason", "It attacks people."))
                .put(QUESTION + "/block", id)
                .then()
                .statusCode(200);
        as("delegate")
                .body(Map.of("act", "block"))
                .post(QUESTION + "/appeal", id)
                .then()
                .statusCode(200);

        sealed.forget(pastTerm());

        as("moderator2").post(QUESTION + "/appeal/reading", id).then().statusCode(200);
        as("moderator2")
                .post(QUESTION + "/appeal/overturn?act=block", id)
                .then()
                .statusCode(200);
    }

    @Test
    void isToldOfReadingsToTheOrganiserAlone() {
        given().get(READINGS, session).then().statusCode(401);
        for (var account : List.of("moderator", "chair", "delegate", "viewer", "guardian", "youth13")) {
            as(account).get(READINGS, session).then().statusCode(403).body("code", equalTo("roleNeeded"));
        }
        as("organiser").get(READINGS, "nonsense").then().statusCode(400).body("code", equalTo("malformedId"));
        as("organiser").get(READINGS + "?limit=none", session).then().statusCode(400);
    }

    @Test
    void bringsBackWhatItSaidWithADecisionThatIsUndone() {
        var text = "Who pays for " + UUID.randomUUID() + "?";
        var id = scene.ask(session, text).getString("id");
        scene.move(id, "dismiss");

        as("moderator")
                .header("If-Match", "*")
                .body(Map.of())
                .post(QUESTION + "/publish", id)
                .then()
                .statusCode(200)
                .body("text", equalTo(text));
        assertThat(sealed.find(UUID.fromString(id))).isEmpty();
    }
}
