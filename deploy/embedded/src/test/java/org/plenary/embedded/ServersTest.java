package org.plenary.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServersTest {

    private final Servers servers;

    ServersTest() {
        servers = Servers.in(Path.of("target/servers"))
                .postgres("qna")
                .kafka("plenary.qna.v1")
                .keycloak("http://localhost:8080")
                .mailbox()
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
    void oneServicesUserCannotReadAnothersDatabase() {
        servers.postgres().createDatabase("sessions", "sessions", Servers.PASSWORD);

        assertThrows(SQLException.class, () -> servers.postgres()
                .connect("sessions", "qna", Servers.PASSWORD)
                .close());
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

    @Test
    void aDemoAccountIsGivenATokenForPlenary() throws Exception {
        var form = "grant_type=password&client_id=plenary-cli&username=organiser&password=plenary&scope=openid";
        var claims = claims(form);

        assertTrue(claims.contains("\"iss\":\"" + servers.keycloak().issuer() + "\""), claims);
        assertTrue(claims.contains("\"plenary\""), claims);
        assertTrue(claims.contains("\"organiser\""), claims);
        assertTrue(claims.contains("\"name\":\"Demo Organiser\""), claims);
        assertTrue(claims.contains("\"sub\":"), claims);
        assertTrue(claims.contains("\"email\":"), claims);
    }

    @Test
    void aServiceIsGivenATokenWithTheServiceRole() throws Exception {
        var claims = claims("grant_type=client_credentials&client_id=qna&client_secret=" + Servers.PASSWORD);

        assertTrue(claims.contains("\"service\""), claims);
        assertTrue(claims.contains("\"aud\":\"plenary\""), claims);
    }

    @Test
    void mailIsTakenAndShown() throws Exception {
        try (var socket = new Socket(
                        InetAddress.ofLiteral("127.0.0.1"), servers.mailbox().port());
                var in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            in.readLine();
            for (var line : List.of(
                    "HELO here",
                    "MAIL FROM:<plenary@example.org>",
                    "RCPT TO:<delegate@example.org>",
                    "DATA",
                    "Subject: You have a place\r\n\r\nWelcome.\r\n.",
                    "QUIT")) {
                socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
                in.readLine();
            }
        }

        assertTrue(servers.mailbox().messages("delegate@example.org").contains("You have a place"));
    }

    @Test
    void aTakenPortStopsTheStartAndNothingIsLeft(@TempDir Path folder) throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var failure = assertThrows(
                    ServerFailure.class,
                    () -> Postgres.start(new Postgres.Settings(
                            taken.getLocalPort(),
                            folder.resolve("data"),
                            folder.resolve("log"),
                            folder.resolve("record"),
                            Servers.PASSWORD,
                            false)));

            assertTrue(failure.getMessage().contains("(PostgreSQL) is taken"), failure.getMessage());
        }
    }

    private String claims(String form) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                            URI.create(servers.keycloak().issuer() + "/protocol/openid-connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build();
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertEquals(200, response.statusCode(), response.body());
            var token = response.body().replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
            return new String(java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        }
    }
}
