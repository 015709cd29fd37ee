package org.plenary.registration.role;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.plenary.registration.Calls.by;
import static org.plenary.registration.Calls.conference;
import static org.plenary.registration.Calls.give;
import static org.plenary.registration.Calls.register;
import static org.plenary.registration.Calls.registrations;
import static org.plenary.registration.Calls.roles;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Tokens;
import org.plenary.proto.sessions.v1.Access;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "registration"))
class RoleTest {

    private static final String LIST = "/api/v1/registration/conferences/%s/roles";

    @Test
    void theCreatorOrganisesAndGivesRolesThatShowWithTheNames() {
        var slug = conference();
        register("moderator", slug, "delegate");
        give("organiser", slug, Tokens.subject("moderator"), "moderator", "chair", "chair")
                .then()
                .statusCode(200)
                .body("subject", equalTo(Tokens.subject("moderator").toString()))
                .body("name", equalTo("Name of moderator"))
                .body("roles", contains("chair", "moderator"));
        by("organiser")
                .get(LIST.formatted(slug))
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("items", hasSize(2))
                .body("items.subject", hasItem(Tokens.subject("organiser").toString()))
                .body("items.find { it.name == 'Name of moderator' }.roles", contains("chair", "moderator"));
        give("organiser", slug, Tokens.subject("moderator")).then().body("roles", empty());
        by("organiser").get(LIST.formatted(slug)).then().body("items", hasSize(1));
    }

    @Test
    void somebodyWhoNeverRegisteredMayHaveARole() {
        var slug = conference();
        give("organiser", slug, new UUID(1, 1), "speaker")
                .then()
                .statusCode(200)
                .body("roles", contains("speaker"));
    }

    @Test
    void oneOrganiserAlwaysRemains() {
        var slug = conference();
        var organiser = Tokens.subject("organiser");
        give("organiser", slug, organiser, "chair").then().statusCode(409).body("code", equalTo("lastOrganiser"));
        give("organiser", slug, organiser).then().statusCode(409);
        give("organiser", slug, Tokens.subject("chair"), "organiser").then().statusCode(200);
        // The creator is an organiser like any other from then on.
        give("chair", slug, organiser).then().statusCode(200);
        by("organiser").get(LIST.formatted(slug)).then().statusCode(403);
        give("chair", slug, Tokens.subject("chair")).then().statusCode(409);
    }

    @Test
    void aRoleThatIsTakenAwayEndsWithTheNextCall() {
        var slug = conference();
        give("organiser", slug, Tokens.subject("chair"), "organiser");
        by("chair").get(registrations(slug)).then().statusCode(200);
        give("organiser", slug, Tokens.subject("chair"), "chair");
        by("chair").get(registrations(slug)).then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"roles\": [\"king\"]}|roles[0]",
                "{\"roles\": [\"chair\", \"Chair\"]}|roles[1]",
                "{\"roles\": null}|roles",
                "{}|roles",
                "{\"roles\": [null]}|roles[0]",
            })
    void wordsThatAreNoRolesAreNamed(String bodyAndField) {
        var parts = bodyAndField.split("\\|");
        by("organiser")
                .contentType(ContentType.JSON)
                .body(parts[0])
                .put(roles(conference(), new UUID(1, 1)))
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"))
                .body("errors.field", hasItem(parts[1]));
    }

    @Test
    void rolesAreForOrganisersOfThatConferenceAlone() {
        var slug = conference();
        var other = conference();
        var subject = new UUID(1, 1);
        give("organiser", other, Tokens.subject("chair"), "organiser");
        RestAssured.given().get(LIST.formatted(slug)).then().statusCode(401);
        RestAssured.given().put(roles(slug, subject)).then().statusCode(401);
        by("chair").get(LIST.formatted(slug)).then().statusCode(403).body("code", equalTo("forbidden"));
        give("chair", slug, subject, "organiser").then().statusCode(403);
        // The right is judged before the body.
        by("chair")
                .contentType(ContentType.XML)
                .body("<a/>")
                .put(roles(slug, subject))
                .then()
                .statusCode(403);
        by("organiser")
                .contentType(ContentType.XML)
                .body("<a/>")
                .put(roles(slug, subject))
                .then()
                .statusCode(415);
        by("organiser")
                .contentType(ContentType.JSON)
                .body("{\"roles\": 1}")
                .put(roles(slug, subject))
                .then()
                .statusCode(400);
        by("organiser")
                .contentType(ContentType.JSON)
                .body("{\"roles\": [\"%s\"]}".formatted("x".repeat(70_000)))
                .put(roles(slug, subject))
                .then()
                .statusCode(413);
        give("organiser", slug, subject, "chair").then().statusCode(200);
        by("organiser")
                .contentType(ContentType.JSON)
                .body("{\"roles\": []}")
                .put(roles(slug, "nobody"))
                .then()
                .statusCode(400)
                .body("code", equalTo("malformedId"));
    }

    @Test
    void anInvitationOnlyConferenceIsKnownToWhoHasARoleThere() {
        var slug = conference(Access.ACCESS_INVITATION);
        by("chair").get(LIST.formatted(slug)).then().statusCode(404);
        give("organiser", slug, Tokens.subject("chair"), "speaker");
        by("chair").get(LIST.formatted(slug)).then().statusCode(403);
        register("chair", slug, "delegate").then().statusCode(201);
    }

    @Test
    void thereAreAsManyPagesAsPeopleNeed() {
        var slug = conference();
        give("organiser", slug, new UUID(1, 1), "speaker");
        give("organiser", slug, new UUID(1, 2), "speaker");
        var first = by("organiser").get(LIST.formatted(slug) + "?limit=2");
        first.then().statusCode(200).body("items", hasSize(2)).header("Link", containsString("rel=\"next\""));
        var next = first.header("Link").replaceAll("^<(.*)>.*$", "$1");
        by("organiser")
                .urlEncodingEnabled(false)
                .get(next)
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        by("organiser").get(LIST.formatted(slug) + "?limit=x").then().statusCode(400);
        by("organiser").get(LIST.formatted(slug) + "?limit=0").then().statusCode(422);
        by("organiser").get(LIST.formatted(slug) + "?after=!").then().statusCode(400);
        by("organiser").get(LIST.formatted(slug) + "?after=bm9uZQ").then().statusCode(400);
    }
}
