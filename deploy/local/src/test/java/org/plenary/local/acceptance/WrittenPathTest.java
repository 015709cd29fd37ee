package org.plenary.local.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What there was no time for in the hall is answered in writing, and everybody reads it.
@ExtendWith({House.class, Chromium.class})
class WrittenPathTest {

    private static final String TEXT = "Who pays for the bridge?";

    @Test
    void thePanelAnswersInWritingAndEverybodyReadsIt() {
        var conference = OwnConference.with(1).registered("viewer");
        var session = conference.session();
        OwnConference.published("viewer", session, TEXT);
        try (var panel = Seat.of("chair", "/s/" + session);
                var viewer = Seat.visitor().open("/s/" + session)) {
            assertThat(viewer.item(TEXT)).isVisible();
            assertThat(viewer.item(TEXT).getByText("Answer in writing")).hasCount(0);

            panel.item(TEXT).getByText("Answer in writing").click();
            panel.page().getByLabel("The panel’s answer").fill("All of us do.");
            assertThat(panel.barriersEverywhere()).isEmpty();
            panel.button("Publish the answer").click();

            Locator read = viewer.item(TEXT);
            assertThat(read).containsText("All of us do.");
            assertThat(read).containsText("Answered");
        }
    }
}
