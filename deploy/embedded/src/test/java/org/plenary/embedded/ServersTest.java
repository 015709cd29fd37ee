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
import java.util.List;
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
    void oneServicesUserCannotReadAnothersDatabase() {
        servers.postgres().createDatabase("sessions", "sessions", Servers.PASSWORD);

        assertThrows(SQLException.class, () -> servers.postgres()
                .connect("sessions", "qna", Servers.PASSWORD)
                .close());
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
    void keycloakAnswersAgainAsSoonAsItsKilledDatabaseIsBack() throws Exception {
        servers.postgres().kill();
        servers.postgres().startAgain();

        claims("grant_type=client_credentials&client_id=qna&client_secret=" + Servers.PASSWORD);
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
