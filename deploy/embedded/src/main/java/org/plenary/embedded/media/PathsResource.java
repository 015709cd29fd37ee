package org.plenary.embedded.media;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The control API, in the shape of MediaMTX's: `GET /v3/paths/list`, `GET /v3/paths/get/{name}`,
/// `GET /v3/srtconns/list` and `POST /v3/srtconns/kick/{id}`.
///
/// Unlike MediaMTX it also lists paths that nobody publishes to, with `ready` false.
final class PathsResource implements HttpHandler {

    private static final String LIST = "/v3/paths/list";
    private static final String GET = "/v3/paths/get/";
    private static final String CONNECTIONS = "/v3/srtconns/list";
    private static final String KICK = "/v3/srtconns/kick/";

    private final Ingest ingest;
    private final ObjectMapper json = new ObjectMapper();

    PathsResource(Ingest ingest) {
        this.ingest = ingest;
    }

    private record Answer(int status, ObjectNode body) {}

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer =
                    answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
            var bytes = json.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(String method, String resource) {
        if (method.equals("POST") && resource.startsWith(KICK)) {
            return kick(resource.substring(KICK.length()));
        }
        if (!method.equals("GET")) {
            return error(405, "method not allowed");
        }
        if (resource.equals(LIST)) {
            return list(ingest.paths().stream().map(this::path).toList());
        }
        if (resource.equals(CONNECTIONS)) {
            return list(ingest.paths().stream()
                    .flatMap(path -> connection(path).stream())
                    .toList());
        }
        if (resource.startsWith(GET)) {
            var name = resource.substring(GET.length());
            return ingest.paths().stream()
                    .filter(path -> path.name().equals(name))
                    .findFirst()
                    .map(path -> new Answer(200, path(path)))
                    .orElseGet(() -> error(404, "path not found"));
        }
        return error(404, "not found");
    }

    private Answer kick(String id) {
        try {
            return ingest.kick(UUID.fromString(id))
                    ? new Answer(200, json.createObjectNode())
                    : error(404, "connection not found");
        } catch (IllegalArgumentException e) {
            return error(400, "not an id");
        }
    }

    private Answer list(List<ObjectNode> items) {
        var body = json.createObjectNode().put("itemCount", items.size()).put("pageCount", 1);
        body.putArray("items").addAll(items);
        return new Answer(200, body);
    }

    private Answer error(int status, String what) {
        return new Answer(status, json.createObjectNode().put("error", what));
    }

    private ObjectNode path(Ingest.Path path) {
        var node = json.createObjectNode().put("name", path.name()).put("confName", "all_others");
        var publisher = path.publisher().orElse(null);
        if (publisher == null) {
            node.putNull("source").put("ready", false).putNull("readyTime");
        } else {
            node.putObject("source")
                    .put("type", "srtConn")
                    .put("id", publisher.connection().toString());
            node.put("ready", true).put("readyTime", publisher.since().toString());
        }
        var tracks = node.putArray("tracks");
        path.tracks().forEach(tracks::add);
        node.put("bytesReceived", publisher == null ? 0 : publisher.bytesReceived());
        node.put("bytesSent", 0).putArray("readers");
        return node;
    }

    private Optional<ObjectNode> connection(Ingest.Path path) {
        return path.publisher().map(publisher -> json.createObjectNode()
                .put("id", publisher.connection().toString())
                .put("created", publisher.since().toString())
                .put("remoteAddr", "127.0.0.1:0")
                .put("state", "publish")
                .put("path", path.name())
                .put("query", "")
                .put("bytesReceived", publisher.bytesReceived())
                .put("bytesSent", 0));
    }
}
