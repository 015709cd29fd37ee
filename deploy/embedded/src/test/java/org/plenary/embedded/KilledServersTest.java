package org.plenary.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Servers are killed here, so nothing else is tested on these.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledServersTest {

    private final Servers servers;

    KilledServersTest() {
        servers = Servers.in(Path.of("target/killed-servers"))
                .postgres("qna")
                .kafka("plenary.qna.v1")
                .start();
    }

    @AfterAll
    void stop() {
        servers.close();
    }

    @Test
    void whatPostgresAcknowledgedSurvivesAKill() throws SQLException {
        var postgres = servers.postgres();
        try (var connection = postgres.connect("qna", "qna", Servers.PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute("create table kept (id uuid primary key default uuidv7())");
            statement.execute("insert into kept default values");
        }

        postgres.kill();
        assertTrue(Ports.isFree(postgres.port()));
        postgres.startAgain();

        try (var connection = postgres.connect("qna", "qna", Servers.PASSWORD);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select count(*), current_setting('fsync') || current_setting('synchronous_commit') from kept")) {
            rows.next();
            assertEquals(1, rows.getInt(1));
            assertEquals("onon", rows.getString(2));
        }
    }

    @Test
    void whatKafkaAcknowledgedSurvivesAKill() throws Exception {
        var kafka = servers.kafka();
        try (var producer = new KafkaProducer<String, String>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap(), ProducerConfig.ACKS_CONFIG, "all"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>("plenary.qna.v1", "key", "kept")).get(20, TimeUnit.SECONDS);
            assertEquals(
                    Kafka.PARTITIONS, producer.partitionsFor("plenary.qna.v1").size());
        }

        kafka.kill();
        kafka.startAgain();

        try (var consumer = new KafkaConsumer<String, String>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap(),
                        ConsumerConfig.GROUP_ID_CONFIG, "test",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of("plenary.qna.v1"));
            var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            var values = List.<String>of();
            while (values.isEmpty() && System.nanoTime() < deadline) {
                var records = consumer.poll(Duration.ofSeconds(1));
                values = java.util.stream.StreamSupport.stream(records.spliterator(), false)
                        .map(record -> record.value())
                        .toList();
            }
            assertEquals(List.of("kept"), values);
        }
    }
}
