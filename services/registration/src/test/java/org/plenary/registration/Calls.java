package org.plenary.registration;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.plenary.platform.testing.Tokens;
import org.plenary.platform.testing.Topic;
import org.plenary.proto.sessions.v1.Access;
import org.plenary.proto.sessions.v1.Conference;

/// What the tests of this service do over and over: publish a conference as its owner does, and call by an account.
public final class Calls {

    /// Demo accounts that stand for the many.
    public static final String[] CROWD = {
        "chair",
        "moderator",
        "moderator2",
        "producer",
        "captioner",
        "delegate",
        "viewer",
        "press",
        "facilitator1",
        "facilitator2"
    };

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Calls() {}

    /// Publishes an open conference that `organiser` created, and returns its slug when the service knows it.
    public static String conference() {
        return conference(Access.ACCESS_OPEN);
    }

    /// As [#conference], with its access.
    public static String conference(Access access) {
        return publish(UUID.randomUUID(), "conference-" + NUMBER.incrementAndGet(), access, 1);
    }

    /// Publishes a version of a conference, and returns its slug when the service knows it.
    public static String publish(UUID id, String slug, Access access, long version) {
        var state = Conference.newBuilder()
                .setId(id.toString())
                .setSlug(slug)
                .setTitle("The conference called " + slug)
                .setTimeZone("Europe/London")
                .setAccess(access)
                .setCreator(Tokens.subject("organiser").toString())
                .setStartsOn("2011-11-01")
                .setEndsOn("2011-11-02")
                .setVersion(version)
                .build();
        Topic.named("plenary.sessions.v1").publish(id, id.toString(), state);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> by("organiser").get(admission(slug)).statusCode() == 200);
        return slug;
    }

    /// A call by a demo account.
    public static RequestSpecification by(String account) {
        return given().auth().oauth2(Tokens.of(account));
    }

    public static String registrations(String slug) {
        return "/api/v1/registration/conferences/%s/registrations".formatted(slug);
    }

    public static String mine(String slug) {
        return registrations(slug) + "/me";
    }

    public static String admission(String slug) {
        return "/api/v1/registration/conferences/%s/admission".formatted(slug);
    }

    public static String roles(String slug, Object subject) {
        return "/api/v1/registration/conferences/%s/roles/%s".formatted(slug, subject);
    }

    /// Registers an account with a name of its own.
    public static Response register(String account, String slug, String kind) {
        return by(account)
                .contentType(ContentType.JSON)
                .body("""
                        {"kind": "%s", "name": "Name of %s"}""".formatted(kind, account))
                .post(registrations(slug));
    }

    /// Puts rules for delegates in place.
    public static void admit(String slug, int delegates) {
        admit(slug, """
                {"kinds": [{"kind": "delegate", "capacity": %d}]}""".formatted(delegates));
    }

    /// Puts rules in place.
    public static void admit(String slug, String rules) {
        by("organiser")
                .contentType(ContentType.JSON)
                .body(rules)
                .put(admission(slug))
                .then()
                .statusCode(200);
    }

    /// Gives exactly these roles.
    public static Response give(String by, String slug, UUID subject, String... roles) {
        var list = roles.length == 0 ? "" : "\"" + String.join("\",\"", roles) + "\"";
        return by(by).contentType(ContentType.JSON).body("""
                        {"roles": [%s]}""".formatted(list)).put(roles(slug, subject));
    }
}
