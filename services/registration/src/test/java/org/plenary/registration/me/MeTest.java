package org.plenary.registration.me;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.registration.Calls.admit;
import static org.plenary.registration.Calls.by;
import static org.plenary.registration.Calls.conference;
import static org.plenary.registration.Calls.give;
import static org.plenary.registration.Calls.mine;
import static org.plenary.registration.Calls.register;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Tokens;
import org.plenary.proto.sessions.v1.Access;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "registration"))
class MeTest {

    private static final String ME = "/api/v1/me";

    @Test
    void iSeeWhoIAmAndWhatAtWhichConference() {
        var slug = conference();
        var other = conference();
        admit(slug, 0);
        register("lead", slug, "delegate");
        give("organiser", slug, Tokens.subject("lead"), "speaker");
        give("organiser", other, Tokens.subject("lead"), "chair");
        by("lead")
                .get(ME)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("subject", equalTo(Tokens.subject("lead").toString()))
                .body("name", containsString("Demo"))
                .body("email", equalTo("lead@example.org"))
                .body("createsConferences", equalTo(false))
                .body(
                        "conferences.find { it.slug == '%s' }.title".formatted(slug),
                        equalTo("The conference called " + slug))
                .body("conferences.find { it.slug == '%s' }.kind".formatted(slug), equalTo("delegate"))
                .body("conferences.find { it.slug == '%s' }.state".formatted(slug), equalTo("waitlisted"))
                .body("conferences.find { it.slug == '%s' }.position".formatted(slug), equalTo(1))
                .body("conferences.find { it.slug == '%s' }.roles".formatted(slug), contains("speaker"))
                .body("conferences.find { it.slug == '%s' }.kind".formatted(other), nullValue())
                .body("conferences.find { it.slug == '%s' }.roles".formatted(other), contains("chair"));
    }

    @Test
    void whoCreatedAConferenceOrganisesIt() {
        var slug = conference();
        by("organiser")
                .get(ME)
                .then()
                .body("createsConferences", equalTo(true))
                .body("conferences.find { it.slug == '%s' }.roles".formatted(slug), contains("organiser"));
    }

    @Test
    void anUnchangedAnswerIsNotSentAgain() {
        var tag = by("guardian").get(ME).header("ETag");
        by("guardian").header("If-None-Match", tag).get(ME).then().statusCode(304);
        register("guardian", conference(), "viewer");
        by("guardian").header("If-None-Match", tag).get(ME).then().statusCode(200);
    }

    @Test
    void whoHasLeftAnInvitationOnlyConferenceIsNotRemindedOfIt() {
        var slug = conference(Access.ACCESS_INVITATION);
        give("organiser", slug, Tokens.subject("guardian"), "speaker");
        register("guardian", slug, "viewer").then().statusCode(201);
        give("organiser", slug, Tokens.subject("guardian"));
        by("guardian").get(ME).then().body("conferences.slug.contains('%s')".formatted(slug), equalTo(true));
        by("guardian").delete(mine(slug)).then().statusCode(200);
        by("guardian").get(ME).then().body("conferences.slug.contains('%s')".formatted(slug), equalTo(false));
        by("guardian").get(mine(slug)).then().statusCode(404);
    }

    @Test
    void nobodyIsNobody() {
        RestAssured.get(ME).then().statusCode(401).contentType("application/problem+json");
    }
}
