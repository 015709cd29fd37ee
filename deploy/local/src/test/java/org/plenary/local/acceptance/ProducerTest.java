package org.plenary.local.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.House.visitor;
import static org.plenary.local.acceptance.OwnConference.PROGRAMME;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plenary.embedded.media.TestPicture;
import org.plenary.local.api.Person;

/// The producer's page, with a real encoder at the other end of the line.
@ExtendWith({House.class, Chromium.class})
class ProducerTest {

    /// Beside the health of the encoder the place of the picture says the same and more, until it is there.
    private static final Page.GetByTextOptions EXACTLY = new Page.GetByTextOptions().setExact(true);

    @Test
    void aPictureGoesFromTheEncoderToThePreviewOnAirAndBackAfterADrop() throws IOException {
        var session = OwnConference.with(1).session();
        try (var producer = Seat.of("producer", "/studio/" + session);
                var viewer = Seat.visitor().open("/s/" + session)) {
            producer.exactButton("Prepare the stream").click();
            assertThat(producer.page().getByText("No stream key was made yet.")).isVisible();
            var address = newKey(producer, "Make a stream key");
            var encoder = TestPicture.publish(address);
            try {
                assertThat(producer.page().getByText("The encoder is connected", EXACTLY))
                        .isVisible();
                producer.awaitPicture();
                assertHiddenFromOthers(session);
                assertThat(mark(viewer, "Scheduled")).isVisible();

                producer.exactButton("Go live").click();
                assertThat(mark(viewer, "Live")).isVisible();
                viewer.awaitPicture();

                encoder.drop();
                assertThat(mark(viewer, "Paused")).isVisible();
                assertThat(viewer.page().getByText("The picture is interrupted. It goes on here by itself."))
                        .isVisible();
                assertThat(mark(producer, "Paused")).isVisible();

                encoder = TestPicture.publish(address);
                assertThat(mark(viewer, "Live")).isVisible();
                viewer.awaitPicture();
            } finally {
                encoder.close();
            }
        }
    }

    @Test
    void aKeyIsShownOnceAndAWrongOrRevokedOneIsRefused() throws IOException, InterruptedException {
        var session = OwnConference.with(1).session();
        try (var producer = Seat.of("producer", "/studio/" + session)) {
            producer.exactButton("Prepare the stream").click();
            var first = newKey(producer, "Make a stream key");
            producer.page().reload();
            assertThat(producer.page().getByText("Stream key made")).isVisible();
            assertThat(secret(producer)).hasCount(0);

            assertRefused(session, withAnotherKey(first));
            try (var encoder = TestPicture.publish(first)) {
                assertThat(producer.page().getByText("The encoder is connected", EXACTLY))
                        .isVisible();

                var second = newKey(producer, "Make a new key");
                assertThat(second).isNotEqualTo(first);
                assertThat(encoder.awaitEnd(Seat.PATIENCE))
                        .as("the old key's encoder is cut off")
                        .isTrue();
                assertRefused(session, first);
                try (var next = TestPicture.publish(second)) {
                    await().atMost(Seat.PATIENCE).until(() -> connected(session));
                    assertThat(next.isPublishing()).isTrue();
                }
            }
        }
    }

    /// Makes a stream key by the page's button, and answers the complete address an encoder gets.
    private static String newKey(Seat producer, String button) {
        producer.exactButton(button).click();
        if (button.equals("Make a new key")) {
            producer.page()
                    .getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                    .click();
        }
        var address = secret(producer)
                .getByText("srt://", new Locator.GetByTextOptions())
                .first()
                .textContent();
        producer.exactButton("I have it, hide it").click();
        assertThat(secret(producer)).hasCount(0);
        return address;
    }

    private static Locator secret(Seat producer) {
        return producer.page()
                .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("The stream key, shown this once"));
    }

    /// The same address with its key turned around.
    private static String withAnotherKey(String address) {
        return Arrays.stream(address.split("&"))
                .map(part -> part.startsWith("passphrase=")
                        ? "passphrase=" + new StringBuilder(part.substring("passphrase=".length())).reverse()
                        : part)
                .collect(Collectors.joining("&"));
    }

    /// An encoder that is let in does not end by itself. Whether one is connected is looked at each second, so the one
    /// before may still count when this one has been refused.
    private static void assertRefused(String session, String address) throws IOException, InterruptedException {
        try (var refused = TestPicture.publish(address)) {
            assertThat(refused.awaitEnd(Seat.PATIENCE)).isTrue();
            await().atMost(Seat.PATIENCE).until(() -> !connected(session));
        }
    }

    private static boolean connected(String session) {
        return as("producer")
                .get(PROGRAMME + "sessions/" + session + "/stream")
                .ok()
                .path("health")
                .path("connected")
                .asBoolean();
    }

    /// A preview is the producer's alone: others see a scheduled session, and no way to its picture.
    private static void assertHiddenFromOthers(String session) {
        assertThat(state(as("producer"), session).asText()).isEqualTo("preview");
        for (var other : new Person[] {visitor(), as("viewer")}) {
            assertThat(state(other, session).asText()).isEqualTo("scheduled");
            var playback = other.get(PROGRAMME + "sessions/" + session + "/playback");
            assertThat(playback.json().path("hls").isTextual())
                    .as("somebody else is told where the preview plays")
                    .isFalse();
        }
    }

    private static JsonNode state(Person person, String session) {
        return person.get(PROGRAMME + "sessions/" + session).ok().path("state");
    }

    private static Locator mark(Seat seat, String state) {
        return seat.page()
                .locator(".mark")
                .filter(new Locator.FilterOptions().setHasText(state))
                .first();
    }
}
