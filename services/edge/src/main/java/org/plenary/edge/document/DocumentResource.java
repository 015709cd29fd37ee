package org.plenary.edge.document;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.plenary.edge.http.Methods;
import org.plenary.edge.http.Refusal;
import org.plenary.edge.upstream.Upstream;
import org.plenary.edge.upstream.Upstreams;

/// `/api/v1/openapi.json`, and `/api/docs` to read it; `/api/v1/asyncapi.json`.
@ApplicationScoped
class DocumentResource {

    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final String UI = "META-INF/resources/webjars/swagger-ui/%s/";

    /// What the page is made of, by name, and its media type.
    private static final Map<String, String> FILES = Map.of(
            "swagger-ui.css", "text/css",
            "swagger-ui-bundle.js", "text/javascript",
            "docs.js", "text/javascript",
            "docs.css", "text/css");

    private record Told(JsonObject document, Instant at) {}

    private final Upstreams upstreams;
    private final InstantSource clock;
    private final JsonObject own;
    private final Buffer broadcast;
    private final Map<String, Told> told = new ConcurrentHashMap<>();

    DocumentResource(Upstreams upstreams, InstantSource clock) {
        this.upstreams = upstreams;
        this.clock = clock;
        this.own = new JsonObject(Buffer.buffer(beside("openapi.json")));
        this.broadcast =
                Broadcast.of(own, TopicEvents.all(), DocumentResource::text).toBuffer();
    }

    void routes(@Observes Router router) {
        get(router, "/api/v1/openapi.json", this::document);
        get(
                router,
                "/api/v1/asyncapi.json",
                context -> send(context, "application/json", broadcast, "public, max-age=60"));
        get(router, "/api/docs", context -> page(context));
        get(router, "/api/docs/:file", this::file);
    }

    private static void get(Router router, String path, Consumer<RoutingContext> handler) {
        router.route(path).handler(context -> {
            if (Methods.isOneOf(Methods.READING, context)) {
                handler.accept(context);
            }
        });
    }

    private void document(RoutingContext context) {
        var asked = upstreams.services().stream().map(this::ask).toList();
        Future.all(asked)
                .onSuccess(all -> {
                    var others = new LinkedHashMap<String, JsonObject>();
                    for (int at = 0; at < asked.size(); at++) {
                        others.put(
                                upstreams.services().get(at).name(),
                                asked.get(at).result().document());
                    }
                    send(context, "application/json", Merged.of(own, others).toBuffer(), "public, max-age=60");
                })
                .onFailure(silent -> Refusal.unavailable().send(context));
    }

    private Future<Told> ask(Upstream service) {
        var last = told.get(service.name());
        if (last != null && last.at().plus(FRESH).isAfter(clock.instant())) {
            return Future.succeededFuture(last);
        }
        return upstreams
                .get(service, "/q/openapi?format=json", null)
                .compose(answer -> remember(service, answer))
                .recover(failure -> last == null ? Future.failedFuture(failure) : Future.succeededFuture(last));
    }

    private Future<Told> remember(Upstream service, Upstreams.Answer answer) {
        if (answer.status() != 200) {
            return Future.failedFuture("%s answered %d".formatted(service.name(), answer.status()));
        }
        try {
            var fresh = new Told(new JsonObject(answer.body()), clock.instant());
            told.put(service.name(), fresh);
            return Future.succeededFuture(fresh);
        } catch (DecodeException unreadable) {
            return Future.failedFuture(unreadable);
        }
    }

    private void page(RoutingContext context) {
        send(context, "text/html; charset=utf-8", Buffer.buffer(beside("docs.html")), "no-cache");
    }

    private void file(RoutingContext context) {
        var name = context.pathParam("file");
        var type = FILES.get(name);
        if (type == null) {
            Refusal.notFound().send(context);
            return;
        }
        var bytes = name.startsWith("docs.") ? beside(name) : library(name);
        send(context, type, Buffer.buffer(bytes), "public, max-age=86400");
    }

    private static void send(RoutingContext context, String type, Buffer body, String caching) {
        var response = context.response();
        response.headers().remove(HttpHeaders.CONTENT_ENCODING);
        response.putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CACHE_CONTROL, caching)
                .putHeader(HttpHeaders.VARY, "Accept-Encoding")
                .end(body);
    }

    private static byte[] beside(String name) {
        return bytes("org/plenary/edge/document/" + name);
    }

    private static byte[] library(String name) {
        return bytes(UI.formatted(libraryVersion()) + name);
    }

    private static String libraryVersion() {
        var text = new String(bytes("META-INF/maven/org.webjars/swagger-ui/pom.properties"), StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> line.startsWith("version="))
                .map(line -> line.substring("version=".length()).strip())
                .findFirst()
                .orElseThrow();
    }

    private static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String path) {
        try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is not on the class path");
            }
            return file.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(path, broken);
        }
    }
}
