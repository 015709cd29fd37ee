package org.plenary.qna.asker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.qna.testing.Scene.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
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
class CorrectTest {

    private static final String ONE = "/api/v1/qna/questions/{id}";

    private Scene scene;
    private UUID session;
    private String id;

    @BeforeEach
    void ask() {
        scene = Scene.open();
        session = scene.session();
        id = scene.ask(session, "Who pais?").getString("id");
    }

    @Test
    void anAskerPutsAWaitingQuestionInOtherWordsAndTheDeskReadsThem() {
        correct("delegate", id, "1", Map.of("text", "Who pays?", "language", "en-GB"))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("text", equalTo("Who pays?"))
                .body("language", equalTo("en-GB"))
                .body("shownAs", equalTo("anonymous"))
                .body("state", equalTo("waiting"))
                .body("version", equalTo(2));
        as("moderator")
                .get("/api/v1/qna/sessions/{id}/queue", session)
                .then()
                .body("items.text", hasItem("Who pays?"))
                .body("desk", greaterThan(0));
        correct("delegate", id, "2", Map.of("text", "Who pays?"))
                .statusCode(200)
                .body("version", equalTo(2));
    }

    @Test
    void anAskerChoosesAnewHowTheyAreShown() {
        correct("delegate", id, "1", Map.of("shownAs", "affiliation"))
                .statusCode(200)
                .body("author", equalTo("House of delegate"))
                .body("text", equalTo("Who pais?"));
        correct("delegate", id, "2", Map.of("shownAs", "anonymous"))
                .statusCode(200)
                .body("author", nullValue());
    }

    @Test
    void nobodyIsNamedByCorrectingUnderTheChathamHouseRule() {
        var closed = Scene.create(Access.ACCESS_OPEN, Attribution.ATTRIBUTION_CHATHAM_HOUSE);
        var question = closed.ask(closed.session(), "Who said that?").getString("id");
        correct("delegate", question, "1", Map.of("shownAs", "name"))
                .statusCode(422)
                .body("code", equalTo("attributionForbidden"));
    }

    @Test
    void whatWasDecidedAboutStaysAsItWasJudged() {
        for (var move : List.of("publish", "dismiss")) {
            var decided = scene.question(session, move);
            correct("delegate", decided, "*", Map.of("text", "Something else?"))
                    .statusCode(409)
                    .body("code", equalTo("wrongState"));
        }
        var freed = scene.question(session);
        scene.merge(freed, scene.question(session, "publish"));
        scene.move(freed, "unmerge");
        correct("delegate", freed, "*", Map.of("text", "Something else?"))
                .statusCode(409)
                .body("code", equalTo("wrongState"));
    }

    @Test
    void supportersOfWhatWasMergedIntoItAreNotMovedToOtherWords() {
        var root = scene.question(session);
        scene.merge(scene.question(session, "publish"), root);

        correct("delegate", root, "*", Map.of("text", "Something else?"))
                .statusCode(409)
                .body("code", equalTo("wrongState"));
    }

    @Test
    void correctionsThatCannotBeTakenAreRefusedInOrder() {
        as("viewer")
                .header("If-Match", "*")
                .body(Map.of("text", "Mine now?"))
                .patch(ONE, id)
                .then()
                .statusCode(404);
        var published = scene.question(session, "publish");
        correct("moderator", published, "*", Map.of("text", "Mine now?"))
                .statusCode(403)
                .body("code", equalTo("askersOnly"));
        as("delegate")
                .body(Map.of("text", "Who?"))
                .patch(ONE, id)
                .then()
                .statusCode(428)
                .body("code", equalTo("versionNeeded"));
        correct("delegate", id, "7", Map.of("text", "")).statusCode(412).body("current.text", equalTo("Who pais?"));
        correct("delegate", id, "1", Map.of()).statusCode(422).body("errors.field", hasItem("text"));
        correct("delegate", id, "1", Map.of("text", " ")).statusCode(422);
        correct("delegate", id, "1", Map.of("text", "a\u202Eb")).statusCode(422).body("code", equalTo("text.control"));
        correct("delegate", id, "1", Map.of("shownAs", "king")).statusCode(422);
        correct("delegate", id, "1", Map.of("language", "!")).statusCode(422);
    }

    @Test
    void aModeratorCorrectsWhatTheyTypedButNotWhomItIsFrom() {
        var typed = scene.ask(
                        "moderator",
                        session,
                        Map.of("text", "Who pais?", "origin", "room", "shownAuthor", "A guest", "language", "en"))
                .getString("id");
        correct("moderator", typed, "1", Map.of("text", "Who pays?"))
                .statusCode(200)
                .body("author", equalTo("A guest"));
        correct("moderator", typed, "2", Map.of("shownAs", "anonymous"))
                .statusCode(422)
                .body("errors.field", hasItem("shownAs"));
    }

    private static ValidatableResponse correct(String account, String question, String version, Map<String, ?> words) {
        return as(account)
                .header("If-Match", "*".equals(version) ? "*" : "\"" + version + "\"")
                .body(words)
                .patch(ONE, question)
                .then();
    }

    @Test
    void isRefusedForAWhileWhenItIsAFlood() {
        int version = 1;
        int status = 200;
        // As many again within ten minutes: on a slow machine one or two have come free meanwhile.
        for (; version < 40 && status == 200; version++) {
            status = correct("delegate", id, Integer.toString(version), Map.of("text", "Version " + (version + 1)))
                    .extract()
                    .statusCode();
        }
        assertThat(status).isEqualTo(429);
        assertThat(version).isGreaterThan(20);

        as("delegate").get(ONE, id).then().body("text", equalTo("Version " + (version - 1)));
        correct("delegate", id, "*", Map.of("text", "Once more"))
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("tooManyCorrections"));
        as("delegate").post(ONE + "/withdraw", id).then().statusCode(200);
    }
}
