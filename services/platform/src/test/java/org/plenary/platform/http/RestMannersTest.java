package org.plenary.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Tokens;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
class RestMannersTest {

    @Inject
    Database database;

    private static final String NOTES = "/api/v1/probe/notes";

    @Test
    void anUnknownPathIsAProblemWithACode() {
        given().get("/api/v1/nowhere")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("notFound"))
                .body("type", startsWith("urn:plenary:problem:"))
                .body("status", equalTo(404));
    }

    @Test
    void theLoginIsAskedForBeforeAnythingElseIsLookedAt() {
        given().contentType("text/plain")
                .body("x".repeat(2_000))
                .post(NOTES)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("loginNeeded"));
        given().header("Authorization", "Bearer not.a.token").post(NOTES).then().statusCode(401);
    }

    @Test
    void theRightIsJudgedBeforeTheBody() {
        as("delegate")
                .contentType("text/plain")
                .body("{broken")
                .put(NOTES + "/" + UUID.randomUUID())
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    @Test
    void sizeThenTypeThenFormAreJudged() {
        as("delegate")
                .contentType("text/plain")
                .body("x".repeat(2_000))
                .post(NOTES)
                .then()
                .statusCode(413);
        as("delegate").contentType("text/plain").body("{}").post(NOTES).then().statusCode(415);
        as("delegate").body("{\"text\": ").post(NOTES).then().statusCode(400).body("detail", containsString("line 1"));
        as("delegate").body("{\"text\": 5}").post(NOTES).then().statusCode(400).body("detail", containsString("text"));
        as("delegate").body("{\"text\": [\"a\"]}").post(NOTES).then().statusCode(400);
        as("delegate").body("[]").post(NOTES).then().statusCode(400);
        as("delegate").body("null").post(NOTES).then().statusCode(400);
        as("delegate").body("").post(NOTES).then().statusCode(400);
    }

    @Test
    void wrongFieldsAreNamed() {
        as("delegate")
                .body("{\"text\": \"%s\"}".formatted("x".repeat(21)))
                .post(NOTES)
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"))
                .body("errors", hasSize(1))
                .body("errors[0].field", equalTo("text"));
        as("delegate").body("{}").post(NOTES).then().statusCode(422);
        as("delegate").body("{\"text\": \" \"}").post(NOTES).then().statusCode(422);
        as("delegate")
                .body("{\"text\": \"a\\u202Eb\"}")
                .post(NOTES)
                .then()
                .statusCode(422)
                .body("code", equalTo("text.control"));
    }

    @Test
    void textIsStoredComposed() {
        as("delegate")
                .body("{\"text\": \"Cafe\\u0301\"}")
                .post(NOTES)
                .then()
                .statusCode(201)
                .body("text", equalTo("Caf\u00E9"));
    }

    @Test
    void preconditionsComeAfterTheFormAndBeforeTheContent() {
        var note = NOTES + "/"
                + as("delegate").body("{\"text\": \"one\"}").post(NOTES).path("id");
        as("moderator").body("{").put(note).then().statusCode(400);
        as("moderator").body("{\"text\": \"\"}").put(note).then().statusCode(428);
        as("moderator")
                .header("If-Match", "\"7\"")
                .body("{\"text\": \"\"}")
                .put(note)
                .then()
                .statusCode(412)
                .body("current.text", equalTo("one"));
        as("moderator")
                .header("If-Match", "\"1\"")
                .body("{\"text\": \"\"}")
                .put(note)
                .then()
                .statusCode(422);
        as("moderator")
                .header("If-Match", "\"1\"")
                .body("{\"text\": \"two\"}")
                .put(note)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
    }

    @Test
    void aReadTellsItsVersionAndIsNotSentTwice() {
        var note = NOTES + "/"
                + as("delegate").body("{\"text\": \"tag\"}").post(NOTES).path("id");
        var tag = given().get(note)
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("stale-while-revalidate"))
                .extract()
                .header("ETag");
        assertThat(tag).isEqualTo("\"1\"");
        given().header("If-None-Match", tag).get(note).then().statusCode(304);
        given().header("If-Match", tag).get(note).then().statusCode(200);
        given().header("If-Match", "\"another\"")
                .get(note)
                .then()
                .statusCode(412)
                .body("code", equalTo("changed"))
                .body("current.text", equalTo("tag"));
    }

    @Test
    void anIdThatIsNoneIsMalformed() {
        given().get(NOTES + "/1-1-1-1-1").then().statusCode(400).body("code", equalTo("malformedId"));
        given().get(NOTES + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void pagesFollowTheirLinksToTheEnd() {
        var seen = new ArrayList<Integer>();
        var next = "/api/v1/probe/numbers?limit=50";
        while (next != null) {
            var page = given().urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract();
            seen.addAll(page.<List<Integer>>path("items"));
            var link = page.header("Link");
            next = link == null ? null : link.substring(link.indexOf('<') + 1, link.indexOf('>'));
        }
        assertThat(seen).hasSize(120).doesNotHaveDuplicates().isSorted();
        given().get("/api/v1/probe/numbers?limit=abc").then().statusCode(400);
        given().get("/api/v1/probe/numbers?limit=201").then().statusCode(422);
        given().get("/api/v1/probe/numbers?after=*").then().statusCode(400);
        var madeUp = Base64.getUrlEncoder().encodeToString("50 and twelve more".getBytes(StandardCharsets.UTF_8));
        given().get("/api/v1/probe/numbers?after=" + madeUp).then().statusCode(400);
        String link = given().get("/api/v1/probe/numbers?limit=2").header("Link");
        var second = link.substring(link.indexOf('<') + 1, link.indexOf('>'));
        given().get(second).then().statusCode(200);
        given().get(second.replace("/numbers", "/others")).then().statusCode(400);
    }

    @Test
    void whoAsksForSomethingElseThanJsonIsTold() {
        given().accept("text/html").get("/api/v1/probe/numbers").then().statusCode(406);
        given().header("Accept", "a/b/c").get("/api/v1/probe/numbers").then().statusCode(lessThan(500));
    }

    @Test
    void whatStandsBehindTheJsonMakesItNoJson() {
        given().auth()
                .oauth2(Tokens.of("delegate"))
                .contentType("application/json")
                .body("{\"text\": \"told\"} {\"text\": \"twice\"}")
                .post(NOTES)
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed"));
    }

    @Test
    void aRepeatedRequestIsDoneOnceAndAnsweredAlike() {
        var key = UUID.randomUUID().toString();
        var first = as("delegate")
                .header("Idempotency-Key", key)
                .body("{\"text\": \"once\"}")
                .post(NOTES);
        var again = as("delegate")
                .header("Idempotency-Key", key)
                .body("{\"text\": \"once\"}")
                .post(NOTES);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
        assertThat(again.header("Location")).endsWith(first.path("id"));

        as("delegate")
                .header("Idempotency-Key", key)
                .body("{\"text\": \"other\"}")
                .post(NOTES)
                .then()
                .statusCode(422)
                .body("code", equalTo("keyReused"));
        as("viewer")
                .header("Idempotency-Key", key)
                .body("{\"text\": \"once\"}")
                .post(NOTES)
                .then()
                .statusCode(201)
                .body("id", not(equalTo(first.path("id"))));
    }

    @Test
    void whatWasAnsweredIsNotReadInTheDatabase() {
        as("delegate")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"text\": \"Sturgeon\"}")
                .post(NOTES)
                .then()
                .statusCode(201)
                .body("text", equalTo("Sturgeon"));
        assertThat(database.list("select body from answer", row -> row.getString("body")))
                .isNotEmpty()
                .allMatch(body -> Base64.getDecoder().decode(body).length > 28)
                .noneMatch(body -> body.contains("Sturgeon"));
    }

    @Test
    void aRefusalIsNotKeptUnderItsKey() {
        var key = UUID.randomUUID().toString();
        as("delegate")
                .header("Idempotency-Key", key)
                .body("{\"text\": \"undone\"}")
                .post(NOTES)
                .then()
                .statusCode(409);
        as("delegate")
                .header("Idempotency-Key", key)
                .body("{\"text\": \"done\"}")
                .post(NOTES)
                .then()
                .statusCode(201);
    }

    @Test
    void aStatementThatTakesTooLongIsAnswered503() {
        given().get("/api/v1/probe/slow")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("2"))
                .body("code", equalTo("unavailable"));
    }

    @Test
    void statementsThatTookTooLongLeaveTheirConnectionsFree() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < 40; caller++) {
                threads.submit(() -> given().get("/api/v1/probe/slow").statusCode());
            }
        }
        var left = database.one(
                "select count(*) as left from pg_stat_activity where query like '%pg_sleep(4)%' and state = 'active'"
                        + " and pid <> pg_backend_pid()",
                row -> row.getLong("left"));
        assertThat(left).contains(0L);
    }

    private static RequestSpecification as(String account) {
        return given().auth().oauth2(Tokens.of(account)).contentType("application/json");
    }
}
