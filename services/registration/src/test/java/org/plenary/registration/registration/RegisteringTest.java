package org.plenary.registration.registration;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.registration.Calls.admit;
import static org.plenary.registration.Calls.by;
import static org.plenary.registration.Calls.conference;
import static org.plenary.registration.Calls.mine;
import static org.plenary.registration.Calls.register;
import static org.plenary.registration.Calls.registrations;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.platform.testing.RealServers;
import org.plenary.proto.sessions.v1.Access;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "registration"))
class RegisteringTest {

    @Test
    void aDelegateRegistersAndHasAPlace() {
        var slug = conference();
        by("delegate")
                .contentType(ContentType.JSON)
                .body("""
                        {"kind": "delegate", "name": "Ana O'Hara", "organisation": "Example Institute", "country": "CL",
                         "consents": ["terms"], "answers": {"diet": "none"}}""")
                .post(registrations(slug))
                .then()
                .statusCode(201)
                .header("Location", containsString(mine(slug)))
                .header("ETag", "\"1\"")
                .body("id", notNullValue())
                .body("kind", equalTo("delegate"))
                .body("state", equalTo("confirmed"))
                .body("$", not(hasKey("position")))
                .body("name", equalTo("Ana O'Hara"))
                .body("organisation", equalTo("Example Institute"))
                .body("country", equalTo("CL"))
                .body("consents", hasItem("terms"))
                .body("answers.diet", equalTo("none"))
                .body("version", equalTo(1));
        by("delegate").get(mine(slug)).then().statusCode(200).body("state", equalTo("confirmed"));
    }

    @Test
    void registeringAgainGivesTheSameRegistration() {
        var slug = conference();
        String id = register("viewer", slug, "viewer")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        register("viewer", slug, "delegate")
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("kind", equalTo("viewer"));
    }

    @Test
    void whoComesTooLateIsToldTheirNumberInTheLine() {
        var slug = conference();
        admit(slug, 1);
        register("delegate", slug, "delegate").then().body("state", equalTo("confirmed"));
        register("viewer", slug, "delegate")
                .then()
                .statusCode(201)
                .body("state", equalTo("waitlisted"))
                .body("position", equalTo(1));
        register("press", slug, "delegate").then().body("position", equalTo(2));
    }

    @Test
    void aYouthRegistrationHoldsNothingPersonal() {
        var slug = conference();
        by("youth13")
                .contentType(ContentType.JSON)
                .body("""
                        {"kind": "youth"}""")
                .post(registrations(slug))
                .then()
                .statusCode(201)
                .body("kind", equalTo("youth"))
                .body("name", nullValue())
                .body("organisation", nullValue())
                .body("country", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"name\": \"Kim\"",
                "\"organisation\": \"School\"",
                "\"country\": \"GB\"",
                "\"consents\": [\"terms\"]",
                "\"answers\": {\"diet\": \"none\"}",
                "\"email\": \"kim@example.org\"",
                "\"birthYear\": 2010",
            })
    void whatIsPersonalIsNotTakenFromYouth(String field) {
        var slug = conference();
        by("youth13")
                .contentType(ContentType.JSON)
                .body("{\"kind\": \"youth\", %s}".formatted(field))
                .post(registrations(slug))
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"))
                .body("errors.field", hasItem(field.substring(1, field.indexOf('"', 1))));
        by("youth13").get(mine(slug)).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"organiser", "chair", "speaker", "guardian", "DELEGATE", "", "banana"})
    void nobodyRegistersAsAnythingElse(String kind) {
        register("viewer", conference(), kind).then().statusCode(403).body("code", equalTo("kindNotOffered"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}|kind",
                "{\"name\": \"A\"}|kind",
                "{\"kind\": null, \"name\": \"A\"}|kind",
                "{\"kind\": \"viewer\"}|name",
                "{\"kind\": \"viewer\", \"name\": \"\"}|name",
                "{\"kind\": \"viewer\", \"name\": \"  \"}|name",
                "{\"kind\": \"viewer\", \"name\": \"A\", \"country\": \"UK\"}|country",
                "{\"kind\": \"viewer\", \"name\": \"A\", \"country\": \"gb\"}|country",
                "{\"kind\": \"viewer\", \"name\": \"A\", \"country\": \"GBR\"}|country",
                "{\"kind\": \"viewer\", \"name\": \"A\", \"consents\": [\"not a word\"]}|consents[0]",
                "{\"kind\": \"viewer\", \"name\": \"A\", \"consents\": [null]}|consents[0]",
            })
    void wrongFieldsAreNamed(String bodyAndField) {
        var parts = bodyAndField.split("\\|");
        by("viewer")
                .contentType(ContentType.JSON)
                .body(parts[0])
                .post(registrations(conference()))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid"))
                .body("errors.field", hasItem(parts[1]));
    }

    @Test
    void namesHaveABoundInCharactersNotInBytes() {
        var slug = conference();
        by("viewer")
                .contentType(ContentType.JSON)
                .body("{\"kind\": \"viewer\", \"name\": \"%s\"}".formatted("x".repeat(121)))
                .post(registrations(slug))
                .then()
                .statusCode(422);
        by("viewer")
                .contentType(ContentType.JSON)
                .body("{\"kind\": \"viewer\", \"name\": \"%s\", \"organisation\": \"%s\"}"
                        .formatted("\uD83D\uDE42".repeat(120), "x".repeat(161)))
                .post(registrations(slug))
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(java.util.List.of("organisation")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0007b", "a\\u0000b", "a\\tb", "a\\u202Eb", "a\\u2066b"})
    void controlCharactersAreRefused(String name) {
        by("viewer")
                .contentType(ContentType.JSON)
                .body("{\"kind\": \"viewer\", \"name\": \"%s\"}".formatted(name))
                .post(registrations(conference()))
                .then()
                .statusCode(422)
                .body("code", equalTo("text.control"));
    }

    @Test
    void namesAreStoredComposedAndComeBackAsStored() {
        var slug = conference();
        by("viewer")
                .contentType(ContentType.JSON)
                .body("{\"kind\": \"viewer\", \"name\": \"Zoe\\u0308 <b>&amp;</b> \\u0645\\u06CC\\u200C\\u062E\"}")
                .post(registrations(slug))
                .then()
                .statusCode(201)
                .body("name", equalTo("Zo\u00EB <b>&amp;</b> \u0645\u06CC\u200C\u062E"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "\"delegate\"",
                "null",
                "{\"kind\": 1}",
                "{\"kind\": {}}",
                "{\"kind\": \"viewer\", \"name\": 7}",
                "{\"kind\": \"viewer\", \"name\": \"A\", \"consents\": \"terms\"}",
                "{\"kind\": \"viewer\", \"name\": \"A\", \"answers\": []}",
            })
    void whatIsNoSuchJsonCannotBeRead(String body) {
        by("viewer")
                .contentType(ContentType.JSON)
                .body(body)
                .post(registrations(conference()))
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void oversizedAndOtherTypesOfBodiesAreRefused() {
        var slug = conference();
        by("viewer")
                .contentType(ContentType.JSON)
                .body("{\"kind\": \"viewer\", \"name\": \"%s\"}".formatted("x".repeat(70_000)))
                .post(registrations(slug))
                .then()
                .statusCode(413);
        by("viewer")
                .contentType(ContentType.XML)
                .body("<kind/>")
                .post(registrations(slug))
                .then()
                .statusCode(415);
    }

    @Test
    void aLoginIsNeeded() {
        var slug = conference();
        var visitor = RestAssured.given();
        visitor.contentType(ContentType.JSON)
                .body("{")
                .post(registrations(slug))
                .then()
                .statusCode(401);
        RestAssured.get(mine(slug)).then().statusCode(401);
        RestAssured.given().patch(mine(slug)).then().statusCode(401);
        RestAssured.delete(mine(slug)).then().statusCode(401);
        RestAssured.given()
                .auth()
                .oauth2("no.real.token")
                .get(mine(slug))
                .then()
                .statusCode(401);
    }

    @Test
    void whoIsNotRegisteredHasNothingToSeeChangeOrCancel() {
        var slug = conference();
        by("viewer").get(mine(slug)).then().statusCode(404).body("code", equalTo("notFound"));
        by("viewer")
                .contentType(ContentType.JSON)
                .body("{")
                .patch(mine(slug))
                .then()
                .statusCode(404);
        by("viewer").delete(mine(slug)).then().statusCode(404);
    }

    @Test
    void anInvitationOnlyConferenceIsUnknownToOutsiders() {
        var slug = conference(Access.ACCESS_INVITATION);
        register("viewer", slug, "viewer").then().statusCode(404).body("code", equalTo("notFound"));
        by("viewer").get(mine(slug)).then().statusCode(404);
        by("viewer").get(registrations(slug)).then().statusCode(404);
        register("organiser", slug, "delegate").then().statusCode(201);
    }

    @Test
    void aKindByInvitationIsNotForOthers() {
        var slug = conference();
        admit(slug, """
                {"kinds": [{"kind": "press", "invitationOnly": true}]}""");
        register("press", slug, "press").then().statusCode(403).body("code", equalTo("invitationNeeded"));
        register("press", slug, "viewer").then().statusCode(201);
        by("press")
                .contentType(ContentType.JSON)
                .body("{\"kind\": \"press\"}")
                .patch(mine(slug))
                .then()
                .statusCode(403)
                .body("code", equalTo("invitationNeeded"));
    }

    @Test
    void registrationHasItsTime() {
        var slug = conference();
        admit(slug, """
                {"kinds": [], "opensAt": "2099-01-01T00:00:00Z"}""");
        register("viewer", slug, "viewer").then().statusCode(409).body("code", equalTo("registrationNotOpen"));
        admit(slug, """
                {"kinds": []}""");
        register("viewer", slug, "viewer").then().statusCode(201);
        admit(slug, """
                {"kinds": [], "opensAt": "2011-01-01T00:00:00+01:00", "closesAt": "2011-02-01T00:00:00Z"}""");
        register("press", slug, "press").then().statusCode(409).body("code", equalTo("registrationClosed"));
        // Who is registered remains so, and may still cancel.
        register("viewer", slug, "viewer").then().statusCode(200);
        by("viewer").delete(mine(slug)).then().statusCode(200).body("state", equalTo("cancelled"));
    }

    @Test
    void anIdempotencyKeyGivesTheFirstAnswerAgain() {
        var slug = conference();
        var body = "{\"kind\": \"viewer\", \"name\": \"A\"}";
        for (int time = 0; time < 2; time++) {
            by("viewer")
                    .header("Idempotency-Key", "k-" + slug)
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post(registrations(slug))
                    .then()
                    .statusCode(201)
                    .header("ETag", "\"1\"")
                    .body("state", equalTo("confirmed"));
        }
        by("viewer")
                .header("Idempotency-Key", "k-" + slug)
                .contentType(ContentType.JSON)
                .body("{\"kind\": \"viewer\", \"name\": \"B\"}")
                .post(registrations(slug))
                .then()
                .statusCode(422)
                .body("code", equalTo("keyReused"));
        // Another's key is another key.
        by("press")
                .header("Idempotency-Key", "k-" + slug)
                .contentType(ContentType.JSON)
                .body(body)
                .post(registrations(slug))
                .then()
                .statusCode(201);
    }
}
