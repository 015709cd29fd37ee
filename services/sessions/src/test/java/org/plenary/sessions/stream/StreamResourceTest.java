package org.plenary.sessions.stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.sessions.testing.Hall.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.plenary.embedded.Servers;
import org.plenary.platform.testing.RealServers;
import org.plenary.sessions.testing.Hall;
import org.plenary.sessions.testing.Neighbours;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "sessions"))
@WithTestResource(Neighbours.class)
class StreamResourceTest {

    private static final String AUTH = "/api/v1/programme/media/auth";
    private static final String STREAMS = "/api/v1/programme/media/streams";

    @Test
    void aProducerPreparesAStreamAndTakesAKeyThatIsShownOnce() {
        var session = Hall.scheduled("open").role("producer", "producer").session("Opening");
        as("producer").get(session + "/stream").then().statusCode(404);
        as("producer").post(session + "/stream/key").then().statusCode(404);

        var prepared = as("producer").put(session + "/stream");
        prepared.then()
                .statusCode(200)
                .body("path", matchesPattern("[0-9a-f]{32}"))
                .body("ingest[0].protocol", equalTo("srt"))
                .body("keyIssuedAt", nullValue())
                .body("health.connected", equalTo(false))
                .body("version", equalTo(1));
        as("producer").put(session + "/stream").then().statusCode(200).body("path", equalTo(prepared.path("path")));
        var idempotency = UUID.randomUUID().toString();
        var key = as("producer").header("Idempotency-Key", idempotency).post(session + "/stream/key");
        key.then()
                .statusCode(201)
                .header("Cache-Control", equalTo("private, no-store"))
                .body("key", matchesPattern("[A-Z2-7]{26}"))
                .body(
                        "ingest[0].url",
                        equalTo(prepared.path("ingest[0].url") + "&passphrase=" + key.<String>path("key")));
        as("producer")
                .header("Idempotency-Key", idempotency)
                .post(session + "/stream/key")
                .then()
                .statusCode(409)
                .body("code", equalTo("secretAlreadyShown"));
        as("producer")
                .get(session + "/stream")
                .then()
                .body("keyIssuedAt", notNullValue())
                .body("version", equalTo(2));
        as("producer").post(session + "/stream/key").then().body("key", not(equalTo(key.<String>path("key"))));
    }

    @Test
    void onlyProducersOfOpenSessionsHaveStreams() {
        var hall = Hall.scheduled("open").role("chair", "chair");
        var closed = Hall.scheduled("registration").role("producer", "producer");
        given().put(hall.session("Opening") + "/stream").then().statusCode(401);
        given().get(hall.session("Opening") + "/stream").then().statusCode(401);
        given().post(hall.session("Opening") + "/stream/key").then().statusCode(401);
        as("chair").get(hall.session("Opening") + "/stream").then().statusCode(403);
        as("chair").put(hall.session("Opening") + "/stream").then().statusCode(403);
        as("chair").post(hall.session("Opening") + "/stream/key").then().statusCode(403);
        as("chair")
                .put("/api/v1/programme/sessions/%s/stream".formatted(UUID.randomUUID()))
                .then()
                .statusCode(404);
        as("chair").put("/api/v1/programme/sessions/x/stream").then().statusCode(400);
        as("producer")
                .put(closed.session("Opening") + "/stream")
                .then()
                .statusCode(422)
                .body("code", equalTo("closedStreamUnsupported"));
        as("producer").post(closed.session("Opening") + "/stream/key").then().statusCode(422);
    }

    @Test
    void theMediaServerIsToldYesOnlyForTheRightKeyOfAStreamThatMayBePublishedTo() {
        var session = Hall.scheduled("open").role("producer", "producer").session("Opening");
        var path = as("producer").put(session + "/stream").<String>path("path");
        ask("publish", path, Map.of("password", "")).then().statusCode(401);
        var first = key(session);

        ask("publish", path, Map.of("password", first)).then().statusCode(200);
        ask("publish", path, Map.of("query", "user=stream&pass=" + first))
                .then()
                .statusCode(200);
        ask("publish", path, Map.of("query", "key=" + first)).then().statusCode(200);
        ask("publish", path, Map.of("token", first)).then().statusCode(200);
        ask("publish", path, Map.of()).then().statusCode(401);
        ask("publish", path, Map.of("password", first, "id", "")).then().statusCode(401);
        ask("publish", path, Map.of("password", "wrong")).then().statusCode(401);
        ask("publish", "0".repeat(32), Map.of("password", first)).then().statusCode(401);
        ask("read", path, Map.of()).then().statusCode(200);
        ask("read", "0".repeat(32), Map.of()).then().statusCode(401);
        ask("api", path, Map.of("password", first)).then().statusCode(401);
        ask("metrics", "", Map.of()).then().statusCode(401);
        given().body("{broken").post(AUTH).then().statusCode(401);
        given().post(AUTH).then().statusCode(401);
        given().body("[]").post(AUTH).then().statusCode(401);

        var second = key(session);

        ask("publish", path, Map.of("password", first)).then().statusCode(401);
        ask("publish", path, Map.of("password", second)).then().statusCode(200);
        assertThat(Neighbours.kicked()).contains(path);
        move(session, "live");
        move(session, "ended");
        move(session, "replay");
        ask("publish", path, Map.of("password", second)).then().statusCode(401);
        as("producer").post(session + "/stream/key").then().statusCode(409).body("code", equalTo("wrongState"));
    }

    @Test
    void aCallThatWasPassedOnIsRefusedLikeAWrongKey() {
        var session = Hall.scheduled("open").role("producer", "producer").session("Opening");
        var path = as("producer").put(session + "/stream").<String>path("path");

        for (var header : new String[] {"Forwarded", "Via", "X-Forwarded-For"}) {
            given().contentType("application/json")
                    .header(header, "127.0.0.1")
                    .body(Map.of("action", "read", "path", path))
                    .post(AUTH)
                    .then()
                    .statusCode(401);
        }
    }

    @Test
    void theEmbeddedServerIsToldWhatToListenFor() {
        var hall = Hall.scheduled("open").role("producer", "producer");
        var session = hall.session("Opening");
        var path = as("producer").put(session + "/stream").<String>path("path");
        given().get(STREAMS).then().statusCode(401);
        as("organiser").get(STREAMS).then().statusCode(403);
        var find = "items.findAll { it.path == '%s' }".formatted(path);
        service().get(STREAMS).then().statusCode(200).body(find, empty());

        var key = key(session);

        service()
                .get(STREAMS)
                .then()
                .body(find + "[0].passphrase", equalTo(key))
                .body(find + "[0].port", greaterThan(18_889));
        service().header("X-Forwarded-For", "10.0.0.1").get(STREAMS).then().statusCode(403);
        as("organiser")
                .body("{\"access\": \"registration\"}")
                .patch(hall.path())
                .then()
                .statusCode(200);
        service().get(STREAMS).then().body(find, empty());
    }

    @Test
    void theEncodersComingAndGoingMovesTheSession() {
        var session = Hall.scheduled("open").role("producer", "producer").session("Opening");
        var path = as("producer").put(session + "/stream").<String>path("path");
        key(session);
        as("producer").get(session + "/playback").then().statusCode(200).body("hls", nullValue());

        Neighbours.publish(path, 4_711);
        becomes(session, "preview");
        as("producer").get(session + "/playback").then().body("hls", equalTo("/hls/%s/index.m3u8".formatted(path)));
        given().get(session + "/playback").then().body("hls", nullValue()).body("startedAt", nullValue());
        as("producer").get(session + "/stream").then().body("health.connected", equalTo(true));

        move(session, "live");
        given().get(session + "/playback")
                .then()
                .header("Cache-Control", equalTo("private, no-store"))
                .body("hls", equalTo("/hls/%s/index.m3u8".formatted(path)))
                .body("audioOnly", equalTo("/hls/%s/audio2_stream.m3u8".formatted(path)))
                .body("captions", empty())
                .body("startedAt", notNullValue());
        Awaitility.await()
                .untilAsserted(() ->
                        as("producer").get(session + "/stream").then().body("health.bytesReceived", equalTo(4_711)));

        Neighbours.drop(path);
        becomes(session, "paused");
        Neighbours.publish(path, 10);
        becomes(session, "live");

        move(session, "paused");
        Neighbours.drop(path);
        Awaitility.await()
                .untilAsserted(
                        () -> as("producer").get(session + "/stream").then().body("health.connected", equalTo(false)));
        Neighbours.publish(path, 20);
        Awaitility.await()
                .untilAsserted(
                        () -> as("producer").get(session + "/stream").then().body("health.connected", equalTo(true)));
        as("producer").get(session).then().body("state", equalTo("paused"));
        Neighbours.drop(path);
    }

    @Test
    void playbackIsForThoseWhoMayWatch() {
        var hall = Hall.scheduled("registration").register("viewer");
        var playback = hall.session("Opening") + "/playback";
        given().get(playback).then().statusCode(401);
        as("delegate").get(playback).then().statusCode(403);
        as("viewer").get(playback).then().statusCode(200).body("hls", nullValue());
        given().get("/api/v1/programme/sessions/%s/playback".formatted(UUID.randomUUID()))
                .then()
                .statusCode(404);
        var secret = Hall.scheduled("invitation");
        given().get(secret.session("Opening") + "/playback").then().statusCode(404);
        as("delegate").get(secret.session("Opening")).then().statusCode(404);
    }

    private static void becomes(String session, String state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> as("producer").get(session).then().body("state", equalTo(state)));
    }

    private static void move(String session, String state) {
        as("producer")
                .body(Map.of("state", state))
                .post(session + "/live")
                .then()
                .statusCode(200);
    }

    private static String key(String session) {
        return as("producer")
                .post(session + "/stream/key")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    private static Response ask(String action, String path, Map<String, String> more) {
        var body = new HashMap<String, String>(Map.of(
                "user",
                "",
                "password",
                "",
                "token",
                "",
                "ip",
                "127.0.0.1",
                "action",
                action,
                "path",
                path,
                "protocol",
                "rtmp",
                "id",
                UUID.randomUUID().toString(),
                "query",
                ""));
        body.putAll(more);
        return given().contentType("application/json").body(body).post(AUTH);
    }

    private static io.restassured.specification.RequestSpecification service() {
        var token = given().formParam("grant_type", "client_credentials")
                .formParam("client_id", "sessions")
                .formParam("client_secret", Servers.PASSWORD)
                .baseUri(RealServers.servers().keycloak().issuer())
                .post("/protocol/openid-connect/token")
                .<String>path("access_token");
        return given().header("Authorization", "Bearer " + token);
    }
}
