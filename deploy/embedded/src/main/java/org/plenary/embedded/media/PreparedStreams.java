package org.plenary.embedded.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What sessions says may be published to now. Safe for use by several threads.
final class PreparedStreams implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(PreparedStreams.class.getName());

    /// As many encoders as one small machine carries.
    private static final int STREAMS_MAX = 16;

    /// Sessions answers in milliseconds; who has no answer by now counts it as silence.
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);

    /// A token is renewed this long before it ends, so that none ends on its way.
    private static final Duration RENEW_BEFORE = Duration.ofSeconds(20);

    private final MediaConfig config;
    private final InstantSource clock;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build();
    private volatile @Nullable Token token;
    private volatile String warned = "";

    private record Token(String bearer, Instant renewAt) {}

    PreparedStreams(MediaConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    /// Asks sessions.
    ///
    /// @throws IOException when there is no answer in time, or none that can be used: all of it counts as silence
    List<PreparedStream> ask() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(config.sessions().resolve("/api/v1/programme/media/streams"))
                .timeout(ANSWER_LIMIT)
                .header("Authorization", "Bearer " + bearer())
                .build();
        var response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() == 401) {
            token = null;
        }
        if (response.statusCode() != 200) {
            throw new IOException("sessions answered " + response.statusCode());
        }
        var streams = new ArrayList<PreparedStream>();
        for (var item : json.readTree(response.body()).path("items")) {
            stream(item).ifPresent(streams::add);
        }
        if (streams.size() > STREAMS_MAX) {
            warn("Only " + STREAMS_MAX + " of " + streams.size() + " prepared streams are listened for");
        }
        return List.copyOf(streams.subList(0, Math.min(streams.size(), STREAMS_MAX)));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /// One that cannot be listened for is left out, so that the others can.
    private Optional<PreparedStream> stream(JsonNode item) {
        try {
            return Optional.of(new PreparedStream(
                    item.path("path").asText(),
                    item.path("passphrase").asText(),
                    item.path("port").asInt()));
        } catch (IllegalArgumentException e) {
            warn("A prepared stream is not listened for: " + e.getMessage());
            return Optional.empty();
        }
    }

    /// Says a thing once and not twice a second.
    private void warn(String what) {
        if (!what.equals(warned)) {
            warned = what;
            LOG.log(Level.WARNING, what);
        }
    }

    private String bearer() throws IOException, InterruptedException {
        var known = token;
        if (known != null && clock.instant().isBefore(known.renewAt())) {
            return known.bearer();
        }
        var form = "grant_type=client_credentials&client_id=" + encoded(config.clientId()) + "&client_secret="
                + encoded(config.clientSecret());
        var request = HttpRequest.newBuilder(URI.create(config.tokenEndpoint().toString()))
                .timeout(ANSWER_LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        var response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("the token endpoint answered " + response.statusCode());
        }
        var answer = json.readTree(response.body());
        var lasts = Duration.ofSeconds(answer.path("expires_in").asLong());
        var fresh = new Token(
                answer.path("access_token").asText(),
                clock.instant().plus(lasts).minus(RENEW_BEFORE));
        token = fresh;
        return fresh.bearer();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
