package org.plenary.sessions.programme;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.plenary.sessions.testing.Hall.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.platform.testing.RealServers;
import org.plenary.sessions.testing.Hall;
import org.plenary.sessions.testing.Neighbours;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "sessions"))
@WithTestResource(Neighbours.class)
class SessionResourceTest {

    private static final String SESSIONS = "/api/v1/programme/sessions/";

    @Test
    void theProgrammeIsListedByTimeAndFiltered() {
        var hall = Hall.scheduled("open");
        var sessions = hall.path() + "/sessions";

        given().get(sessions)
                .then()
                .statusCode(200)
                .header("Cache-Control", startsWith("public, max-age="))
                .body("items.title", contains("Opening", "Rules for everyone", "After midnight", "Closing"))
                .body("items[0].state", equalTo("scheduled"))
                .body("items[0].theme.title", equalTo("Economic growth"))
                .body("items[3].theme", nullValue())
                .body("items[3].kind", equalTo("talk"));
        given().queryParam("theme", "CRIME").get(sessions).then().body("items", hasSize(2));
        given().queryParam("theme", "none").get(sessions).then().body("items", empty());
        given().queryParam("day", "2031-11-02").get(sessions).then().body("items.title", contains("Closing"));
        given().queryParam("state", "live").get(sessions).then().body("items", empty());
        given().queryParam("day", "tomorrow").get(sessions).then().statusCode(400);
        given().queryParam("state", "asleep").get(sessions).then().statusCode(422);
        given().get("/api/v1/programme/conferences/nowhere/sessions").then().statusCode(404);
    }

    @Test
    void theListComesInPages() {
        var hall = Hall.scheduled("open");
        var first = given().queryParam("limit", 3).get(hall.path() + "/sessions");
        var link = first.getHeader("Link");

        given().urlEncodingEnabled(false)
                .get(link.substring(1, link.indexOf('>')))
                .then()
                .statusCode(200)
                .header("Link", nullValue())
                .body("items.title", contains("Closing"));
        given().queryParam("after", "AAAA")
                .get(hall.path() + "/sessions")
                .then()
                .statusCode(400);
    }

    @Test
    void aPreviewIsScheduledToEveryoneButThoseBackstage() {
        var hall = Hall.scheduled("open").role("producer", "producer").register("delegate");
        var session = hall.session("Opening");
        as("producer")
                .body("{\"state\": \"preview\", \"armed\": true}")
                .post(session + "/live")
                .then()
                .statusCode(200)
                .body("state", equalTo("preview"));

        var public_ = given().get(session);
        public_.then()
                .header("Cache-Control", startsWith("public"))
                .body("state", equalTo("scheduled"))
                .body("live.previewAt", nullValue())
                .body("live.armed", equalTo(false));
        as("delegate").get(session).then().body("state", equalTo("scheduled"));
        as("producer")
                .header("If-None-Match", public_.getHeader("ETag"))
                .get(session)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("private, no-store"))
                .body("state", equalTo("preview"))
                .body("live.previewAt", notNullValue())
                .body("live.armed", equalTo(true));
        given().queryParam("state", "preview")
                .get(hall.path() + "/sessions")
                .then()
                .body("items", empty());
        given().queryParam("state", "scheduled")
                .get(hall.path() + "/sessions")
                .then()
                .body("items", hasSize(4));
        as("producer")
                .queryParam("state", "preview")
                .get(hall.path() + "/sessions")
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void aSessionShowsItsConferenceAndFollowsIt() {
        var hall = Hall.scheduled("open");
        var session = hall.session("Opening");
        var first = given().get(session);
        first.then()
                .body("conference.slug", equalTo(hall.slug()))
                .body("conference.timeZone", equalTo("Europe/London"))
                .body("public", equalTo(true))
                .body("version", equalTo(1));
        given().header("If-None-Match", first.getHeader("ETag"))
                .get(session)
                .then()
                .statusCode(304);

        as("organiser")
                .body("{\"access\": \"registration\"}")
                .patch(hall.path())
                .then()
                .statusCode(200);

        given().header("If-None-Match", first.getHeader("ETag"))
                .get(session)
                .then()
                .statusCode(200)
                .body("public", equalTo(false))
                .body("version", equalTo(2));
    }

    @Test
    void anOrganiserChangesASession() {
        var hall = Hall.scheduled("open");
        var session = hall.session("Closing");

        as("organiser")
                .header("If-Match", "\"1\"")
                .body(
                        "{\"title\": \"Closing words\", \"abstract\": \"Line one\\nline two\", \"kind\": \"dynamicCoalition\","
                                + " \"room\": \"Hall 2\", \"startsAt\": \"2031-11-02T02:30:00+01:00\", \"themeTag\": \"crime\","
                                + " \"endsAt\": \"2031-11-02T04:00:00Z\", \"language\": \"fr\","
                                + " \"contributors\": [{\"name\": \"Carl\", \"organisation\": \"\"}]}")
                .patch(session)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("kind", equalTo("dynamicCoalition"))
                .body("startsAt", equalTo("2031-11-02T01:30:00Z"))
                .body("day", equalTo("2031-11-01"))
                .body("abstract", equalTo("Line one\nline two"))
                .body("theme.tag", equalTo("crime"))
                .body("contributors[0].role", equalTo("speaker"))
                .body("contributors[0].organisation", nullValue());
        as("organiser")
                .body("{\"themeTag\": null, \"language\": null}")
                .patch(session)
                .then()
                .statusCode(200)
                .body("theme", nullValue())
                .body("language", nullValue())
                .body("room", equalTo("Hall 2"));
    }

    @Test
    void aPatchIsRefusedInTheOrderOfThePublicSurface() {
        var hall = Hall.scheduled("open").role("producer", "producer");
        var session = hall.session("Opening");
        given().contentType("text/plain").body("{").patch(session).then().statusCode(401);
        as("producer").contentType("text/plain").body("{").patch(session).then().statusCode(403);
        as("organiser").body("{}").patch(SESSIONS + UUID.randomUUID()).then().statusCode(404);
        as("organiser").body("{}").patch(SESSIONS + "1-1-1-1-1").then().statusCode(400);
        as("organiser")
                .contentType("text/plain")
                .body("{")
                .patch(session)
                .then()
                .statusCode(415);
        as("organiser").body("x".repeat(600_000)).patch(session).then().statusCode(413);
        as("organiser").body("{").patch(session).then().statusCode(400);
        as("organiser").body("{\"title\": {}}").patch(session).then().statusCode(400);
        as("organiser")
                .header("If-Match", "\"9\"")
                .body("{\"kind\": \"dance\"}")
                .patch(session)
                .then()
                .statusCode(412)
                .body("current.title", equalTo("Opening"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\": \"dance\"}",
                "{\"title\": null}",
                "{\"title\": \"\"}",
                "{\"startsAt\": \"tomorrow\"}",
                "{\"endsAt\": \"2001-01-01T00:00:00Z\"}",
                "{\"themeTag\": \"nowhere\"}",
                "{\"language\": \"English please\"}",
                "{\"contributors\": [{\"name\": \"A\", \"role\": \"king\"}]}",
                "{\"contributors\": [null]}",
                "{\"abstract\": \"a\\u0000b\"}",
            })
    void aWrongFieldIsRefusedAndChangesNothing(String patch) {
        var hall = Hall.scheduled("open");
        var session = hall.session("Opening");

        as("organiser").body(patch).patch(session).then().statusCode(422).body("errors", hasSize(1));

        given().get(session).then().body("version", equalTo(1));
    }

    @Test
    void idsAreJudgedBeforeAnythingIsLookedUp() {
        given().get(SESSIONS + "nonsense").then().statusCode(400).body("code", equalTo("malformedId"));
        given().get(SESSIONS + UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType(containsString("application/problem+json"))
                .body("code", equalTo("notFound"));
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.keySet()", hasItem("/api/v1/programme/sessions/{id}"));
    }
}
