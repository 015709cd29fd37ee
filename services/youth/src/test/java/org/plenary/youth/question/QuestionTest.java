package org.plenary.youth.question;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.youth.testing.Forum.as;
import static org.plenary.youth.testing.Forum.byLink;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.Qna;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Tokens;
import org.plenary.youth.testing.Forum;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class QuestionTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ONE = "/api/v1/youth/questions/";
    private static final String TEXT = "Who speaks for us when the rules are made?";

    @Inject
    Database database;

    private Forum forum;
    private UUID session;

    @BeforeAll
    static void startQna() {
        Qna.start();
    }

    @AfterAll
    static void stopQna() {
        Qna.silence();
    }

    @BeforeEach
    void open() {
        forum = Forum.create();
        session = UUID.randomUUID();
        forum.session(session, false, 1);
        forum.give("moderator", "moderator");
        forum.admit("youth13", "Kestrel");
        await("both services know the session").atMost(SOON).until(() -> knows(session));
    }

    @Test
    void aSuggestedQuestionIsPutByAFacilitatorAndItsAuthorSeesWhatBecomesOfIt() {
        var id = suggest(TEXT);
        as("facilitator1")
                .get(forum.at("questions?state=waiting"))
                .then()
                .statusCode(200)
                .body("items.id", contains(id))
                .body("items[0].pseudonym", equalTo("Kestrel"))
                .body("items[0].band", equalTo("13-15"))
                .body("items[0].pseudonymShown", equalTo(true));

        put("facilitator1", id).then().statusCode(200).body("state", equalTo("put"));

        atQna("get", id, "moderator")
                .then()
                .statusCode(200)
                .body("state", equalTo("waiting"))
                .body("text", equalTo(TEXT))
                .body("author", equalTo("Kestrel"))
                .body("band", equalTo("13-15"))
                .body("origin", equalTo("youthForum"));
        assertThat(mine("youth13").getList("items.state")).containsExactly("put");
        for (var move : List.of("publish", "stage", "answer")) {
            move(id, move);
        }
        await("its author sees the answer").atMost(SOON).untilAsserted(() -> assertThat(
                        mine("youth13").getString("items[0].state"))
                .isEqualTo("answered"));
        as("facilitator1").get(forum.at("questions")).then().body("items", empty());
        as("lead").get(forum.at("questions?state=put")).then().body("items.state", contains("answered"));
    }

    @Test
    void withoutTheConsentThatItIsPublishedThePseudonymStaysHere() {
        forum.choose("youth13", "pseudonymPublished", false);
        var id = suggest(TEXT);
        put("lead", id)
                .then()
                .statusCode(200)
                .body("pseudonym", equalTo("Kestrel"))
                .body("pseudonymShown", equalTo(false));
        atQna("get", id, "moderator").then().body("author", nullValue()).body("band", equalTo("13-15"));
    }

    @Test
    void aPseudonymIsHiddenOnceItMayNotBePublishedAnyMore() {
        var id = suggest(TEXT);
        put("facilitator1", id).then().statusCode(200);
        move(id, "publish");
        atQna("get", id, "moderator").then().body("author", equalTo("Kestrel"));

        forum.choose("youth13", "pseudonymPublished", false);

        awaitUnnamed(id);
        as("lead").get(forum.at("questions?state=put")).then().body("items[0].pseudonymShown", equalTo(false));
    }

    @Test
    void aDeclinedQuestionHasKindWordsForItsAuthorAndIsNeverPut() {
        var id = suggest(TEXT);
        as("facilitator1")
                .body(Map.of())
                .post(ONE + id + "/decline")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("reason"));
        decline(id, "Somebody has asked this already.").statusCode(200).body("state", equalTo("declined"));

        var mine = mine("youth13");
        assertThat(mine.getString("items[0].state")).isEqualTo("declined");
        assertThat(mine.getString("items[0].reason")).isEqualTo("Somebody has asked this already.");
        put("facilitator1", id).then().statusCode(409).body("code", equalTo("wrongState"));
        as("youth13").delete(ONE + id).then().statusCode(409).body("code", equalTo("wrongState"));

        decline(id, "Somebody has asked this already.").statusCode(200);
        decline(id, "It is too long.").statusCode(409).body("code", equalTo("declinedAlready"));
        assertThat(mine("youth13").getString("items[0].reason")).isEqualTo("Somebody has asked this already.");
        atQna("get", id, "moderator").then().statusCode(404);
    }

    @Test
    void itsAuthorTakesItBackWhileItWaitsAndNobodyElseDoes() {
        var id = suggest(TEXT);
        for (var account : List.of("lead", "facilitator1", "viewer")) {
            as(account).delete(ONE + id).then().statusCode(404);
        }
        as("youth13").delete(ONE + id).then().statusCode(204);
        as("youth13").delete(ONE + id).then().statusCode(404);
        put("facilitator1", id).then().statusCode(404);

        var kept = suggest(TEXT);
        put("facilitator1", kept).then().statusCode(200);
        as("youth13").delete(ONE + kept).then().statusCode(409);
    }

    @Test
    void whileQnaIsSilentAQuestionWaitsAndPuttingItAgainIsSafe() {
        var id = suggest(TEXT);
        Qna.silence();
        try {
            put("facilitator1", id).then().statusCode(503).header("Retry-After", notNullValue());
            assertThat(mine("youth13").getString("items[0].state")).isEqualTo("waiting");
            as("facilitator1").get(forum.at("questions")).then().body("items.id", contains(id));
            // Nobody knows whether it got there: it is neither taken back nor declined.
            as("youth13").delete(ONE + id).then().statusCode(409);
            as("facilitator1")
                    .body(Map.of("reason", "No."))
                    .post(ONE + id + "/decline")
                    .then()
                    .statusCode(409);
        } finally {
            Qna.start();
        }
        await("qna answers again")
                .atMost(SOON)
                .until(() -> put("facilitator1", id).statusCode() == 200);
        put("facilitator2", id).then().statusCode(200).body("state", equalTo("put"));
        atQna("get", id, "moderator").then().statusCode(200).body("version", equalTo(1));
    }

    @Test
    void whoIsInTheForumAsksAPlenaryThroughItAloneWithoutEverHavingRegistered() {
        given().baseUri(Qna.address())
                .auth()
                .oauth2(Tokens.of("youth13"))
                .contentType(ContentType.JSON)
                .body(Map.of("text", TEXT))
                .post("/api/v1/qna/sessions/{id}/questions", session)
                .then()
                .statusCode(403)
                .body("code", equalTo("askThroughForum"));
    }

    @Test
    void whatQnaHasIsPutEvenWhenItsAnswerWasLost() {
        var id = suggest(TEXT);
        put("facilitator1", id).then().statusCode(200);
        database.update("update question set state = 'putting', outcome_version = 0 where id = $1", uuid(id));
        move(id, "publish");
        await("the topic tells").atMost(SOON).untilAsserted(() -> assertThat(
                        mine("youth13").getString("items[0].state"))
                .isEqualTo("published"));
    }

    @Test
    void aSessionThatDoesNotTakeItLeavesItWaiting() {
        var id = suggest(TEXT);
        given().baseUri(Qna.address())
                .auth()
                .oauth2(Tokens.of("moderator"))
                .contentType(ContentType.JSON)
                .body(Map.of("asking", false, "voting", true))
                .put("/api/v1/qna/sessions/{id}/window", session)
                .then()
                .statusCode(200);
        put("facilitator1", id).then().statusCode(409).body("code", equalTo("askingClosed"));
        assertThat(mine("youth13").getString("items[0].state")).isEqualTo("waiting");

        forum.session(session, true, 2);
        await("the session is off the programme")
                .atMost(SOON)
                .untilAsserted(
                        () -> put("facilitator1", id).then().statusCode(409).body("code", equalTo("sessionUnknown")));
        as("youth13").delete(ONE + id).then().statusCode(204);
    }

    @Test
    void whoIsNotAdmittedNowHasNothingPut() {
        var id = suggest(TEXT);
        forum.choose("youth13", "takePart", false);
        put("facilitator1", id).then().statusCode(409).body("code", equalTo("notAdmitted"));
        suggesting("youth13", session, TEXT).then().statusCode(403).body("code", equalTo("notAdmitted"));
    }

    @Test
    void statement7WhoStopsTakingPartIsNotNamedOnTheBoardAnyMore() {
        var id = suggest(TEXT);
        put("facilitator1", id).then().statusCode(200);
        atQna("get", id, "moderator").then().body("author", equalTo("Kestrel"));
        forum.choose("youth13", "takePart", false);
        awaitUnnamed(id);
    }

    @Test
    void leavingTakesWhatWasNotPutAndLeavesWhatWasWithoutAName() {
        var waiting = suggest("Not put?");
        var put = suggest(TEXT);
        put("facilitator1", put).then().statusCode(200);
        as("youth13").delete(forum.at("admissions/me")).then().statusCode(204);

        put("facilitator1", waiting).then().statusCode(404);
        as("lead")
                .get(forum.at("questions?state=put"))
                .then()
                .body("items.id", contains(put))
                .body("items[0].pseudonym", nullValue())
                .body("items[0].band", equalTo("13-15"));
        awaitUnnamed(put);
        assertThat(database.list(
                        "select admission from question where id = $1 and admission is not null",
                        row -> row.getUUID("admission"),
                        uuid(put)))
                .isEmpty();
    }

    @Test
    void whoLeavesWhileTheirQuestionIsOnItsWayIsNotNamedWhetherItArrivedOrNot() {
        var arrived = suggest(TEXT);
        put("facilitator1", arrived).then().statusCode(200);
        var lost = suggest("Lost?");
        // As qna's answer to the one and the call for the other were lost.
        database.update("update question set state = 'putting', outcome_version = 0 where id = $1", uuid(arrived));
        database.update("""
                update question set state = 'putting', pseudonym = 'Kestrel', band = '13-15', decided_at = now()
                where id = $1
                """, uuid(lost));
        as("youth13").delete(forum.at("admissions/me")).then().statusCode(204);
        as("facilitator1").get(forum.at("questions")).then().body("items", empty());
        atQna("get", arrived, "moderator").then().body("author", equalTo("Kestrel"));
        // Nobody waits for the answer any more.
        database.update("update question set decided_at = now() - interval '2 minutes' where id = any($1)", (Object)
                new UUID[] {uuid(arrived), uuid(lost)});

        awaitUnnamed(arrived);
        await("nothing is on its way any more").atMost(SOON).until(() -> database.list(
                        "select id from question where id = any($1) and (state <> 'put' or hiding)",
                        row -> row.getUUID("id"),
                        (Object) new UUID[] {uuid(arrived), uuid(lost)})
                .isEmpty());
    }

    @Test
    void onlyWhoIsAdmittedSuggests() {
        byLink().body(body(session, TEXT)).post(forum.at("questions")).then().statusCode(401);
        for (var account : List.of("viewer", "facilitator1", "lead", "organiser", "youth16")) {
            suggesting(account, session, TEXT).then().statusCode(403).body("code", equalTo("notAdmitted"));
        }
    }

    @Test
    void nobodyButFacilitatorsAndTheLeadSeesOrDecides() {
        var id = suggest(TEXT);
        byLink().get(forum.at("questions")).then().statusCode(401);
        byLink().post(ONE + id + "/put").then().statusCode(401);
        for (var account : List.of("viewer", "organiser", "chair", "moderator", "youth16")) {
            as(account).get(forum.at("questions")).then().statusCode(403).body("code", equalTo("roleNeeded"));
            put(account, id).then().statusCode(403);
            as(account)
                    .body(Map.of("reason", "No."))
                    .post(ONE + id + "/decline")
                    .then()
                    .statusCode(403);
        }
        put("youth13", id).then().statusCode(403);
        forum.admit("youth16", "Heron");
        assertThat(mine("youth16").getList("items")).isEmpty();
        as("youth16").delete(ONE + id).then().statusCode(404);
    }

    @Test
    void whatCannotBeASuggestionIsRefused() {
        var elsewhere = UUID.randomUUID();
        var other = Forum.create();
        other.session(elsewhere, false, 1);
        await("the other session is known").atMost(SOON).until(() -> knows(elsewhere));
        suggesting("youth13", elsewhere, TEXT).then().statusCode(422).body("errors.field", hasItem("session"));
        suggesting("youth13", session, "?".repeat(1_001)).then().statusCode(422).body("errors.field", hasItem("text"));
        suggesting("youth13", session, " ").then().statusCode(422);
        suggesting("youth13", session, "a\u0007b").then().statusCode(422).body("code", equalTo("text.control"));
        as("youth13")
                .body(Map.of("text", TEXT))
                .post(forum.at("questions"))
                .then()
                .statusCode(422);
        as("youth13")
                .body(Map.of("session", session, "text", TEXT, "language", "no language"))
                .post(forum.at("questions"))
                .then()
                .statusCode(422);
        as("youth13")
                .body("{\"session\": \"seven\"}")
                .post(forum.at("questions"))
                .then()
                .statusCode(400);
        as("lead").get(forum.at("questions?state=putting")).then().statusCode(422);
        put("lead", "seven").then().statusCode(400).body("code", equalTo("malformedId"));
        put("lead", UUID.randomUUID().toString()).then().statusCode(404);
    }

    @Test
    void asManyWaitAsFacilitatorsCanTakeSeriously() {
        for (int at = 0; at < 10; at++) {
            suggest("Number %d?".formatted(at));
        }
        suggesting("youth13", session, TEXT).then().statusCode(409).body("code", equalTo("tooManyWaiting"));
        put("facilitator1", mine("youth13").getString("items[0].id")).then().statusCode(200);
        suggest(TEXT);
    }

    private void awaitUnnamed(String id) {
        await("the board names nobody").atMost(SOON).untilAsserted(() -> atQna("get", id, "moderator")
                .then()
                .body("author", nullValue())
                .body("band", equalTo("13-15")));
    }

    private static UUID uuid(String id) {
        return UUID.fromString(id);
    }

    private String suggest(String text) {
        return suggesting("youth13", session, text)
                .then()
                .statusCode(201)
                .body("state", equalTo("waiting"))
                .extract()
                .path("id");
    }

    private Response suggesting(String account, UUID session, String text) {
        return as(account).body(body(session, text)).post(forum.at("questions"));
    }

    private static Map<String, Object> body(UUID session, String text) {
        return Map.of("session", session, "text", text, "language", "en");
    }

    private static Response put(String account, String id) {
        return as(account).post(ONE + id + "/put");
    }

    private JsonPath mine(String account) {
        return as(account)
                .get(forum.at("questions"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Response atQna(String method, String id, String account) {
        return given().baseUri(Qna.address())
                .auth()
                .oauth2(Tokens.of(account))
                .request(method, "/api/v1/qna/questions/{id}", id);
    }

    /// A decision of the conference's moderator, or chair.
    private static void move(String id, String move) {
        given().baseUri(Qna.address())
                .auth()
                .oauth2(Tokens.of("moderator"))
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body("{}")
                .post("/api/v1/qna/questions/{id}/{move}", id, move)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse decline(String id, String reason) {
        return as("facilitator1")
                .body(Map.of("reason", reason))
                .post(ONE + id + "/decline")
                .then();
    }

    private boolean knows(UUID session) {
        return given().baseUri(Qna.address())
                                .get("/api/v1/qna/sessions/{id}/board", session)
                                .statusCode()
                        == 200
                && database.one("select id from session where id = $1", row -> row.getUUID("id"), session)
                        .isPresent();
    }
}
