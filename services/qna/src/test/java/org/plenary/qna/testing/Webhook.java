package org.plenary.qna.testing;

import static io.restassured.RestAssured.given;
import static org.plenary.qna.testing.Scene.as;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A sender of signed deliveries, set up by the conference's organiser, which signs as Standard
/// Webhooks' own library does.
public final class Webhook {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final UUID id;
    private String secret;

    private Webhook(UUID id, String secret) {
        this.id = id;
        this.secret = secret;
    }

    public static Webhook add(Scene scene) {
        JsonPath added = as("organiser")
                .body(Map.of("kind", "webhook", "name", "The bridge"))
                .post("/api/v1/qna/conferences/{slug}/sources", scene.slug())
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Webhook(UUID.fromString(added.getString("id")), added.getString("secret"));
    }

    public UUID id() {
        return id;
    }

    public String secret() {
        return secret;
    }

    public void use(String other) {
        this.secret = other;
    }

    /// A post with these tags by somebody.
    public static Map<String, Object> post(String name, String text, String... tags) {
        return postBy("@ada@example.org", name, text, tags);
    }

    public static Map<String, Object> postBy(String author, String name, String text, String... tags) {
        var post =
                new HashMap<String, Object>(Map.of("id", name, "author", author, "text", text, "tags", List.of(tags)));
        post.put("url", "https://social.example/@ada/" + name);
        post.put("language", "en");
        post.put("postedAt", "2026-01-01T10:00:00Z");
        return post;
    }

    public Response created(Map<String, Object> post) {
        return deliver("post.created", post);
    }

    public Response updated(Map<String, Object> post) {
        return deliver("post.updated", post);
    }

    public Response deleted(String name) {
        return deliver("post.deleted", Map.of("id", name));
    }

    public Response deliver(String type, Map<String, Object> data) {
        return deliver(UUID.randomUUID().toString(), type, data);
    }

    public Response deliver(String delivery, String type, Map<String, Object> data) {
        return deliver(
                delivery,
                Instant.now(),
                json(Map.of("type", type, "timestamp", Instant.now().toString(), "data", data)));
    }

    /// Delivers any body at any time, signed.
    public Response deliver(String delivery, Instant at, String body) {
        return deliver(delivery, at, signature(delivery, at, body), body);
    }

    /// Delivers with a signature of one's own.
    public Response deliver(String delivery, Instant at, String signature, String body) {
        return given().contentType(ContentType.JSON)
                .header("webhook-id", delivery)
                .header("webhook-timestamp", at.getEpochSecond())
                .header("webhook-signature", signature)
                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1/qna/hooks/{id}", id);
    }

    public String signature(String delivery, Instant at, String body) {
        try {
            return new com.standardwebhooks.Webhook(secret).sign(delivery, at.getEpochSecond(), body);
        } catch (WebhookSigningException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
