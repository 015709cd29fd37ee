package org.plenary.edge.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/// Headers that go with every answer, and who may see `/q`.
@ApplicationScoped
class SecurityHeaders {

    /// Before any route, after the framework's own filters.
    private static final int EARLY = 900;

    /// Files whose name holds a digest of their content, as Vite writes them.
    private static final Pattern HASHED = Pattern.compile("/assets/[^/]+-[A-Za-z0-9_-]{8}\\.[a-z0-9]+");

    /// Addresses with a link's secret in them, of pages and of what they call.
    private static final Pattern WITH_SECRET =
            Pattern.compile("^((/api/v1)?/youth/(consents|confirmations)|/api/v1/qna/receipts|/r)/");

    private final boolean encrypted;
    private final PageLimits limits;

    SecurityHeaders(EdgeConfig config) {
        this.encrypted = Origin.of(config.publicUrl()).isEncrypted();
        this.limits = new PageLimits(config.rooms());
    }

    void register(@Observes Filters filters) {
        filters.register(this::guard, EARLY);
    }

    private void guard(RoutingContext context) {
        var sent = context.request().path();
        if (sent == null || !Paths.isPlain(sent)) {
            Refusal.notFound().send(context);
            return;
        }
        var path = context.normalizedPath();
        if (path.equals("/q") || path.startsWith("/q/")) {
            if (!isShown(context, path)) {
                Refusal.notFound().send(context);
                return;
            }
        }
        context.addHeadersEndHandler(ended -> {
            var headers = context.response().headers();
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", hasSecret(path) ? "no-referrer" : "same-origin");
            headers.set("Cross-Origin-Resource-Policy", "same-origin");
            if (encrypted) {
                headers.set("Strict-Transport-Security", "max-age=31536000");
            }
            if (path.startsWith("/assets/") || (path.indexOf('.') > 0 && path.indexOf('/', 1) < 0)) {
                cacheFile(context, path, headers);
            }
            var type = headers.get(HttpHeaders.CONTENT_TYPE);
            if (type != null && type.startsWith("text/html")) {
                describePage(path, headers);
            }
        });
        context.next();
    }

    /// Whether the address itself is a secret, which no other place may learn.
    private static boolean hasSecret(String path) {
        return WITH_SECRET.matcher(path).find();
    }

    private void describePage(String path, MultiMap headers) {
        if (!headers.contains("Content-Security-Policy")) {
            headers.set("Content-Security-Policy", limits.contentSecurity(path));
        }
        headers.set("X-Frame-Options", "DENY");
        headers.set("Cross-Origin-Opener-Policy", "same-origin-allow-popups");
        headers.set("Permissions-Policy", limits.permissions(path));
        headers.set(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    private static void cacheFile(RoutingContext context, String path, MultiMap headers) {
        int status = context.response().getStatusCode();
        if (status != 200 && status != 206 && status != 304) {
            return;
        }
        headers.set(
                HttpHeaders.CACHE_CONTROL,
                HASHED.matcher(path).matches() ? "public, max-age=31536000, immutable" : "public, max-age=3600");
    }

    /// Health is everyone's; metrics are for who sits on this machine and was not sent by a proxy in front.
    private static boolean isShown(RoutingContext context, String path) {
        if (path.equals("/q/health") || path.startsWith("/q/health/")) {
            return true;
        }
        var request = context.request();
        return path.equals("/q/metrics")
                && !request.headers().contains("X-Forwarded-For")
                && !request.headers().contains("Forwarded")
                && request.remoteAddress().hostAddress() != null
                && (request.remoteAddress().hostAddress().startsWith("127.")
                        || request.remoteAddress().hostAddress().equals("0:0:0:0:0:0:0:1"));
    }
}
