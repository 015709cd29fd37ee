package org.plenary.embedded.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/// Calls a media server as sessions and players do.
record Web(URI hls, URI control) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration LIMIT = Duration.ofSeconds(12);

    HttpResponse<String> playlist(String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(hls.resolve(path)).timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<byte[]> send(String method, String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(hls.resolve(path))
                        .timeout(LIMIT)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<String> control(String method, String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(control.resolve(path))
                        .timeout(LIMIT)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// A path as the control API shows it; a missing node when it does not.
    JsonNode path(String name) throws IOException, InterruptedException {
        var list = new ObjectMapper().readTree(control("GET", "/v3/paths/list").body());
        for (var item : list.path("items")) {
            if (item.path("name").asText().equals(name)) {
                return item;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    boolean isReady(String name) throws IOException, InterruptedException {
        return path(name).path("ready").asBoolean();
    }

    /// True when a player gets a playlist at once; no answer is a no.
    boolean isShown(String name) throws IOException, InterruptedException {
        try {
            var request = HttpRequest.newBuilder(hls.resolve("/" + name + "/index.m3u8"))
                    .timeout(Duration.ofMillis(500))
                    .build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (HttpTimeoutException e) {
            return false;
        }
    }

    /// The number of the last segment in a playlist of the embedded server; -1 when there is none.
    long lastSegment(String path, String playlist) throws IOException, InterruptedException {
        var response = playlist("/" + path + "/" + playlist);
        return response.statusCode() != 200
                ? -1
                : response.body()
                        .lines()
                        .filter(line -> line.endsWith(".ts"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .max()
                        .orElse(-1);
    }
}
