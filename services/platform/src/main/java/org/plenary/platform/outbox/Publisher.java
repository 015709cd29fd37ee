package org.plenary.platform.outbox;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Writes outbox rows to the service's topic: CloudEvents 1.0 in Kafka's binary mode, and the trace of the request
/// that caused them.
///
/// A plain producer, because what it does while Kafka is away is plain, too: a send fails within a bounded time,
/// nothing is queued behind it, and the next round begins anew with the rows that still stand in the table.
///
/// Format: <https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md>
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

    /// The last bound is below `plenary.outbox.publish-timeout`, so no round ends with a send under way.
    private static final Map<String, Object> BOUNDS = Map.of(
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
            ProducerConfig.BUFFER_MEMORY_CONFIG, 8 * 1024 * 1024,
            ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 4_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);

    private static final Duration CLOSE_AT_MOST = Duration.ofSeconds(1);

    private final Map<String, Object> settings;
    private final String topic;
    private final String source;
    private final Tracer tracer;

    /// Made with the first round: where Kafka's name is not known yet, making it fails.
    private @Nullable Producer<String, byte[]> producer;

    Publisher(
            OutboxConfig config,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @ConfigProperty(name = "quarkus.application.name") String service,
            Tracer tracer) {
        this.settings = new HashMap<>(BOUNDS);
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        this.topic = config.topic();
        this.source = "/plenary/" + service;
        this.tracer = tracer;
    }

    /// Sends all rows in order and returns when Kafka has acknowledged every one. For one thread.
    ///
    /// @throws KafkaException when one was not acknowledged within `atMost`
    void publish(List<OutboxRow> rows, Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        var sends = new ArrayList<Future<?>>();
        for (var row : rows) {
            sends.add(send(row));
        }
        for (var send : sends) {
            try {
                send.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (ExecutionException refused) {
                throw new KafkaException(refused.getCause());
            } catch (TimeoutException silent) {
                throw new KafkaException(silent);
            }
        }
    }

    private Future<?> send(OutboxRow row) {
        var event = new ProducerRecord<>(topic, row.key().toString(), row.payload());
        envelope(event.headers(), row);
        var span = span(row);
        W3CTraceContextPropagator.getInstance()
                .inject(Context.root().with(span), event.headers(), (headers, name, value) -> {
                    if (headers != null) {
                        put(headers, name, value);
                    }
                });
        try {
            return producer().send(event, (place, failure) -> {
                if (failure != null) {
                    span.setStatus(StatusCode.ERROR);
                }
                span.end();
            });
        } catch (KafkaException failure) {
            span.setStatus(StatusCode.ERROR).end();
            throw failure;
        }
    }

    private void envelope(Headers headers, OutboxRow row) {
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", row.id().toString());
        put(headers, "ce_source", source);
        put(headers, "ce_type", row.type());
        put(headers, "ce_subject", row.subject());
        put(headers, "ce_time", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(row.addedAt()));
        put(headers, "content-type", "application/protobuf");
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /// From when the row was added until Kafka has it; none for a row without a trace.
    private Span span(OutboxRow row) {
        if (row.traceparent() == null) {
            return Span.getInvalid();
        }
        var cause = W3CTraceContextPropagator.getInstance()
                .extract(Context.root(), Map.of("traceparent", row.traceparent()), HEADERS);
        return tracer.spanBuilder(topic + " publish")
                .setSpanKind(SpanKind.PRODUCER)
                .setParent(cause)
                .setStartTimestamp(row.addedAt().toInstant())
                .startSpan();
    }

    private Producer<String, byte[]> producer() {
        var made = producer;
        if (made == null) {
            made = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
            producer = made;
        }
        return made;
    }

    @PreDestroy
    void close() {
        if (producer != null) {
            producer.close(CLOSE_AT_MOST);
        }
    }
}
