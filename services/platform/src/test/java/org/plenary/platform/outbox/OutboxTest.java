package org.plenary.platform.outbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Tokens;
import org.plenary.platform.testing.Topic;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
class OutboxTest {

    private static final Topic TOPIC = Topic.named("plenary.qna.v1");
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Database database;

    @Inject
    Outbox outbox;

    @Test
    void anEventIsPublishedInItsEnvelopeWithTheCallersTrace() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        String id = given().auth()
                .oauth2(Tokens.of("delegate"))
                .contentType("application/json")
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .body("{\"text\": \"told\"}")
                .post("/api/v1/probe/notes")
                .path("id");

        var record = await().atMost(SOON)
                .until(() -> of(UUID.fromString(id)), found -> found.size() == 1)
                .getFirst();

        assertThat(text(record)).isEqualTo("told");
        assertThat(header(record, "ce_type")).isEqualTo("google.protobuf.StringValue");
        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(record, "ce_source")).isEqualTo("/plenary/qna");
        assertThat(header(record, "ce_subject")).isEqualTo(id);
        assertThat(UUID.fromString(header(record, "ce_id")).version()).isEqualTo(7);
        assertThat(header(record, "traceparent")).contains(trace);
    }

    @Test
    void whatIsRolledBackIsNeverTold() {
        var key = UUID.randomUUID();
        try {
            database.inTransaction(transaction -> {
                outbox.add(transaction, new Event(key, "rolled back", StringValue.of("never")));
                throw new IllegalStateException("rolled back on purpose");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("rolled back on purpose");
        }
        add(key, "after");
        await().atMost(SOON).until(() -> !of(key).isEmpty());
        assertThat(of(key)).extracting(OutboxTest::text).containsExactly("after");
    }

    @Test
    void eventsOfOneKeyKeepTheirOrder() {
        var key = UUID.randomUUID();
        IntStream.range(0, 200).forEach(number -> add(key, "n" + number));
        await().atMost(SOON).until(() -> of(key).size() >= 200);
        assertThat(of(key).stream().map(OutboxTest::text).distinct().toList())
                .isEqualTo(
                        IntStream.range(0, 200).mapToObj(number -> "n" + number).toList());
    }

    @Test
    void whatWasAddedWhileKafkaWasAwayArrivesWhenItIsBack() {
        var key = UUID.randomUUID();
        var kafka = RealServers.servers().kafka();
        kafka.kill();
        IntStream.range(0, 20).forEach(number -> add(key, "n" + number));
        kafka.startAgain();
        await().atMost(SOON)
                .until(() -> of(key).stream().map(OutboxTest::text).distinct().count() == 20);
        await().atMost(SOON).untilAsserted(() -> assertThat(waiting()).isZero());
    }

    @Test
    void whatWasAcknowledgedBeforeTheDatabaseDiedIsTold() {
        var key = UUID.randomUUID();
        var postgres = RealServers.servers().postgres();
        add(key, "before");
        postgres.kill();
        postgres.startAgain();
        await().atMost(SOON).ignoreExceptions().until(() -> {
            add(key, "after");
            return true;
        });
        await().atMost(SOON).until(() -> of(key).stream()
                .map(OutboxTest::text)
                .distinct()
                .toList()
                .equals(List.of("before", "after")));
    }

    private void add(UUID key, String text) {
        database.inTransaction(transaction -> outbox.add(transaction, new Event(key, text, StringValue.of(text))));
    }

    private long waiting() {
        return database.one("select count(*) as waiting from outbox", row -> row.getLong("waiting"))
                .orElseThrow();
    }

    private static List<ConsumerRecord<String, byte[]>> of(UUID key) {
        return TOPIC.read().stream()
                .filter(record -> record.key().equals(key.toString()))
                .toList();
    }

    private static String text(ConsumerRecord<String, byte[]> record) {
        try {
            return StringValue.parseFrom(record.value()).getValue();
        } catch (InvalidProtocolBufferException broken) {
            throw new AssertionError(broken);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
