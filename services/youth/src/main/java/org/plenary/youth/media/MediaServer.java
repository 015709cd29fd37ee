package org.plenary.youth.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.livekit.server.AccessToken;
import io.livekit.server.RoomAdmin;
import io.livekit.server.RoomCreate;
import io.livekit.server.RoomList;
import io.livekit.server.RoomName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The LiveKit server, as far as this service speaks to it.
final class MediaServer {

    /// The attribute of a token by which pages tell who is a facilitator. Nobody changes their own.
    static final String ROLE = "role";

    static final String FACILITATOR = "facilitator";

    /// In bytes.
    private static final int IDENTITY_LENGTH = 16;

    private final URI url;
    private final URI publicUrl;
    private final String key;
    private final String secret;
    private final Duration timeout;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final HttpClient http;

    private MediaServer(URI url, MediaConfig config, ObjectMapper json, InstantSource clock) {
        this.url = url;
        this.publicUrl = config.publicUrl().orElseThrow(() -> missing("public-url", "PLENARY_LIVEKIT_PUBLIC_URL"));
        this.key = config.key().orElseThrow(() -> missing("key", "PLENARY_LIVEKIT_KEY"));
        this.secret = config.secret().orElseThrow(() -> missing("secret", "PLENARY_LIVEKIT_SECRET"));
        this.timeout = config.timeout();
        this.json = json;
        this.clock = clock;
        this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    /// The configured one, if any.
    ///
    /// @throws IllegalStateException when only some of it is configured
    static @Nullable MediaServer of(MediaConfig config, ObjectMapper json, InstantSource clock) {
        return config.url()
                .map(url -> new MediaServer(url, config, json, clock))
                .orElse(null);
    }

    private static IllegalStateException missing(String setting, String variable) {
        return new IllegalStateException(
                "plenary.media.url is set, but plenary.media.%s (%s) is not".formatted(setting, variable));
    }

    /// Where browsers reach it.
    URI publicUrl() {
        return publicUrl;
    }

    /// Of one person in one room, and nothing that anybody could choose or trace back to an account.
    String identity(UUID room, UUID person) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var whole = mac.doFinal("identity %s %s".formatted(room, person).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, IDENTITY_LENGTH));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", impossible);
        }
    }

    /// A token that grants nothing yet.
    AccessToken token(Duration life) {
        var token = new AccessToken(key, secret);
        token.setExpiration(Date.from(clock.instant().plus(life)));
        return token;
    }

    /// Who is in a room; nobody where there is no such room.
    List<Participant> there(UUID room) throws IOException, InterruptedException {
        var participants = new ArrayList<Participant>();
        for (var item :
                call("ListParticipants", Map.of("room", room.toString())).path("participants")) {
            participants.add(new Participant(
                    item.path("identity").asText(),
                    item.path("name").asText(),
                    item.path("attributes").path(ROLE).asText().equals(FACILITATOR),
                    item.path("state").asText().equals("ACTIVE")));
        }
        return participants;
    }

    /// Calls LiveKit's room API (Twirp in JSON). What is gone already counts as done: the answer is empty then.
    JsonNode call(String method, Map<String, ?> request) throws IOException, InterruptedException {
        var token = token(timeout);
        token.addGrants(new RoomCreate(true), new RoomList(true));
        if (request.get("room") instanceof String room) {
            token.addGrants(new RoomAdmin(true), new RoomName(room));
        }
        var answer = http.send(
                HttpRequest.newBuilder(url.resolve("/twirp/livekit.RoomService/" + method))
                        .header("Authorization", "Bearer " + token.toJwt())
                        .header("Content-Type", "application/json")
                        .timeout(timeout)
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
}
