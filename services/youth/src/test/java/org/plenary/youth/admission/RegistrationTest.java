package org.plenary.youth.admission;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.youth.testing.Forum.as;
import static org.plenary.youth.testing.Forum.thisYear;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.youth.testing.Forum;
import org.plenary.youth.testing.Post;

/// What registration knows of young people, and when.
@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class RegistrationTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void whileRegistrationIsSilentNobodyComesInAndLaterTheSameWishIsTaken() {
        var forum = Forum.create();
        var code = forum.group(Post.newAddress()).getString("code");
        Registration.silence();
        try {
            forum.join("youth13", code, thisYear() - 14, "DE", "Kestrel")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("unavailable"));
            as("youth13").get(forum.at("admissions/me")).then().statusCode(404);
        } finally {
            Registration.speak();
        }
        await("registration is reached again")
                .atMost(SOON)
                .until(() -> forum.join("youth13", code, thisYear() - 14, "DE", "Kestrel")
                                .statusCode()
                        == 201);
    }

    @Test
    void whoJoinsIsAYoungPersonInRegistrationTooUntilTheyLeave() {
        var forum = Forum.create();
        forum.admitOlder("youth13", "Kestrel");
        registered("youth13", forum).then().body("kind", equalTo("youth")).body("state", equalTo("confirmed"));
        register("youth13", forum, "viewer").then().statusCode(409).body("code", equalTo("kindFixed"));

        as("youth13").delete(forum.at("admissions/me")).then().statusCode(204);
        await("registration is told")
                .atMost(SOON)
                .untilAsserted(() -> registered("youth13", forum).then().body("state", equalTo("cancelled")));

        forum.admitOlder("youth13", "Kestrel");
        registered("youth13", forum).then().body("state", equalTo("confirmed"));
    }

    @Test
    void whoIsRegisteredWithANameCancelsThatBeforeTheyJoin() {
        var forum = Forum.create();
        var code = forum.group(Post.newAddress()).getString("code");
        register("youth13", forum, "viewer").then().statusCode(201);
        forum.join("youth13", code, thisYear() - 14, "DE", "Kestrel")
                .then()
                .statusCode(409)
                .body("code", equalTo("registeredOtherwise"));
        as("youth13").get(forum.at("admissions/me")).then().statusCode(404);
        registered("youth13", forum).then().body("kind", equalTo("viewer"));

        as("youth13")
                .baseUri(Registration.address())
                .delete(registrations(forum) + "/me")
                .then()
                .statusCode(200);
        forum.join("youth13", code, thisYear() - 14, "DE", "Kestrel").then().statusCode(201);
        registered("youth13", forum).then().body("kind", equalTo("youth")).body("name", nullValue());
    }

    private static Response registered(String account, Forum forum) {
        return as(account).baseUri(Registration.address()).get(registrations(forum) + "/me");
    }

    private static Response register(String account, Forum forum, String kind) {
        return as(account)
                .baseUri(Registration.address())
                .body(Map.of("kind", kind, "name", "Demo"))
                .post(registrations(forum));
    }

    private static String registrations(Forum forum) {
        return "/api/v1/registration/conferences/%s/registrations".formatted(forum.slug());
    }
}
