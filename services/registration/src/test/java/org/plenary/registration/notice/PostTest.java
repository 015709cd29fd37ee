package org.plenary.registration.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.plenary.registration.Calls.admit;
import static org.plenary.registration.Calls.by;
import static org.plenary.registration.Calls.conference;
import static org.plenary.registration.Calls.mine;
import static org.plenary.registration.Calls.register;
import static org.plenary.registration.Calls.registrations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.plenary.embedded.Mailbox;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "registration"))
class PostTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    Database database;

    @Test
    void peopleAreToldWhatBecameOfTheirRegistration() {
        var slug = conference();
        admit(slug, 1);
        register("delegate", slug, "delegate");
        register("viewer", slug, "delegate");
        String third = register("press", slug, "delegate").path("id");
        by("delegate").delete(mine(slug)).then().statusCode(200);
        by("organiser")
                .post("/api/v1/registration/registrations/%s/decline".formatted(third))
                .then()
                .statusCode(200);

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(subjects("delegate", slug)).containsExactly("You are registered: The conference called " + slug);
            assertThat(subjects("viewer", slug))
                    .containsExactlyInAnyOrder(
                            "You are on the waiting list: The conference called " + slug,
                            "You have a place now: The conference called " + slug);
            assertThat(subjects("press", slug))
                    .containsExactlyInAnyOrder(
                            "You are on the waiting list: The conference called " + slug,
                            "Your registration was declined: The conference called " + slug);
        });
        assertThat(mails("press", slug))
                .anyMatch(mail -> mail.get("mimeMessage").asText().contains("number 2 on the waiting list"));
        assertThat(mails("press", slug))
                .allMatch(mail -> mail.get("mimeMessage").asText().contains("Dear Name of press"));
    }

    @Test
    void whoseRegistrationIsDecidedOnHearsThatFirst() {
        var slug = conference();
        admit(slug, """
                {"kinds": [{"kind": "press", "approval": true}]}""");
        register("press", slug, "press");
        await().atMost(SOON).untilAsserted(() -> assertThat(subjects("press", slug))
                .containsExactly("We have your registration: The conference called " + slug));
    }

    @Test
    void minorsGetNoMailAndTheirAddressIsNotKept() {
        var slug = conference();
        by("youth13")
                .contentType(ContentType.JSON)
                .body("{\"kind\": \"youth\"}")
                .post(registrations(slug))
                .then()
                .statusCode(201);
        register("viewer", slug, "viewer");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(subjects("viewer", slug)).hasSize(1));
        assertThat(mails("youth13", slug)).isEmpty();
        assertThat(database.list(
                        "select subject from registration where kind = 'youth' and (email is not null or name is not null)",
                        row -> row.getUUID("subject")))
                .isEmpty();
    }

    @Test
    void aMailThatTheServerDidNotTakeGoesOutWhenItIsBack() {
        var slug = conference();
        var mailbox = RealServers.servers().mailbox();
        mailbox.stop();
        Mailbox again;
        try {
            register("captioner", slug, "viewer").then().statusCode(201);
            await().atMost(SOON).until(() -> attempts(slug) > 0);
        } finally {
            var folder = Path.of("target/servers/mail-again").toAbsolutePath();
            again = Mailbox.start(new Mailbox.Settings(
                    mailbox.port(), mailbox.apiPort(), folder, folder.resolve("log"), folder.resolve("record")));
            // It serves the tests that come after this one, too.
            Runtime.getRuntime().addShutdownHook(new Thread(again::stop));
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(subjects("captioner", slug)).hasSize(1));
        await().atMost(SOON).untilAsserted(() -> assertThat(attempts(slug)).isEqualTo(-1));
    }

    /// How often the newest mail of a conference was tried; -1 when none is owed.
    private int attempts(String slug) {
        return database.one("""
                        select attempts from notice join registration on registration.id = notice.registration
                        join conference on conference.id = registration.conference where slug = $1
                        """, row -> row.getInteger("attempts"), slug).orElse(-1);
    }

    private static List<String> subjects(String account, String slug) {
        return mails(account, slug).stream()
                .map(mail -> mail.get("subject").asText())
                .toList();
    }

    private static List<JsonNode> mails(String account, String slug) {
        var answer = RestAssured.given()
                .baseUri("http://127.0.0.1")
                .port(RealServers.servers().mailbox().apiPort())
                .get("/api/user/%s@example.org/messages".formatted(account));
        if (answer.statusCode() != 200) {
            // Nobody has written to that address yet.
            return List.of();
        }
        try {
            var messages = new ObjectMapper().readTree(answer.asString());
            return StreamSupport.stream(messages.spliterator(), false)
                    .filter(mail -> mail.get("subject").asText().endsWith(slug))
                    .toList();
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
