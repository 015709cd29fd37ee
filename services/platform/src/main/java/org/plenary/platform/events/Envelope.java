package org.plenary.platform.events;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The CloudEvents attributes of a record (binary mode of the CloudEvents 1.0 Kafka binding).
///
/// @param id the event's own id, the same when it is delivered again
/// @param type the payload's full protobuf name
public record Envelope(UUID id, String type) {

    /// Reads the envelope of a record.
    ///
    /// @throws IllegalArgumentException when an attribute is missing or malformed
    public static Envelope of(ConsumerRecord<?, ?> record) {
        return new Envelope(UUID.fromString(header(record, "ce_id")), header(record, "ce_type"));
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        if (header == null) {
            throw new IllegalArgumentException(
                    "%s-%d@%d has no header %s".formatted(record.topic(), record.partition(), record.offset(), name));
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
