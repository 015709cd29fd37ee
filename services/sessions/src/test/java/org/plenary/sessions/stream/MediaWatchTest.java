package org.plenary.sessions.stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.plenary.sessions.testing.Hall.as;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.plenary.embedded.Ports;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.sessions.live.LiveStates;
import org.plenary.sessions.testing.Hall;
import org.plenary.sessions.testing.Neighbours;

/// A second watch, whose looks the tests take by hand.
@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "sessions"))
@WithTestResource(Neighbours.class)
class MediaWatchTest {

    @Inject
    Streams streams;

    @Inject
    LiveStates states;

    @Inject
    Database database;

    @Inject
    StreamConfig own;

    private Instant now = Instant.now();

    @Test
    void oneFailedLookAfterALongTimeWithoutAnyPausesNothing() throws InterruptedException {
        var hall = Hall.scheduled("open").role("producer", "producer");
        var session = hall.session("Opening");
        var path = as("producer").put(session + "/stream").<String>path("path");
        Neighbours.publish(path, 1);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> as("producer").get(session).then().body("state", equalTo("preview")));
        as("producer")
                .body(Map.of("state", "live"))
                .post(session + "/live")
                .then()
                .statusCode(200);
        var version = as("producer").get(session).<Integer>path("version");
        var watch = watch("embedded", "http://127.0.0.1:" + Ports.free());
        now = now.plus(Duration.ofMinutes(1));

        watch.look();

        as("producer").get(session).then().body("state", equalTo("live")).body("version", equalTo(version));
        Neighbours.drop(path);
    }

    @Test
    void anEncoderThatWasLetInJustBeforeItsKeyEndedIsDisconnectedAndTheNextOneIsNot() throws InterruptedException {
        var hall = Hall.scheduled("open").role("producer", "producer");
        var session = hall.session("Opening");
        var path = as("producer").put(session + "/stream").<String>path("path");
        var watch = watch("mediamtx", own.control().toString());
        letIn(path, key(session), path);
        var valid = key(session);
        Neighbours.kicked().clear();

        Neighbours.publish(path, 1);
        watch.look();
        assertThat(Neighbours.kicked()).containsOnlyOnce(path);
        watch.look();
        assertThat(Neighbours.kicked().stream().filter(path::equals)).hasSize(2);

        letIn(path, valid, UUID.randomUUID().toString());
        letIn(path, valid, path);
        Neighbours.kicked().clear();
        watch.look();
        assertThat(Neighbours.kicked()).doesNotContain(path);
        Neighbours.drop(path);
    }

    private MediaWatch watch(String server, String control) {
        var settings = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(StreamConfig.class)
                .withDefaultValues(Map.of(
                        "plenary.stream.secret", own.secret(),
                        "plenary.stream.server", server,
                        "plenary.stream.control", control,
                        "plenary.stream.media", own.media().toString(),
                        "plenary.stream.host", own.host(),
                        "plenary.stream.srt-port", Integer.toString(own.srtPort()),
                        "plenary.stream.rtmp-port", Integer.toString(own.rtmpPort()),
                        "plenary.stream.networks", "127.0.0.0/8"))
                .build()
                .getConfigMapping(StreamConfig.class);
        return new MediaWatch(
                new MediaControl(settings, new ObjectMapper()),
                streams,
                states,
                database,
                settings,
                () -> now,
                new SimpleMeterRegistry());
    }

    private static String key(String session) {
        return as("producer")
                .post(session + "/stream/key")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    private static void letIn(String path, String key, String connection) {
        given().contentType("application/json")
                .body(Map.of("action", "publish", "path", path, "password", key, "id", connection))
                .post("/api/v1/programme/media/auth")
                .then()
                .statusCode(200);
    }
}
