package org.plenary.registration.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
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
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.platform.testing.RealServers;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "registration"))
class ChangingTest {

    @Test
    void aPatchChangesWhatItNamesAndClearsWhatItNamesNull() {
        var slug = conference();
        by("viewer").contentType(ContentType.JSON).body("""
                        {"kind": "viewer", "name": "A", "organisation": "B", "country": "CL", "consents": ["terms"],
                         "answers": {"diet": "none"}}""").post(registrations(slug));
        patch("viewer", slug, "{\"name\": \"Zoe\\u0308\", \"organisation\": null, \"answers\": null}")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("name", equalTo("Zo\u00EB"))
                .body("organisation", nullValue())
                .body("country", equalTo("CL"))
                .body("consents", hasItem("terms"))
                .body("answers.size()", equalTo(0))
                .body("state", equalTo("confirmed"))
                .body("version", equalTo(2));
        patch("viewer", slug, "{\"consents\": []}").statusCode(200).body("consents", empty());
        // Nothing new is nothing changed.
        patch("viewer", slug, "{}").statusCode(200).body("version", equalTo(3));
        patch("viewer", slug, "{\"name\": \"Zo\u00EB\"}").statusCode(200).body("version", equalTo(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": null}|name",
                "{\"name\": \"\"}|name",
                "{\"kind\": null}|kind",
                "{\"country\": \"XX\"}|country",
                "{\"organisation\": \"a\\u0007\"}|organisation",
            })
    void wrongFieldsAreNamedAndNothingChanges(String bodyAndField) {
        var slug = conference();
        register("viewer", slug, "viewer");
        var parts = bodyAndField.split("\\|");
        patch("viewer", slug, parts[0]).statusCode(422).body("errors.field", hasItem(parts[1]));
        by("viewer").get(mine(slug)).then().body("version", equalTo(1)).body("name", equalTo("Name of viewer"));
    }

    @Test
    void preconditionsComeBeforeContentAndAfterParsing() {
        var slug = conference();
        register("viewer", slug, "viewer");
        conditional("viewer", slug, "\"7\"", "{").statusCode(400);
        conditional("viewer", slug, "seven", "{\"name\": \"B\"}")
                .statusCode(400)
                .body("code", equalTo("malformedTag"));
        conditional("viewer", slug, "\"7\"", "{\"name\": \"\"}")
                .statusCode(412)
                .body("code", equalTo("changed"))
                .body("current.name", equalTo("Name of viewer"))
                .body("current.version", equalTo(1));
        conditional("viewer", slug, "\"1\"", "{\"name\": \"B\"}").statusCode(200);
        by("viewer").header("If-Match", "\"1\"").delete(mine(slug)).then().statusCode(412);
        by("viewer").header("If-Match", "\"2\"").delete(mine(slug)).then().statusCode(200);
    }

    @Test
    void whoChangesTheKindLeavesOnePlaceAndTakesAnother() {
        var slug = conference();
        admit(slug, 1);
        register("viewer", slug, "viewer");
        register("delegate", slug, "delegate");
        register("press", slug, "delegate").then().body("position", equalTo(1));
        // A viewer who wants to come joins the line at its end.
        patch("viewer", slug, "{\"kind\": \"delegate\"}")
                .statusCode(200)
                .body("kind", equalTo("delegate"))
                .body("state", equalTo("waitlisted"))
                .body("position", equalTo(2));
        // The delegate's place goes to who was first in the line.
        patch("delegate", slug, "{\"kind\": \"viewer\"}").body("state", equalTo("confirmed"));
        by("press").get(mine(slug)).then().body("state", equalTo("confirmed")).body("$", not(hasKey("position")));
        by("viewer").get(mine(slug)).then().body("position", equalTo(1));
    }

    @Test
    void youthAndOthersDoNotBecomeEachOther() {
        var slug = conference();
        register("viewer", slug, "viewer");
        patch("viewer", slug, "{\"kind\": \"youth\"}").statusCode(409).body("code", equalTo("kindFixed"));
        by("youth13")
                .contentType(ContentType.JSON)
                .body("{\"kind\": \"youth\"}")
                .post(registrations(slug));
        patch("youth13", slug, "{\"kind\": \"viewer\"}").statusCode(409).body("code", equalTo("kindFixed"));
        patch("youth13", slug, "{\"name\": \"Kim\"}").statusCode(422).body("errors.field", hasItem("name"));
        patch("youth13", slug, "{\"kind\": \"youth\"}").statusCode(200).body("version", equalTo(1));
        patch("viewer", slug, "{\"kind\": \"organiser\"}").statusCode(403).body("code", equalTo("kindNotOffered"));
    }

    @Test
    void whoCameAsYouthComesAsNothingElseAfterCancelling() {
        var slug = conference();
        young(slug).statusCode(201);
        by("youth13").delete(mine(slug)).then().statusCode(200);
        by("youth13")
                .contentType(ContentType.JSON)
                .body("{\"kind\": \"delegate\", \"name\": \"Kim\", \"consents\": [\"terms\"]}")
                .post(registrations(slug))
                .then()
                .statusCode(409)
                .body("code", equalTo("kindFixed"));
        young(slug).statusCode(201);
    }

    private static ValidatableResponse young(String slug) {
        return by("youth13")
                .contentType(ContentType.JSON)
                .body("{\"kind\": \"youth\"}")
                .post(registrations(slug))
                .then();
    }

    @Test
    void whoCancelsMayComeAgainAtTheEndOfTheLineAndLeavesNothingOfTheFirstTime() {
        var slug = conference();
        admit(slug, 1);
        register("delegate", slug, "delegate");
        String id = register("viewer", slug, "delegate").path("id");
        register("press", slug, "delegate").then().body("position", equalTo(2));
        by("viewer").delete(mine(slug)).then().statusCode(200).body("state", equalTo("cancelled"));
        by("viewer").delete(mine(slug)).then().statusCode(200).body("version", equalTo(2));
        by("press").get(mine(slug)).then().body("position", equalTo(1));
        patch("viewer", slug, "{\"name\": \"B\"}").statusCode(409).body("code", equalTo("wrongState"));

        register("viewer", slug, "delegate")
                .then()
                .statusCode(201)
                .body("id", equalTo(id))
                .body("version", equalTo(3))
                .body("position", equalTo(2));
        by("viewer").delete(mine(slug));
        by("viewer")
                .contentType(ContentType.JSON)
                .body("{\"kind\": \"youth\"}")
                .post(registrations(slug))
                .then()
                .statusCode(201)
                .body("name", nullValue());
    }

    @Test
    void organisersApproveAndDecline() {
        var slug = conference();
        admit(slug, """
                {"kinds": [{"kind": "delegate", "capacity": 1, "approval": true}]}""");
        String first = register("delegate", slug, "delegate")
                .then()
                .body("state", equalTo("pending"))
                .extract()
                .path("id");
        String second = register("press", slug, "delegate")
                .then()
                .body("state", equalTo("pending"))
                .extract()
                .path("id");
        decide(first, "approve")
                .statusCode(200)
                .body("state", equalTo("confirmed"))
                .header("ETag", "\"2\"");
        decide(first, "approve").statusCode(200).body("version", equalTo(2));
        decide(second, "approve").body("state", equalTo("waitlisted")).body("position", equalTo(1));
        decide(second, "approve").body("state", equalTo("waitlisted")).body("position", equalTo(1));
        decide(first, "decline").body("state", equalTo("declined"));
        by("press").get(mine(slug)).then().body("state", equalTo("confirmed"));
        decide(first, "decline").statusCode(200).body("version", equalTo(3));
        // A no is not wiped out by its reader, and may be taken back by its writer.
        by("delegate").delete(mine(slug)).then().statusCode(409).body("code", equalTo("wrongState"));
        register("delegate", slug, "delegate").then().statusCode(200).body("state", equalTo("declined"));
        decide(first, "approve").body("state", equalTo("waitlisted"));
        by("press").delete(mine(slug));
        decide(second, "approve").statusCode(409).body("code", equalTo("wrongState"));
        decide(second, "decline").statusCode(409);
        by("delegate").get(mine(slug)).then().body("state", equalTo("confirmed"));
    }

    @Test
    void decidingIsForOrganisersOfThatConference() {
        var slug = conference();
        String id = register("delegate", slug, "delegate").path("id");
        var path = "/api/v1/registration/registrations/%s/%s";
        for (var decision : new String[] {"approve", "decline"}) {
            io.restassured.RestAssured.given()
                    .post(path.formatted(id, decision))
                    .then()
                    .statusCode(401);
            by("delegate").post(path.formatted(id, decision)).then().statusCode(403);
            by("organiser")
                    .post(path.formatted(new java.util.UUID(7, 7), decision))
                    .then()
                    .statusCode(404);
            by("organiser")
                    .post(path.formatted("1-1-1-1-1", decision))
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("malformedId"));
            by("organiser")
                    .header("If-Match", "\"9\"")
                    .post(path.formatted(id, decision))
                    .then()
                    .statusCode(412)
                    .body("current.id", equalTo(id));
        }
        by("organiser").post(path.formatted(id, "check-in")).then().statusCode(404);
        assertThat(by("delegate").get(mine(slug)).<String>path("state")).isEqualTo("confirmed");
    }

    private static ValidatableResponse decide(String id, String decision) {
        return by("organiser")
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/registration/registrations/%s/%s".formatted(id, decision))
                .then();
    }

    private static ValidatableResponse patch(String account, String slug, String body) {
        return by(account)
                .contentType(ContentType.JSON)
                .body(body)
                .patch(mine(slug))
                .then();
    }

    private static ValidatableResponse conditional(String account, String slug, String tag, String body) {
        return by(account)
                .header("If-Match", tag)
                .contentType(ContentType.JSON)
                .body(body)
                .patch(mine(slug))
                .then();
    }
}
