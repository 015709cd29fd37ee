package org.plenary.edge.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// A refusal of edge itself, as Problem Details (RFC 9457).
public final class Refusal {

    /// How long a caller waits before trying again when a part gives no answer.
    private static final long REST_SECONDS = 2;

    /// Streams end slowly: people leave, or close a tab.
    private static final long STREAMS_REST_SECONDS = 10;

    private final int status;
    private final String title;
    private final String code;
    private final String detail;
    private final long retryAfterSeconds;
    private final List<HttpMethod> allowed;

    private Refusal(
            int status, String title, String code, String detail, long retryAfterSeconds, List<HttpMethod> allowed) {
        this.status = status;
        this.title = title;
        this.code = code;
        this.detail = detail;
        this.retryAfterSeconds = retryAfterSeconds;
        this.allowed = allowed;
    }

    private Refusal(int status, String title, String code, String detail, long retryAfterSeconds) {
        this(status, title, code, detail, retryAfterSeconds, List.of());
    }

    public static Refusal malformed(String code, String detail) {
        return new Refusal(400, "Bad Request", code, detail, 0);
    }

    public static Refusal loginNeeded() {
        return new Refusal(401, "Unauthorized", "loginNeeded", "Please sign in.", 0);
    }

    public static Refusal forbidden(String code, String detail) {
        return new Refusal(403, "Forbidden", code, detail, 0);
    }

    public static Refusal notFound() {
        return new Refusal(404, "Not Found", "notFound", "There is no such thing.", 0);
    }

    static Refusal methodNotAllowed(List<HttpMethod> allowed) {
        return new Refusal(405, "Method Not Allowed", "methodNotAllowed", "This cannot be done here.", 0, allowed);
    }

    public static Refusal tooLarge(long limitBytes) {
        return new Refusal(
                413, "Content Too Large", "tooLarge", "At most %,d bytes are taken here.".formatted(limitBytes), 0);
    }

    public static Refusal tooMany(Duration retryAfter) {
        return new Refusal(
                429,
                "Too Many Requests",
                "tooMany",
                "Too many requests from this address. Please wait a little.",
                Math.max(1, retryAfter.toSeconds()));
    }

    public static Refusal tooManyStreams() {
        return new Refusal(
                429,
                "Too Many Requests",
                "tooManyStreams",
                "Too many live streams are open from this address. Please close some, or wait a little.",
                STREAMS_REST_SECONDS);
    }

    public static Refusal unavailable() {
        return new Refusal(
                503,
                "Service Unavailable",
                "unavailable",
                "A part of the system gives no answer. Please try again.",
                REST_SECONDS);
    }

    /// Answers with this refusal, unless an answer has begun already; the connection is then cut.
    public void send(RoutingContext context) {
        var response = context.response();
        if (response.headWritten()) {
            response.reset();
            return;
        }
        if (retryAfterSeconds > 0) {
            response.putHeader("Retry-After", Long.toString(retryAfterSeconds));
        }
        if (!allowed.isEmpty()) {
            response.putHeader(
                    HttpHeaders.ALLOW, allowed.stream().map(HttpMethod::name).collect(Collectors.joining(", ")));
        }
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(json().toBuffer());
    }

    private JsonObject json() {
        return new JsonObject()
                .put("type", "urn:plenary:problem:" + code)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("code", code);
    }
}
