package org.plenary.qna.social;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.plenary.qna.testing.Scene.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.proto.sessions.v1.Access;
import org.plenary.proto.sessions.v1.Attribution;
import org.plenary.qna.testing.Scene;
import org.plenary.qna.testing.Tagged;
import org.plenary.qna.testing.Webhook;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class SourceRouteTest {

    private static final String SOURCES = "/api/v1/qna/conferences/{slug}/sources";
    private static final String WEBHOOK = "{\"kind\":\"webhook\",\"name\":\"The bridge\"}";

    @Inject
    Database database;

    private Tagged conference;
    private String slug;

    @BeforeEach
    void open() {
        conference = Tagged.create(Attribution.ATTRIBUTION_ON_THE_RECORD);
        slug = conference.scene().slug();
    }

    @Test
    void aWebhooksAddressAndSecretComeOnceAndTheSecretNeverAgain() {
        var added = as("organiser")
                .header("Idempotency-Key", "add")
                .body(WEBHOOK)
                .post(SOURCES, slug)
                .then()
                .statusCode(201)
                .header("Cache-Control", equalTo("private, no-store"))
                .body("kind", equalTo("webhook"))
                .body("name", equalTo("The bridge"))
                .body("server", nullValue())
                .body("secret", startsWith("whsec_"))
                .extract()
                .jsonPath();
        assertThat(added.getString("address")).isEqualTo("/api/v1/qna/hooks/" + added.getString("id"));
        as("organiser")
                .header("Idempotency-Key", "add")
                .body(WEBHOOK)
                .post(SOURCES, slug)
                .then()
                .statusCode(409)
                .body("code", equalTo("secretAlreadyShown"));

        var listed = as("organiser")
                .get(SOURCES, slug)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract();
        assertThat(listed.asString()).doesNotContain("whsec_").doesNotContain("secret");
        assertThat(database.list(
                        "select secret from social_source where id = $1",
                        row -> new String(row.getBuffer("secret").getBytes(), StandardCharsets.ISO_8859_1),
                        UUID.fromString(added.getString("id"))))
                .singleElement()
                .satisfies(kept -> assertThat(kept).doesNotContain("whsec"));
    }

    @Test
    void anotherSecretEndsTheOneBeforeAtOnce() {
        var hook = Webhook.add(conference.scene());
        var before = hook.secret();
        var renewed = as("organiser")
                .header("Idempotency-Key", "renew")
                .post(SOURCES + "/{id}/secret", slug, hook.id())
                .then()
                .statusCode(201)
                .body("secret", not(equalTo(before)))
                .extract()
                .<String>path("secret");
        as("organiser")
                .header("Idempotency-Key", "renew")
                .post(SOURCES + "/{id}/secret", slug, hook.id())
                .then()
                .statusCode(409)
                .body("code", equalTo("secretAlreadyShown"));

        hook.deleted("1").then().statusCode(401);
        hook.use(renewed);
        hook.deleted("1").then().statusCode(200);
    }

    @Test
    void aRemovedSourceTakesNothingMoreAndItsQuestionsStay() {
        var hook = Webhook.add(conference.scene());
        hook.created(Webhook.post("1", "Who?", conference.hashtag())).then().statusCode(200);

        as("organiser").delete(SOURCES + "/{id}", slug, hook.id()).then().statusCode(204);
        as("organiser").delete(SOURCES + "/{id}", slug, hook.id()).then().statusCode(204);

        hook.deleted("1").then().statusCode(401);
        as("organiser").get(SOURCES, slug).then().body("items", hasSize(0));
        as("organiser").get(SOURCES + "/{id}/unrouted", slug, hook.id()).then().statusCode(404);
        as("organiser").post(SOURCES + "/{id}/secret", slug, hook.id()).then().statusCode(404);
        assertThat(database.list(
                        "select text from social_post where source = $1", row -> row.getString("text"), hook.id()))
                .containsOnlyNulls();
    }

    @Test
    void whatBecameNoQuestionIsListedInPages() {
        var hook = Webhook.add(conference.scene());
        for (int at = 0; at < 3; at++) {
            hook.created(Webhook.post("p" + at, "Who " + at + "?", conference.hashtag()))
                    .then()
                    .statusCode(200);
        }
        var next = as("organiser")
                .get(SOURCES + "/{id}/unrouted?limit=2", slug, hook.id())
                .then()
                .statusCode(200)
                .body("items.text", contains("Who 2?", "Who 1?"))
                .body("items[0].author", equalTo("@ada@example.org"))
                .body("items[0].link", equalTo("https://social.example/@ada/p2"))
                .body("items[0].reason", equalTo("noThemeTag"))
                .extract()
                .header("Link");
        as("organiser")
                .urlEncodingEnabled(false)
                .get(next.substring(1, next.indexOf('>')))
                .then()
                .statusCode(200)
                .body("items.text", contains("Who 0?"));
        as("organiser")
                .get(SOURCES + "/{id}/unrouted?limit=no", slug, hook.id())
                .then()
                .statusCode(400);
        as("organiser")
                .get(SOURCES + "/{id}/unrouted?limit=0", slug, hook.id())
                .then()
                .statusCode(422);
        as("organiser")
                .get(SOURCES + "/{id}/unrouted?after=x", slug, hook.id())
                .then()
                .statusCode(400);
    }

    @Test
    void onlyTheConferencesOrganiserHasAnythingToDoWithSources() {
        var hook = Webhook.add(conference.scene());
        var calls = List
                .<java.util.function.Function<
                                io.restassured.specification.RequestSpecification, io.restassured.response.Response>>
                        of(
                                by -> by.get(SOURCES, slug),
                                by -> by.body("{").post(SOURCES, slug),
                                by -> by.post(SOURCES + "/{id}/secret", slug, hook.id()),
                                by -> by.get(SOURCES + "/{id}/unrouted", slug, hook.id()),
                                by -> by.delete(SOURCES + "/{id}", slug, hook.id()));
        for (var call : calls) {
            call.apply(given().contentType(ContentType.JSON)).then().statusCode(401);
            for (var account : List.of("viewer", "delegate", "moderator", "chair", "guardian", "youth13")) {
                call.apply(as(account)).then().statusCode(403).body("code", equalTo("roleNeeded"));
            }
        }
        as("organiser").get(SOURCES, slug).then().body("items", hasSize(1));
    }

    @Test
    void theOrganiserOfAnotherConferenceIsNobodyHere() {
        var hook = Webhook.add(conference.scene());
        var other = Tagged.create(Attribution.ATTRIBUTION_ON_THE_RECORD);
        other.scene().give("moderator2", "organiser");

        as("moderator2").get(SOURCES, slug).then().statusCode(403);
        for (var call : List.of("/secret", "/unrouted", "")) {
            var path = SOURCES + "/{id}" + call;
            var by = as("moderator2");
            var slugOfOther = other.scene().slug();
            var response =
                    switch (call) {
                        case "/secret" -> by.post(path, slugOfOther, hook.id());
                        case "/unrouted" -> by.get(path, slugOfOther, hook.id());
                        default -> by.delete(path, slugOfOther, hook.id());
                    };
            response.then().statusCode(404);
        }
    }

    @Test
    void aConferenceByInvitationIsUnknownToOutsiders() {
        var closed = Scene.create(Access.ACCESS_INVITATION, Attribution.ATTRIBUTION_ON_THE_RECORD);
        closed.session();
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(15))
                .until(() -> as("organiser").get(SOURCES, closed.slug()).statusCode() == 200);
        as("guardian").get(SOURCES, closed.slug()).then().statusCode(404);
        as("delegate").get(SOURCES, closed.slug()).then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kind\":\"pigeon\",\"name\":\"x\"}",
                "{\"kind\":\"webhook\",\"name\":\"\"}",
                "{\"kind\":\"webhook\",\"name\":\"a\\nb\"}",
                "{\"kind\":\"webhook\",\"name\":\"x\",\"server\":\"https://example.org\"}",
                "{\"kind\":\"webhook\",\"name\":\"x\",\"accessToken\":\"x\"}",
                "{\"kind\":\"mastodon\",\"name\":\"x\"}",
                "{\"kind\":\"mastodon\",\"name\":\"x\",\"server\":\"https://example.org\",\"accessToken\":\"a b\"}"
            })
    void aFormThatIsWrongIsRefused(String form) {
        as("organiser").body(form).post(SOURCES, slug).then().statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://1.1.1.1",
                "https://localhost",
                "https://127.0.0.2",
                "https://10.1.2.3",
                "https://[::1]",
                "https://[::ffff:10.0.0.1]",
                "https://169.254.169.254",
                "https://2130706434",
                "https://me:secret@1.1.1.1",
                "https://1.1.1.1/path",
                "https://1.1.1.1?x=1",
                "file:///etc/passwd",
                "1.1.1.1",
                "nonsense"
            })
    void aServerThatIsNotAPublicOneIsRefused(String server) {
        as("organiser")
                .body(Map.of("kind", "mastodon", "name", "x", "server", server))
                .post(SOURCES, slug)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("server"));
    }

    @Test
    void aBodyOrAnIdThatIsNoneIsRefused() {
        as("organiser").body("{").post(SOURCES, slug).then().statusCode(400);
        as("organiser")
                .contentType(ContentType.TEXT)
                .body("{}")
                .post(SOURCES, slug)
                .then()
                .statusCode(415);
        as("organiser").body("x".repeat(70_000)).post(SOURCES, slug).then().statusCode(413);
        as("organiser").post(SOURCES + "/{id}/secret", slug, "1").then().statusCode(400);
        as("organiser")
                .delete(SOURCES + "/{id}", slug, UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void aConferenceHasAsManySourcesAsItMayAndOneMoreOnceOneIsRemoved() {
        for (int at = 0; at < 20; at++) {
            as("organiser").body(WEBHOOK).post(SOURCES, slug).then().statusCode(201);
        }
        as("organiser")
                .body(WEBHOOK)
                .post(SOURCES, slug)
                .then()
                .statusCode(409)
                .body("code", equalTo("tooManySources"));
        var first = as("organiser").get(SOURCES, slug).then().extract().<String>path("items[0].id");
        as("organiser").delete(SOURCES + "/{id}", slug, first).then().statusCode(204);
        as("organiser").body(WEBHOOK).post(SOURCES, slug).then().statusCode(201);
    }

    @Test
    void theWordsOfWhatBecameNoQuestionAreForgottenAtTheirTerm() {
        var hook = Webhook.add(conference.scene());
        hook.created(Webhook.post("1", "Who?", conference.hashtag())).then().statusCode(200);
        database.update(
                "update social_post set seen_at = $2 where source = $1",
                hook.id(),
                Instant.now().minus(java.time.Duration.ofDays(31)).atOffset(java.time.ZoneOffset.UTC));
        posts.forgetOld();

        as("organiser")
                .get(SOURCES + "/{id}/unrouted", slug, hook.id())
                .then()
                .body("items", hasSize(1))
                .body("items[0].text", nullValue())
                .body("items[0].author", nullValue());
    }

    @Inject
    Posts posts;
}
