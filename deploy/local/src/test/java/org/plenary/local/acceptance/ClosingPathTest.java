package org.plenary.local.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.OwnConference.PROGRAMME;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plenary.embedded.media.TestPicture;

/// The chair says that questions close: who hears it over the stream, seconds later, can still ask until then.
@ExtendWith({House.class, Chromium.class})
class ClosingPathTest {

    /// A player waits for three segments of two seconds.
    private static final Duration LEAST_DELAY = Duration.ofSeconds(5);

    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    @Test
    void whoWatchesFromAfarIsNotCutOffFirst() throws IOException {
        var session = OwnConference.with(1).registered("viewer").session();
        try (var encoder = TestPicture.publish(newAddress(session));
                var moderator = Seat.of("moderator", "/desk/" + session);
                var viewer = Seat.of("viewer", "/s/" + session)) {
            await().atMost(Seat.PATIENCE).until(() -> "preview"
                    .equals(as("producer")
                            .get(PROGRAMME + "sessions/" + session)
                            .ok()
                            .path("state")
                            .asText()));
            as("producer")
                    .post(PROGRAMME + "sessions/" + session + "/live", Map.of("state", "live"))
                    .ok();
            viewer.awaitPicture();
            awaitMeasuredDelay(session);
            assertThat(encoder.isPublishing()).isTrue();

            moderator.button("Close questions").click();
            assertThat(moderator.page().locator("pl-desk")).containsText("Questions close in");
            assertThat(viewer.page().locator("pl-ask")).containsText("Questions close in");
            assertThat(moderator.barriers()).isEmpty();

            viewer.button("Ask a question").click();
            viewer.page().getByLabel("Your question to the panel").fill("Was I too late for this one?");
            viewer.button("Send the question").click();
            assertThat(viewer.page().locator("pl-ask")).containsText("Was I too late for this one?");

            assertThat(viewer.page().locator("pl-ask")).containsText("Questions are closed for this session.");
            assertThat(moderator.page().locator("pl-desk")).containsText("Questions are closed");
        }
    }

    /// A planned end shows it: it comes later for those who watch.
    private static void awaitMeasuredDelay(String session) {
        var window = "/api/v1/qna/sessions/" + session + "/window";
        var closesAt = Instant.now().plus(Duration.ofHours(1));
        as("chair")
                .put(window, Map.of("asking", true, "voting", true, "closesAt", closesAt.toString()))
                .ok();
        await().atMost(Seat.PATIENCE).untilAsserted(() -> {
            var told = as("chair").get(window).ok();
            var delay = Duration.between(
                    Instant.parse(told.path("closesAt").asText()),
                    Instant.parse(told.path("askingUntil").asText()));
            assertThat(delay).isBetween(LEAST_DELAY, LONGEST_DELAY);
        });
        as("chair").put(window, Map.of("asking", true, "voting", true)).ok();
    }

    private static String newAddress(String session) {
        var stream = PROGRAMME + "sessions/" + session + "/stream";
        as("producer").put(stream, Map.of()).ok();
        return as("producer")
                .post(stream + "/key", Map.of())
                .ok()
                .path("ingest")
                .path(0)
                .path("url")
                .asText();
    }
}
