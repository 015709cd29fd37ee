package org.plenary.platform.testing;

import com.google.protobuf.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// A topic on the real Kafka, to put facts on as their owner would and to read what a service published.
public final class Topic {

    private static final Duration POLL = Duration.ofMillis(200);

    private final String name;

    private Topic(String name) {
        this.name = name;
    }

    public static Topic named(String name) {
        return new Topic(name);
    }

    /// Publishes an entity's state with its CloudEvents headers, and returns when Kafka has it.
    public void publish(UUID key, String subject, Message state) {
        publish(key, UUID.randomUUID(), subject, state.getDescriptorForType().getFullName(), state.toByteArray());
    }

    /// As [#publish] with an event id and payload of one's own: for doubles and for what cannot be read.
    public void publish(UUID key, UUID event, String subject, String type, byte[] payload) {
        var record = new ProducerRecord<>(name, key.toString(), payload);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        event.toString(),
                        "ce_source",
                        "/plenary/test",
                        "ce_type",
                        type,
                        "ce_subject",
                        subject,
                        "ce_time",
                        Instant.now().toString())
                .forEach((header, value) -> record.headers().add(header, value.getBytes(StandardCharsets.UTF_8)));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", servers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    /// Everything that stands on the topic now, by partition and offset.
    public List<ConsumerRecord<String, byte[]>> read() {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", servers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
    }

    private static String servers() {
        return "127.0.0.1:" + RealServers.servers().kafka().port();
    }
}
