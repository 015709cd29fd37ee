package org.plenary.youth.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.livekit.server.AccessToken;
import io.livekit.server.RoomAdmin;
import io.livekit.server.RoomList;
import io.livekit.server.RoomName;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.plenary.embedded.LiveKit;
import org.plenary.embedded.Ports;

/// Against the real LiveKit. Where it is not installed, all but what needs none is skipped and says so.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MediaRoomsTest {

    private static final String SECRET = "for tests, and for nothing else at all";
    private static final Path LOG = Path.of("target/livekit/livekit.log").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final UUID breakout = UUID.randomUUID();
    private @Nullable LiveKit server;

    @BeforeAll
    void start() {
        server = LiveKit.program()
                .map(program -> LiveKit.start(new LiveKit.Settings(
                        program,
                        Ports.free(),
                        Ports.free(),
                        SECRET,
                        LOG.resolveSibling("data"),
                        LOG,
                        LOG.resolveSibling("livekit.run"))))
                .orElse(null);
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void withoutAMediaServerThereIsNoTicketAndNothingFails() {
        var rooms = rooms(Map.of());

        assertThat(rooms.isThere()).isFalse();
        assertThat(rooms.ticket(breakout, "Kestrel", false)).isEmpty();
        rooms.keep(breakout, Set.of());
        rooms.end(breakout);
        rooms.endAllBut(Set.of());
    }

    @Test
    void aMediaServerThatIsHalfConfiguredIsSaidAtTheStart() {
        assertThatThrownBy(() -> rooms(Map.of("plenary.media.url", "http://127.0.0.1:1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PLENARY_LIVEKIT_PUBLIC_URL");
    }

    @Test
    void aTicketIsForOneRoomOneNameMicrophoneAndCameraAndSeconds() throws Exception {
        var rooms = rooms(settings("http://127.0.0.1:1", "wss://media.example"));

        var ticket = rooms.ticket(breakout, "Kestrel", false).orElseThrow();
        var body = ticket.token().split("\\.", -1)[1];
        var claims = JSON.readTree(Base64.getUrlDecoder().decode(body));

        assertThat(ticket.url()).isEqualTo("wss://media.example");
        assertThat(claims.path("sub").asText()).isEqualTo("Kestrel");
        assertThat(claims.path("attributes")).hasSize(1);
        assertThat(claims.path("attributes").path("role").asText()).isEqualTo("youth");
        assertThat(claims.path("name").asText()).isEmpty();
        assertThat(claims.path("exp").asLong())
                .isBetween(Instant.now().getEpochSecond() + 1, Instant.now().getEpochSecond() + 11);
        assertThat(claims.path("video")).isEqualTo(JSON.readTree("""
                {"roomJoin": true, "room": "%s", "canSubscribe": true, "canPublish": true,
                 "canPublishSources": ["microphone", "camera"], "canPublishData": false,
                 "canUpdateOwnMetadata": false, "hidden": false}""".formatted(breakout)));
        assertThat(ticket.toString()).doesNotContain(ticket.token());
    }

    @Test
    void twoPeopleAreInTheRoomThatTheirTicketsAreFor() throws Exception {
        var rooms = rooms();
        var other = UUID.randomUUID();
        open(rooms, breakout, "Kestrel", "Ada Facilitator");
        open(rooms, other);

        try (var young = Guest.connect(ticket(rooms, "Kestrel"), "&room=" + other);
                var adult = Guest.connect(ticket(rooms, "Ada Facilitator"))) {
            awaitIn(breakout, "Kestrel", "Ada Facilitator");

            assertThat(people(other)).isEmpty();
            assertThat(List.of(young.isOut(), adult.isOut())).containsOnly(false);
        }
    }

    @Test
    void whoIsNoLongerKeptIsOutAndEverybodyElseStays() throws Exception {
        var rooms = rooms();
        open(rooms, breakout, "Kestrel", "Ada Facilitator");
        try (var young = Guest.connect(ticket(rooms, "Kestrel"));
                var adult = Guest.connect(ticket(rooms, "Ada Facilitator"))) {
            awaitIn(breakout, "Kestrel", "Ada Facilitator");

            rooms.keep(breakout, Set.of("Ada Facilitator"));

            young.awaitOut();
            awaitIn(breakout, "Ada Facilitator");
            assertThat(adult.isOut()).isFalse();
        }
    }

    @Test
    void whoComesBackWithAnOldTicketOrUnderAnAddedNameIsOutWithTheNextRound() throws Exception {
        var rooms = rooms();
        open(rooms, breakout, "Kestrel");
        var ticket = ticket(rooms, "Kestrel");
        try (var added = Guest.connect(ticket, "&publish=shadow")) {
            awaitIn(breakout, "Kestrel#shadow");
            rooms.keep(breakout, Set.of("Kestrel"));
            added.awaitOut();
        }
        for (int time = 0; time < 2; time++) {
            try (var again = Guest.connect(ticket)) {
                awaitIn(breakout, "Kestrel");
                rooms.keep(breakout, Set.of());
                again.awaitOut();
            }
        }
    }

    @Test
    void theEndThrowsEverybodyOutAndNoTicketBringsTheRoomBack() throws Exception {
        var rooms = rooms();
        open(rooms, breakout, "Kestrel");
        var ticket = ticket(rooms, "Kestrel");
        try (var young = Guest.connect(ticket)) {
            awaitIn(breakout, "Kestrel");

            rooms.end(breakout);

            young.awaitOut();
            soon(() -> assertThat(names()).doesNotContain(breakout.toString()));
            assertThat(refusal(ticket)).isEqualTo(404);
        }
    }

    @Test
    void aRoomThatWasLeftBehindEndsAndOpenAndNewOnesStay() throws Exception {
        var settings = settings();
        settings.put("plenary.media.empty-room-life", "2s");
        var rooms = rooms(settings);
        var open = UUID.randomUUID();
        var recent = UUID.randomUUID();
        open(rooms, breakout, "Kestrel");
        open(rooms, open, "Heron");
        try (var left = Guest.connect(ticket(rooms, "Kestrel"));
                var held = Guest.connect(rooms.ticket(open, "Heron", false).orElseThrow())) {
            awaitIn(breakout, "Kestrel");
            awaitIn(open, "Heron");
            rooms.endAllBut(Set.of(open));
            soon(() -> {
                rooms.keep(recent, Set.of());
                rooms.endAllBut(Set.of(open));
                assertThat(left.isOut()).isTrue();
            });
            assertThat(held.isOut()).isFalse();
            soon(() -> assertThat(names()).contains(recent.toString(), open.toString()));
        }
    }

    @Test
    void anExpiredOrForeignTicketIsRefused() throws Exception {
        var rooms = rooms();
        open(rooms, breakout, "Kestrel");
        var past = Instant.now().minus(Duration.ofMinutes(2));
        var late = new MediaRooms(config(settings()), JSON, InstantSource.fixed(past));
        var foreign = settings();
        foreign.put("plenary.media.secret", SECRET + " but one");

        assertThat(refusal(ticket(late, "Kestrel"))).isEqualTo(401);
        assertThat(refusal(ticket(rooms(foreign), "Kestrel"))).isEqualTo(401);
    }

    @Test
    void aTicketDoesNotOpenTheApi() throws Exception {
        var rooms = rooms();
        open(rooms, breakout, "Kestrel");
        var token = ticket(rooms, "Kestrel").token();
        var room = Map.of("room", breakout.toString());

        assertThat(api("ListParticipants", room, token).statusCode()).isIn(401, 403);
        assertThat(api("ListRooms", Map.of(), token).statusCode()).isIn(401, 403);
        assertThat(api("CreateRoom", Map.of("name", "other"), token).statusCode())
                .isIn(401, 403);
    }

    @Test
    void aServerThatIsSilentHoldsNobodyUpAndNoLogTellsWhoWasMeant() throws Exception {
        var told = new CopyOnWriteArrayList<String>();
        var handler = new Handler() {
            @Override
            public void publish(LogRecord logged) {
                told.add(logged.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var logger = Logger.getLogger(MediaRooms.class.getName());
        logger.addHandler(handler);
        try (var mute = new ServerSocket(0)) {
            var rooms = rooms(settings("http://127.0.0.1:" + mute.getLocalPort(), "ws://127.0.0.1:1"));
            var begun = System.nanoTime();
            for (int round = 0; round < 100; round++) {
                rooms.keep(breakout, Set.of("Kestrel"));
                rooms.end(UUID.randomUUID());
                rooms.endAllBut(Set.of());
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(900));
            soon(() -> assertThat(told).hasSize(1));
            assertThat(told).noneMatch(line -> line.contains("Kestrel") || line.contains(SECRET));
        } finally {
            logger.removeHandler(handler);
        }
    }

    @Test
    void theMediaServerDoesNotWriteDownWhoComesAndGoes() throws Exception {
        var rooms = rooms();
        open(rooms, breakout, "Ptarmigan");
        try (var young = Guest.connect(ticket(rooms, "Ptarmigan"))) {
            awaitIn(breakout, "Ptarmigan");
            rooms.keep(breakout, Set.of());
            young.awaitOut();
        }
        assertThat(Files.readString(LOG)).doesNotContain("Ptarmigan", SECRET);
    }

    private LiveKit server() {
        if (server == null) {
            var reason = "RUN WITHOUT LIVEKIT: it is neither on the PATH nor built (deploy/media/build-livekit)";
            System.getLogger(MediaRoomsTest.class.getName()).log(System.Logger.Level.WARNING, reason);
            return Assumptions.abort(reason);
        }
        return server;
    }

    private MediaRooms rooms() {
        return rooms(settings());
    }

    private static MediaRooms rooms(Map<String, String> settings) {
        return new MediaRooms(config(settings), JSON, InstantSource.system());
    }

    private static MediaConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(MediaConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(MediaConfig.class);
    }

    private Map<String, String> settings() {
        return settings(server().settings().url(), server().settings().publicUrl());
    }

    private static Map<String, String> settings(String url, String publicUrl) {
        return new java.util.HashMap<>(Map.of(
                "plenary.media.url",
                url,
                "plenary.media.public-url",
                publicUrl,
                "plenary.media.key",
                LiveKit.KEY,
                "plenary.media.secret",
                SECRET));
    }

    private Ticket ticket(MediaRooms rooms, String identity) {
        return rooms.ticket(breakout, identity, false).orElseThrow();
    }

    private void open(MediaRooms rooms, UUID room, String... identities) {
        rooms.keep(room, Set.of(identities));
        soon(() -> assertThat(names()).contains(room.toString()));
    }

    private void awaitIn(UUID room, String... identities) {
        soon(() -> assertThat(people(room)).containsExactlyInAnyOrder(identities));
    }

    private static int refusal(Ticket ticket) {
        return catchThrowableOfType(
                        Guest.Refused.class, () -> Guest.connect(ticket).close())
                .status();
    }

    private List<String> names() throws Exception {
        return read("ListRooms", Map.of(), "rooms", "name");
    }

    private List<String> people(UUID room) throws Exception {
        return read("ListParticipants", Map.of("room", room.toString()), "participants", "identity");
    }

    private List<String> read(String method, Map<String, String> request, String list, String field) throws Exception {
        var token = new AccessToken(LiveKit.KEY, SECRET);
        token.addGrants(new RoomList(true), new RoomAdmin(true), new RoomName(request.getOrDefault("room", "")));
        var found = new ArrayList<String>();
        for (var item :
                JSON.readTree(api(method, request, token.toJwt()).body()).path(list)) {
            found.add(item.path(field).asText());
        }
        return found;
    }

    private HttpResponse<String> api(String method, Map<String, String> request, String token) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(
                                    URI.create(server().settings().url() + "/twirp/livekit.RoomService/" + method))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(request)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void soon(org.awaitility.core.ThrowingRunnable holds) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(holds);
    }
}
