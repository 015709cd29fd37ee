package org.plenary.bench.live;

import com.google.protobuf.Timestamp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Tells of updates as the sessions service does: on its topic, as edge reads it.
final class KafkaPublisher implements Publisher {

    private static final String TOPIC = "plenary.sessions.v1";

    private final KafkaProducer<String, byte[]> producer;
    private final String session;

    KafkaPublisher(String kafka, String session) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
        this.session = session;
    }

    @Override
    public void publish(Update update) {
        var postedAt = Instant.parse(Update.POSTED_AT);
        var message = org.plenary.proto.sessions.v1.Update.newBuilder()
                .setId(Update.ID)
                .setSessionId(session)
                .setText(update.text())
                .setPostedAt(Timestamp.newBuilder().setSeconds(postedAt.getEpochSecond()))
                .setVersion(update.version())
                .build();
        var event = new ProducerRecord<>(TOPIC, session, message.toByteArray());
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        "/plenary/bench",
                        "ce_type",
                        message.getDescriptorForType().getFullName(),
                        "ce_subject",
                        Update.ID,
                        "content-type",
                        "application/protobuf")
                .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(event);
    }

    @Override
    public void close() {
        producer.close();
    }
}
