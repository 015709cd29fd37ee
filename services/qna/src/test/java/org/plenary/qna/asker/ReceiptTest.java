package org.plenary.qna.asker;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.qna.testing.Scene.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Tokens;
import org.plenary.qna.testing.Scene;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class ReceiptTest {

    private Scene scene;
    private UUID session;

    @BeforeEach
    void open() {
        scene = Scene.open();
        session = scene.session();
    }

    @Test
    void whoHasAReceiptReadsWhatBecameOfTheQuestionAndNotWhoAsked() {
        var asked =
                scene.ask("delegate", session, Map.of("text", "Who pays?", "shownAs", "affiliation", "language", "en"));
        String receipt = asked.getString("receipt");
        show(receipt)
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("state", equalTo("waiting"))
                .body("text", equalTo("Who pays?"))
                .body("decision", nullValue())
                .body("$", not(hasKey("author")))
                .body("$", not(hasKey("id")))
                .body(not(containsString("House of delegate")))
                .body(not(containsString(Tokens.subject("delegate").toString())));

        scene.move(asked.getString("id"), "dismiss");
        show(receipt)
                .body("state", equalTo("dismissed"))
                .body("decision.rule", equalTo("offTopic"))
                .body("decision.reason", equalTo("Not here."));
        as("delegate")
                .get("/api/v1/qna/sessions/{id}/questions/mine", session)
                .then()
                .body("items", hasSize(1))
                .body("items[0].receipt", equalTo(receipt));
    }

    @Test
    void aReceiptTellsOfTheQuestionThatTheOwnOneIsMergedInto() {
        var asked = scene.ask(session, "Who pays?");
        var root = scene.question(session, "publish");
        scene.merge(asked.getString("id"), root);
        scene.move(root, "stage");
        show(asked.getString("receipt"))
                .body("state", equalTo("merged"))
                .body("mergedInto.id", equalTo(root))
                .body("mergedInto.state", equalTo("onStage"));
    }

    @Test
    void whatIsNoReceiptLeadsNowhere() {
        String receipt = scene.ask(session, "Who pays?").getString("receipt");
        for (var wrong : new String[] {
            "x",
            receipt.substring(1),
            "B" + receipt.substring(1),
            receipt + "A",
            UUID.randomUUID().toString()
        }) {
            show(wrong).statusCode(404).body("code", equalTo("notFound"));
        }
    }

    @Test
    void nobodyButItsAskerIsToldAReceipt() {
        var id = scene.question(session, "publish");
        as("moderator").get("/api/v1/qna/questions/{id}", id).then().body("$", not(hasKey("receipt")));
        as("viewer").get("/api/v1/qna/questions/{id}", id).then().body("$", not(hasKey("receipt")));
        as("delegate")
                .get("/api/v1/qna/questions/{id}", id)
                .then()
                .body("receipt", matchesPattern("[A-Za-z0-9_-]{43}"));
    }

    private static ValidatableResponse show(String receipt) {
        return given().get("/api/v1/qna/receipts/{receipt}", receipt).then();
    }
}
