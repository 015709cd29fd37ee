package org.plenary.sessions.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/// The media server's control API, as MediaMTX has it.
@ApplicationScoped
class MediaControl {

    private static final Logger LOG = Logger.getLogger(MediaControl.class);

    /// More paths than halls; one page of the API.
    private static final int MOST_PATHS = 1_000;

    /// What kicks a publisher, by the kind of its connection.
    private static final Map<String, String> KICKS = Map.of(
            "rtmpConn", "rtmpconns",
            "rtmpsConn", "rtmpsconns",
            "srtConn", "srtconns",
            "rtspSession", "rtspsessions",
            "rtspsSession", "rtspssessions",
            "webRTCSession", "webrtcsessions");

    private final StreamConfig config;
    private final ObjectMapper json;
    private final HttpClient http;

    MediaControl(StreamConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
        this.http = HttpClient.newBuilder().connectTimeout(config.timeout()).build();
    }

    /// Paths that a picture comes in on, with who sends it; empty when the server gives no answer.
    Optional<Map<String, Publisher>> ready() throws InterruptedException {
        try {
            var answer = send("GET", "/v3/paths/list?itemsPerPage=" + MOST_PATHS);
            if (answer.statusCode() != 200) {
                return Optional.empty();
            }
            var ready = new HashMap<String, Publisher>();
            for (var item : json.readTree(answer.body()).path("items")) {
                if (item.path("ready").asBoolean()) {
                    ready.put(item.path("name").asText(), publisher(item));
                }
            }
            return Optional.of(ready);
        } catch (IOException silent) {
            return Optional.empty();
        }
    }

    /// Ends the connection of whoever publishes on a path, where the server can. One that cannot finds out by itself.
    void kick(String path) {
        try {
            var answer = send("GET", "/v3/paths/get/" + path);
            if (answer.statusCode() == 200) {
                kick(publisher(json.readTree(answer.body())));
            }
        } catch (IOException silent) {
            LOG.infof("Media server gives no answer: %s", silent.getClass().getSimpleName());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /// As [#kick(String)], and nobody else who may have come since.
    void kick(Publisher publisher) {
        var kick = KICKS.get(publisher.type());
        if (kick == null) {
            return;
        }
        try {
            send("POST", "/v3/%s/kick/%s".formatted(kick, publisher.connection()));
            LOG.info("Publisher disconnected");
        } catch (IOException silent) {
            LOG.infof("Media server gives no answer: %s", silent.getClass().getSimpleName());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static Publisher publisher(JsonNode path) {
        var source = path.path("source");
        return new Publisher(
                source.path("type").asText(),
                source.path("id").asText(),
                path.path("bytesReceived").asLong());
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(config.control() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(config.timeout())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
