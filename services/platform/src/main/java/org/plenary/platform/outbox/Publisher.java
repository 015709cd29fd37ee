package org.plenary.platform.outbox;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jspecify.annotations.Nullable;

/// Writes outbox rows to the service's topic: CloudEvents 1.0 in Kafka's binary mode, and the trace of the request
/// that caused them.
@ApplicationScoped
class Publisher {

    private static final TextMapGetter<Map<String, String>> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
            return carrier == null ? null : carrier.get(key);
        }
    };

    private final MutinyEmitter<byte[]> events;
    private final URI source;

    Publisher(
            @Channel("events") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 1_000)
                    MutinyEmitter<byte[]> events,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.events = events;
        this.source = URI.create("/plenary/" + service.replace("plenary-", ""));
    }

    /// Sends all rows in order and returns when Kafka has acknowledged every one; throws when one was not
    /// acknowledged within `atMost`.
    void publish(List<OutboxRow> rows, Duration atMost) {
        var sends = rows.stream().map(row -> events.sendMessage(message(row))).toList();
        Uni.join().all(sends).andFailFast().await().atMost(atMost);
    }

    private Message<byte[]> message(OutboxRow row) {
        var envelope = OutgoingCloudEventMetadata.builder()
                .withId(row.id().toString())
                .withSource(source)
                .withType(row.type())
                .withSubject(row.subject())
                .withTimestamp(row.addedAt().toZonedDateTime())
                .withDataContentType("application/protobuf")
                .build();
        var key = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(row.key().toString())
                .build();
        return Message.of(row.payload()).addMetadata(envelope).addMetadata(key).addMetadata(trace(row));
    }

    private static TracingMetadata trace(OutboxRow row) {
        if (row.traceparent() == null) {
            return TracingMetadata.empty();
        }
        var context = W3CTraceContextPropagator.getInstance()
                .extract(Context.root(), Map.of("traceparent", row.traceparent()), HEADERS);
        return TracingMetadata.withCurrent(context);
    }
}
