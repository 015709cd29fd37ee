package org.plenary.local.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.OwnConference.QNA;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// An asker corrects their question, and follows what becomes of it without an account.
@ExtendWith({House.class, Chromium.class})
class ReceiptPathTest {

    @Test
    void anAskerCorrectsAQuestionAndWhoHasTheReceiptReadsWhatBecameOfIt() {
        var conference = OwnConference.with(1).registered("viewer");
        var session = conference.session();
        try (var asker = Seat.of("viewer", "/s/" + session);
                var holder = Seat.visitor(Seat.options().setViewportSize(360, 780))) {
            asker.button("Ask a question").click();
            asker.page().getByLabel("Your question to the panel").fill("Who pais?");
            asker.button("Send the question").click();
            var own = asker.page().locator("pl-own-question");
            assertThat(own).containsText("A moderator has not decided yet.");

            asker.exactButton("Correct").click();
            asker.page().getByLabel("Your question in other words").fill("Who pays?");
            asker.exactButton("Save").click();
            assertThat(own.locator(".question__text")).hasText("Who pays?");

            own.locator("summary").click();
            assertThat(own.getByLabel("The receipt as a code")).isVisible();
            var address = own.locator("code").textContent();
            holder.page().navigate(address);
            assertThat(holder.page().locator(".question__text")).hasText("Who pays?");
            assertThat(holder.page().getByText("A moderator has not decided yet."))
                    .isVisible();
            assertThat(holder.page().locator("main")).not().containsText("Demo viewer");
            assertThat(holder.barriersEverywhere()).isEmpty();

            var question = as("viewer")
                    .get(QNA + "sessions/" + session + "/questions/mine")
                    .ok()
                    .path("items")
                    .path(0);
            as("moderator")
                    .step(question, "dismiss", Map.of("rule", "duplicate", "reason", "It was answered this morning."))
                    .ok();
            assertThat(own).containsText("It was answered this morning.");
            assertThat(own.locator("[data-correct]")).hasCount(0);
            assertThat(holder.page().getByText("It was answered this morning.")).isVisible();
        }
    }
}
