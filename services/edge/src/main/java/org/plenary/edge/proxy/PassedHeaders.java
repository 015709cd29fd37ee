package org.plenary.edge.proxy;

import io.vertx.core.MultiMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which headers are passed on (RFC 9110, 7.6.1).
final class PassedHeaders {

    private static final Set<String> HOP_BY_HOP = ignoringCase(List.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade"));

    /// Of a request: set anew, or nobody's business behind us. Trace headers are written by the client's own span.
    private static final Set<String> NOT_TO_PEERS = ignoringCase(List.of(
            "host",
            "cookie",
            "expect",
            "content-length",
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-prefix",
            "x-forwarded-proto",
            "x-real-ip",
            "traceparent",
            "tracestate",
            "baggage"));

    /// Of an answer: a peer's cookies and permissions for other origins are not ours.
    private static final Set<String> NOT_TO_BROWSERS = ignoringCase(List.of(
            "set-cookie",
            "server",
            "content-length",
            "access-control-allow-origin",
            "access-control-allow-credentials",
            "access-control-allow-methods",
            "access-control-allow-headers",
            "access-control-expose-headers"));

    private PassedHeaders() {}

    /// Copies what a peer may see of a request.
    static void toPeer(MultiMap from, MultiMap to) {
        copy(from, to, NOT_TO_PEERS);
    }

    /// Copies what a caller may see of a peer's answer.
    static void toCaller(MultiMap from, MultiMap to) {
        copy(from, to, NOT_TO_BROWSERS);
    }

    private static void copy(MultiMap from, MultiMap to, Set<String> except) {
        var named = namedByConnection(from);
        for (Map.Entry<String, String> header : from) {
            var name = header.getKey();
            if (!HOP_BY_HOP.contains(name)
                    && !except.contains(name)
                    && (named.isEmpty() || !named.contains(name.toLowerCase(Locale.ROOT)))) {
                to.add(name, header.getValue());
            }
        }
    }

    private static Set<String> namedByConnection(MultiMap headers) {
        var lines = headers.getAll("connection");
        if (lines.isEmpty() || lines.size() == 1 && isUsual(lines.getFirst())) {
            return Set.of();
        }
        var names = new HashSet<String>();
        for (var line : lines) {
            for (var name : line.split(",", -1)) {
                names.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    private static boolean isUsual(String connection) {
        return connection.equalsIgnoreCase("keep-alive") || connection.equalsIgnoreCase("close");
    }

    private static Set<String> ignoringCase(List<String> names) {
        var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(names);
        return set;
    }
}
