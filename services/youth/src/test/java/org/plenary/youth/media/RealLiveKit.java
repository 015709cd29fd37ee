package org.plenary.youth.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.livekit.server.AccessToken;
import io.livekit.server.RoomAdmin;
import io.livekit.server.RoomList;
import io.livekit.server.RoomName;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Assumptions;
import org.plenary.embedded.LiveKit;
import org.plenary.embedded.Ports;

/// The real LiveKit, and what it says of its rooms.
record RealLiveKit(LiveKit server) implements AutoCloseable {

    static final String SECRET = "for tests, and for nothing else at all";
    static final Path LOG = Path.of("target/livekit/livekit.log").toAbsolutePath();
    static final ObjectMapper JSON = new ObjectMapper();

    /// Skips the test where LiveKit is not installed, and says so.
    static RealLiveKit start() {
        return new RealLiveKit(LiveKit.program()
                .map(program -> LiveKit.start(new LiveKit.Settings(
                        program,
                        Ports.free(),
                        Ports.free(),
                        SECRET,
                        LOG.resolveSibling("data"),
                        LOG,
                        LOG.resolveSibling("livekit.run"))))
                .orElseGet(() -> {
                    var reason =
                            "RUN WITHOUT LIVEKIT: it is neither on the PATH nor built (deploy/media/build-livekit)";
                    System.getLogger(RealLiveKit.class.getName()).log(System.Logger.Level.WARNING, reason);
                    return Assumptions.abort(reason);
                }));
    }

    static Person facilitator(String name) {
        return new Person(UUID.randomUUID(), name, true);
    }

    static Person young(String name) {
        return new Person(UUID.randomUUID(), name, false);
    }

    static MediaRooms rooms(Map<String, String> settings) {
        return new MediaRooms(config(settings), JSON, InstantSource.system());
    }

    static MediaConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(MediaConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(MediaConfig.class);
    }

    static Map<String, String> settings(String url, String publicUrl) {
        return new HashMap<>(Map.of(
                "plenary.media.url",
                url,
                "plenary.media.public-url",
                publicUrl,
                "plenary.media.key",
                LiveKit.KEY,
                "plenary.media.secret",
                SECRET));
    }

    Map<String, String> settings() {
        return settings(server.settings().url(), server.settings().publicUrl());
    }

    MediaRooms rooms() {
        return rooms(settings());
    }

    /// Makes a room for these people; returns when it is there.
    void open(MediaRooms rooms, UUID room, Person... people) {
        rooms.keep(room, Set.of(people));
        soon(() -> assertThat(names()).contains(room.toString()));
    }

    /// Waits until exactly people of these names are in the room.
    void awaitIn(UUID room, String... names) {
        soon(() -> assertThat(read(room, "name")).containsExactlyInAnyOrder(names));
    }

    /// What the server says of everybody in a room, by that field.
    List<String> read(UUID room, String field) throws Exception {
        return list("ListParticipants", Map.of("room", room.toString()), "participants")
                .map(participant -> participant.path(field).asText())
                .toList();
    }

    /// The rooms there are.
    List<String> names() throws Exception {
        return roomsThere().map(room -> room.path("name").asText()).toList();
    }

    /// When a room was made, in whole seconds since the epoch.
    long made(UUID name) throws Exception {
        return roomsThere()
                .filter(room -> room.path("name").asText().equals(name.toString()))
                .findAny()
                .orElseThrow()
                .path("creation_time")
                .asLong();
    }

    private Stream<JsonNode> roomsThere() throws Exception {
        return list("ListRooms", Map.of(), "rooms");
    }

    private Stream<JsonNode> list(String method, Map<String, String> request, String field) throws Exception {
        var token = new AccessToken(LiveKit.KEY, SECRET);
        token.addGrants(new RoomList(true), new RoomAdmin(true), new RoomName(request.getOrDefault("room", "")));
        return JSON.readTree(api(method, request, token.toJwt()).body())
                .path(field)
                .valueStream();
    }

    HttpResponse<String> api(String method, Map<String, String> request, String token) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(server.settings().url() + "/twirp/livekit.RoomService/" + method))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(request)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    static void soon(ThrowingRunnable holds) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(holds);
    }

    @Override
    public void close() {
        server.close();
    }
}
