package org.plenary.youth.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.livekit.server.AccessToken;
import io.livekit.server.CanPublish;
import io.livekit.server.CanPublishData;
import io.livekit.server.CanPublishSources;
import io.livekit.server.CanSubscribe;
import io.livekit.server.CanUpdateOwnMetadata;
import io.livekit.server.Hidden;
import io.livekit.server.RoomAdmin;
import io.livekit.server.RoomCreate;
import io.livekit.server.RoomJoin;
import io.livekit.server.RoomList;
import io.livekit.server.RoomName;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The rooms of the media server, one for each open breakout and named by its id.
///
/// What is asked for here is done on threads of its own, one for each breakout and the latest wish last; nobody
/// waits for it. Without a media server nothing happens.
@Startup
@ApplicationScoped
public class MediaRooms {

    private static final Logger LOG = Logger.getLogger(MediaRooms.class);

    /// The people that a room shall hold.
    private record Wish(Set<String> identities, boolean ended) {}

    /// Everything that is needed to reach the media server.
    private record Server(URI url, URI publicUrl, String key, String secret) {

        /// @throws IllegalStateException when only some of it is configured
        static @Nullable Server of(MediaConfig config) {
            return config.url()
                    .map(url -> new Server(
                            url,
                            config.publicUrl().orElseThrow(() -> missing("public-url", "PLENARY_LIVEKIT_PUBLIC_URL")),
                            config.key().orElseThrow(() -> missing("key", "PLENARY_LIVEKIT_KEY")),
                            config.secret().orElseThrow(() -> missing("secret", "PLENARY_LIVEKIT_SECRET"))))
                    .orElse(null);
        }

        private static IllegalStateException missing(String setting, String variable) {
            return new IllegalStateException(
                    "plenary.media.url is set, but plenary.media.%s (%s) is not".formatted(setting, variable));
        }
    }

    private final MediaConfig config;
    private final @Nullable Server server;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final HttpClient http;
    private final ConcurrentHashMap<UUID, Wish> wishes = new ConcurrentHashMap<>();
    private final AtomicBoolean sweeping = new AtomicBoolean();
    private final AtomicBoolean silent = new AtomicBoolean();

    MediaRooms(MediaConfig config, ObjectMapper json, InstantSource clock) {
        this.config = config;
        this.server = Server.of(config);
        this.json = json;
        this.clock = clock;
        this.http = HttpClient.newBuilder().connectTimeout(config.timeout()).build();
    }

    /// Whether there is a media server for breakouts at all; it may be down.
    public boolean isThere() {
        return server != null;
    }

    /// What lets a person connect to a breakout's room, once that is there. Whoever connects with the same identity
    /// later takes the place of who came before.
    ///
    /// @param identity what the others see of the person, and what [#keep] knows them by; one alone in the breakout
    /// @param facilitator whether the others see that this is a facilitator
    /// @return empty without a media server
    public Optional<Ticket> ticket(UUID breakout, String identity, boolean facilitator) {
        if (server == null) {
            return Optional.empty();
        }
        var token = token(server, config.ticketLife());
        token.setIdentity(identity);
        token.getAttributes().put("role", facilitator ? "facilitator" : "youth");
        token.addGrants(
                new RoomJoin(true),
                new RoomName(breakout.toString()),
                new CanSubscribe(true),
                new CanPublish(true),
                // No screen: there may be anything on it.
                new CanPublishSources(List.of("microphone", "camera")),
                new CanPublishData(false),
                new CanUpdateOwnMetadata(false),
                new Hidden(false));
        return Optional.of(new Ticket(server.publicUrl().toString(), token.toJwt()));
    }

    /// Makes the breakout's room if it is not there, and removes everybody from it who is not named.
    public void keep(UUID breakout, Set<String> identities) {
        wish(breakout, new Wish(Set.copyOf(identities), false));
    }

    /// Ends the breakout's room; everybody in it is disconnected.
    public void end(UUID breakout) {
        wish(breakout, new Wish(Set.of(), true));
    }

    /// Ends every room but those of these breakouts: also one that could not be ended before, or that an earlier
    /// process has left behind. One that has just been made stays: its breakout may have opened since the caller
    /// looked. The media server is for breakouts alone.
    public void endAllBut(Set<UUID> open) {
        var kept = open.stream().map(UUID::toString).collect(Collectors.toSet());
        if (server != null && sweeping.compareAndSet(false, true)) {
            Thread.ofVirtual().name("media-rooms").start(() -> sweep(kept));
        }
    }

    private void sweep(Set<String> kept) {
        try {
            attempt(() -> {
                var settled = clock.instant().minus(config.emptyRoomLife()).getEpochSecond();
                for (var room : call("ListRooms", Map.of()).path("rooms")) {
                    var name = room.path("name").asText();
                    if (room.path("creation_time").asLong() < settled && !kept.contains(name)) {
                        call("DeleteRoom", Map.of("room", name));
                    }
                }
            });
        } finally {
            sweeping.set(false);
        }
    }

    /// At most one thread is at work for a breakout; a wish that comes meanwhile replaces the one before.
    private void wish(UUID breakout, Wish wish) {
        if (server != null && wishes.put(breakout, wish) == null) {
            Thread.ofVirtual().name("media-room-" + breakout).start(() -> fulfil(breakout));
        }
    }

    private void fulfil(UUID breakout) {
        for (var wish = wishes.get(breakout); wish != null; ) {
            var current = wish;
            attempt(() -> fulfil(breakout.toString(), current));
            wish = wishes.remove(breakout, current) ? null : wishes.get(breakout);
        }
    }

    private void fulfil(String room, Wish wish) throws IOException, InterruptedException {
        if (wish.ended()) {
            call("DeleteRoom", Map.of("room", room));
            return;
        }
        // Also when it is there: nothing tells an empty room from none, and making it again changes nothing.
        call(
                "CreateRoom",
                Map.of(
                        "name", room,
                        "empty_timeout", config.emptyRoomLife().toSeconds(),
                        "departure_timeout", config.emptyRoomLife().toSeconds(),
                        "max_participants", config.peopleMost()));
        for (var person : call("ListParticipants", Map.of("room", room)).path("participants")) {
            var identity = person.path("identity").asText();
            if (!wish.identities().contains(identity)) {
                call("RemoveParticipant", Map.of("room", room, "identity", identity));
            }
        }
    }

    private interface Calls {
        void make() throws IOException, InterruptedException;
    }

    /// Failures are told once, and that they are over is told, too; in between they repeat every second.
    private void attempt(Calls calls) {
        try {
            calls.make();
            if (silent.compareAndSet(true, false)) {
                LOG.info("The media server answers again");
            }
        } catch (IOException failure) {
            if (silent.compareAndSet(false, true)) {
                LOG.warnf("The media server does not do what it is asked, trying on: %s", failure.toString());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /// Calls LiveKit's room API (Twirp in JSON). What is gone already counts as done: the answer is empty then.
    private JsonNode call(String method, Map<String, ?> request) throws IOException, InterruptedException {
        var reached = Objects.requireNonNull(server);
        var token = token(reached, config.timeout());
        token.addGrants(new RoomCreate(true), new RoomList(true));
        if (request.get("room") instanceof String room) {
            token.addGrants(new RoomAdmin(true), new RoomName(room));
        }
        var answer = http.send(
                HttpRequest.newBuilder(reached.url().resolve("/twirp/livekit.RoomService/" + method))
                        .header("Authorization", "Bearer " + token.toJwt())
                        .header("Content-Type", "application/json")
                        .timeout(config.timeout())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(request)))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        return switch (answer.statusCode()) {
            case 200 -> json.readTree(answer.body());
            case 404 -> json.createObjectNode();
            // Not the body: it may name a person.
            default -> throw new IOException("%s is answered with %d".formatted(method, answer.statusCode()));
        };
    }

    private AccessToken token(Server signer, Duration life) {
        var token = new AccessToken(signer.key(), signer.secret());
        token.setExpiration(Date.from(clock.instant().plus(life)));
        return token;
    }
}
