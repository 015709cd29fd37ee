package org.plenary.local.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/// A collector of traces: takes what services send by OTLP over HTTP and keeps it.
///
/// Format: <https://opentelemetry.io/docs/specs/otlp/#otlphttp>
final class Collector implements AutoCloseable {

    private final HttpServer server;
    private final List<Piece> pieces = new CopyOnWriteArrayList<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /// A span.
    ///
    /// @param service whose
    /// @param trace and the ids in hexadecimal; an empty parent if it is the first
    record Piece(String service, String name, String trace, String id, String parent) {}

    private Collector(HttpServer server) {
        this.server = server;
    }

    static Collector start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var collector = new Collector(server);
            server.createContext("/v1/traces", collector::take);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return collector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The environment variables by which a service finds this.
    Map<String, String> settings() {
        return Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "OTEL_EXPORTER_OTLP_PROTOCOL",
                "http/protobuf");
    }

    /// What has come of a trace so far.
    List<Piece> trace(String id) {
        return pieces.stream().filter(piece -> piece.trace().equals(id)).toList();
    }

    /// Every text that any trace has told: names, and values of attributes and events.
    Set<String> told() {
        return Set.copyOf(told);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            ExportTraceServiceRequest.parseFrom(body(exchange))
                    .getResourceSpansList()
                    .forEach(this::keep);
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody();
        return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                ? new GZIPInputStream(body)
                : body;
    }

    private void keep(ResourceSpans ofService) {
        var service = ofService.getResource().getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("service.name"))
                .map(KeyValue::getValue)
                .findFirst()
                .orElseThrow()
                .getStringValue();
        var hex = HexFormat.of();
        for (var scope : ofService.getScopeSpansList()) {
            for (var span : scope.getSpansList()) {
                told.add(span.getName());
                told.add(span.getStatus().getMessage());
                hear(span.getAttributesList());
                span.getEventsList().forEach(event -> {
                    told.add(event.getName());
                    hear(event.getAttributesList());
                });
                pieces.add(new Piece(
                        service,
                        span.getName(),
                        hex.formatHex(span.getTraceId().toByteArray()),
                        hex.formatHex(span.getSpanId().toByteArray()),
                        hex.formatHex(span.getParentSpanId().toByteArray())));
            }
        }
    }

    private void hear(List<KeyValue> attributes) {
        attributes.forEach(attribute -> told.add(attribute.getValue().toString()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
