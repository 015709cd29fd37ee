package org.plenary.sessions.conference;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.plenary.sessions.testing.Hall.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Tokens;
import org.plenary.platform.testing.Topic;
import org.plenary.proto.sessions.v1.Conference;
import org.plenary.sessions.testing.Hall;
import org.plenary.sessions.testing.Neighbours;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "sessions"))
@WithTestResource(Neighbours.class)
class ConferenceResourceTest {

    private static final String CONFERENCES = "/api/v1/programme/conferences";

    @Test
    void aConferenceIsCreatedReadAndToldToOthers() throws Exception {
        var slug = "created-" + UUID.randomUUID().toString().substring(0, 8);
        var ask = Hall.conference(slug, "open");
        ask.putAll(Map.of(
                "reference", "WP3348",
                "hashtag", "#londoncyber",
                "hosts", List.of("Foreign Office"),
                "languages", List.of("en", "pt-BR"),
                "attribution", "chathamHouse",
                "accent", "#1d4f91",
                "facts", List.of(Map.of("label", "Participants", "value", "700"))));

        var id = as("organiser")
                .body(ask)
                .post(CONFERENCES)
                .then()
                .statusCode(201)
                .header("Location", containsString(slug))
                .header("ETag", equalTo("\"1\""))
                .body("version", equalTo(1))
                .extract()
                .<String>path("id");

        given().get(CONFERENCES + "/" + slug)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .header("Cache-Control", startsWith("public, max-age="))
                .body("id", equalTo(id))
                .body("reference", equalTo("WP3348"))
                .body("summary", nullValue())
                .body("attribution", equalTo("chathamHouse"))
                .body("facts[0].value", equalTo("700"))
                .body("languages", contains("en", "pt-BR"))
                .body("creator", nullValue());
        var told = new java.util.ArrayList<Conference>();
        for (var record : Topic.named("plenary.sessions.v1").read()) {
            if (record.key().equals(id)) {
                told.add(Conference.parseFrom(record.value()));
            }
        }
        assertThat(told).singleElement().satisfies(conference -> {
            assertThat(conference.getSlug()).isEqualTo(slug);
            assertThat(conference.getHashtag()).isEqualTo("#londoncyber");
            assertThat(conference.getCreator())
                    .isEqualTo(Tokens.subject("organiser").toString());
        });
    }

    @Test
    void creatingTakesALoginThenTheRightThenTheRest() {
        given().contentType("text/plain").body("{").post(CONFERENCES).then().statusCode(401);
        as("delegate")
                .contentType("text/plain")
                .body("{")
                .post(CONFERENCES)
                .then()
                .statusCode(403);
        as("organiser")
                .contentType("text/plain")
                .body("{")
                .post(CONFERENCES)
                .then()
                .statusCode(415);
        as("organiser").body("x".repeat(70_000)).post(CONFERENCES).then().statusCode(413);
        as("organiser").body("{").post(CONFERENCES).then().statusCode(400);
        as("organiser").body("[]").post(CONFERENCES).then().statusCode(400);
        as("organiser").body("{\"title\": 7}").post(CONFERENCES).then().statusCode(400);
        as("organiser")
                .body("{}")
                .post(CONFERENCES)
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"))
                .body("errors.field", hasItem("title"))
                .body("errors.field", hasItem("timeZone"));
    }

    @ParameterizedTest
    @CsvSource({
        "slug, Not A Slug",
        "slug, -edge",
        "title, ''",
        "startsOn, 2031-02-30",
        "startsOn, soon",
        "timeZone, London",
        "timeZone, +01:00",
        "access, everyone",
        "attribution, none",
        "accent, blue",
        "hashtag, two words",
        "endsOn, 2031-10-31",
    })
    void aWrongFieldIsNamed(String field, String value) {
        var ask = Hall.conference("wrong-field", "open");
        ask.put(field, value);

        as("organiser")
                .body(ask)
                .post(CONFERENCES)
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"))
                .body("errors.field", contains(field));
    }

    @Test
    void controlCharactersAreRefusedByTheirOwnCode() {
        var ask = Hall.conference("control", "open");
        ask.put("title", "A\u0007B");

        as("organiser").body(ask).post(CONFERENCES).then().statusCode(422).body("code", equalTo("text.control"));
    }

    @Test
    void aSlugIsTakenOnceAndAnIdempotencyKeyGivesTheFirstAnswerAgain() {
        var slug = "taken-" + UUID.randomUUID().toString().substring(0, 8);
        var key = UUID.randomUUID().toString();
        var first = as("organiser")
                .header("Idempotency-Key", key)
                .body(Hall.conference(slug, "open"))
                .post(CONFERENCES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        as("organiser")
                .header("Idempotency-Key", key)
                .body(Hall.conference(slug, "open"))
                .post(CONFERENCES)
                .then()
                .statusCode(201)
                .body("id", equalTo(first));
        as("organiser")
                .header("Idempotency-Key", key)
                .body(Hall.conference(slug, "registration"))
                .post(CONFERENCES)
                .then()
                .statusCode(422)
                .body("code", equalTo("keyReused"));
        as("organiser")
                .body(Hall.conference(slug, "open"))
                .post(CONFERENCES)
                .then()
                .statusCode(409)
                .body("code", equalTo("slugTaken"));
    }

    @Test
    void anOrganiserChangesWhatIsGivenClearsWhatIsNullAndLeavesTheRest() {
        var hall = Hall.with("open");
        as("organiser")
                .contentType("application/merge-patch+json")
                .body("{\"summary\": \"Two days of debate\", \"place\": \"London\"}")
                .patch(hall.path())
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("summary", equalTo("Two days of debate"));

        as("organiser")
                .header("If-Match", "\"2\"")
                .body("{\"place\": null}")
                .patch(hall.path())
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"3\""))
                .body("place", nullValue())
                .body("summary", equalTo("Two days of debate"));
        as("organiser")
                .body("{\"title\": \"A conference\"}")
                .patch(hall.path())
                .then()
                .statusCode(200)
                .body("version", equalTo(3));
    }

    @Test
    void aPatchIsRefusedInTheOrderOfThePublicSurface() {
        var path = Hall.with("open").path();
        given().contentType("text/plain").body("{").patch(path).then().statusCode(401);
        as("delegate").contentType("text/plain").body("{").patch(path).then().statusCode(403);
        as("organiser").body("{}").patch(CONFERENCES + "/nowhere").then().statusCode(404);
        as("organiser").contentType("text/plain").body("{").patch(path).then().statusCode(415);
        as("organiser").header("If-Match", "\"7\"").body("{").patch(path).then().statusCode(400);
        as("organiser").body("[1]").patch(path).then().statusCode(400);
        as("organiser").body("{\"hosts\": \"one\"}").patch(path).then().statusCode(400);
        as("organiser")
                .header("If-Match", "seven")
                .body("{}")
                .patch(path)
                .then()
                .statusCode(400);
        as("organiser")
                .header("If-Match", "\"7\"")
                .body("{\"title\": \"\"}")
                .patch(path)
                .then()
                .statusCode(412)
                .body("current.version", equalTo(1));
        as("organiser").body("{\"title\": null}").patch(path).then().statusCode(422);
        as("organiser").body("{\"slug\": \"other\"}").patch(path).then().statusCode(422);
        as("organiser").body("{\"endsOn\": \"2030-01-01\"}").patch(path).then().statusCode(422);
    }

    @Test
    void themesAreListedAnewAndKeepTheirIds() {
        var hall = Hall.with("open");
        var growth = as("organiser")
                .body("[{\"title\": \"Growth\", \"tag\": \"#growth\", \"guidingQuestions\": [\"Who pays?\"]}, "
                        + "{\"title\": \"Crime\", \"tag\": \"crime\"}]")
                .put(hall.path() + "/themes")
                .then()
                .statusCode(200)
                .body("themes.tag", contains("growth", "crime"))
                .body("themes[0].guidingQuestions", contains("Who pays?"))
                .body("version", equalTo(2))
                .extract()
                .path("themes[0].id");

        as("organiser")
                .body(
                        "[{\"title\": \"Crime\", \"tag\": \"growth\"}, {\"title\": \"Economic growth\", \"tag\": \"crime\"}]")
                .put(hall.path() + "/themes")
                .then()
                .statusCode(200)
                .body("themes[0].id", equalTo(growth))
                .body("themes[0].title", equalTo("Crime"));
        as("organiser")
                .body(
                        "[{\"title\": \"Crime\", \"tag\": \"growth\"}, {\"title\": \"Economic growth\", \"tag\": \"crime\"}]")
                .put(hall.path() + "/themes")
                .then()
                .statusCode(200)
                .body("version", equalTo(3));
    }

    @Test
    void themesAreRefusedWhenTheyCannotBe() {
        var hall = Hall.scheduled("open");
        var themes = hall.path() + "/themes";
        given().body("[]").put(themes).then().statusCode(401);
        as("delegate").body("[]").put(themes).then().statusCode(403);
        as("organiser").body("[]").put(CONFERENCES + "/nowhere/themes").then().statusCode(404);
        as("organiser").contentType("text/plain").body("[]").put(themes).then().statusCode(415);
        as("organiser").body("{}").put(themes).then().statusCode(400);
        as("organiser")
                .header("If-Match", "\"99\"")
                .body("[]")
                .put(themes)
                .then()
                .statusCode(412);
        as("organiser")
                .body("[{\"title\": \"A\", \"tag\": \"two words\"}]")
                .put(themes)
                .then()
                .statusCode(422);
        as("organiser").body("[null]").put(themes).then().statusCode(422);
        as("organiser")
                .body("[{\"title\": \"A\", \"tag\": \"a\"}, {\"title\": \"B\", \"tag\": \"A\"}]")
                .put(themes)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("themes[1].tag"));
        as("organiser").body("[]").put(themes).then().statusCode(409).body("code", equalTo("themeInUse"));
        given().get(hall.path()).then().body("themes", hasSize(2));
    }

    @Test
    void aConferenceByInvitationDoesNotExistForOutsiders() {
        var hall = Hall.with("invitation");

        for (var path : List.of(hall.path(), hall.path() + "/sessions")) {
            given().get(path).then().statusCode(404).body("code", equalTo("notFound"));
            as("delegate").get(path).then().statusCode(404);
            as("organiser").get(path).then().statusCode(200).header("Cache-Control", equalTo("private, no-store"));
        }
        as("delegate").body("{").patch(hall.path()).then().statusCode(404);
        as("delegate").body("{").put(hall.path() + "/themes").then().statusCode(404);
        as("delegate").body("{").put(hall.path() + "/schedule").then().statusCode(404);
        given().queryParam("limit", 200).get(CONFERENCES).then().body("items.slug", not(hasItem(hall.slug())));
        as("organiser").queryParam("limit", 200).get(CONFERENCES).then().body("items.slug", hasItem(hall.slug()));
    }

    @Test
    void aListComesInPagesAndIsNotSentTwice() {
        Arrays.asList("open", "registration", "open").forEach(Hall::with);
        var first = given().queryParam("limit", 2).get(CONFERENCES);
        first.then().statusCode(200).body("items", hasSize(2)).header("Link", containsString("rel=\"next\""));
        var link = first.getHeader("Link");
        var next = link.substring(1, link.indexOf('>'));

        given().urlEncodingEnabled(false)
                .get(next)
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(first.<String>path("items[1].id"))))
                .body("items[0]", notNullValue());
        given().queryParam("limit", 2)
                .header("If-None-Match", first.getHeader("ETag"))
                .get(CONFERENCES)
                .then()
                .statusCode(304);
        given().queryParam("limit", "abc").get(CONFERENCES).then().statusCode(400);
        given().queryParam("limit", "201").get(CONFERENCES).then().statusCode(422);
        given().queryParam("after", "bm9uc2Vuc2U").get(CONFERENCES).then().statusCode(400);
    }
}
