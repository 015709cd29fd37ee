package org.plenary.local.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.local.acceptance.House.as;

import com.microsoft.playwright.Locator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A question is kept off the board; its asker reads why and asks for a second look, another moderator
/// takes it, and everybody reads in the ledger what happened.
@ExtendWith({House.class, Chromium.class})
class AppealPathTest {

    private static final String TEXT = "Who pays for the bridge?";
    private static final String WORDS = "It is about this session: see the programme.";

    @Test
    void aQuestionThatWasKeptOffTheBoardIsLookedAtAgainBySomebodyElse() {
        var conference = OwnConference.with(1).registered("viewer");
        var session = conference.session();
        var question = OwnConference.published("viewer", session, TEXT);
        try (var asker = Seat.of("viewer", "/s/" + session);
                var decider = Seat.of("moderator", "/desk/" + session);
                var other = Seat.of("moderator2", "/desk/" + session)) {
            as("moderator")
                    .step(question, "dismiss", Map.of("rule", "offTopic", "reason", "Not about this session."))
                    .ok();

            var own = asker.page().locator("pl-own-question");
            assertThat(own).containsText("Not about this session.");
            assertThat(own).containsText(TEXT);
            asker.exactButton("Ask for a second look").click();
            own.locator("textarea").fill(WORDS);
            asker.exactButton("Ask for a second look").click();
            assertThat(own).containsText("Another moderator decides, and you read it here.");

            var mine = decider.page().locator("pl-desk-appeals");
            assertThat(mine).containsText("You decided this, or asked it.");
            assertThat(mine.getByText("Open the sealed words")).hasCount(0);
            var theirs = other.page().locator("pl-desk-appeals");
            assertThat(theirs).containsText(WORDS);
            assertThat(theirs).not().containsText(TEXT);
            assertThat(other.barriersEverywhere()).isEmpty();
            other.button("Open the sealed words").click();
            assertThat(theirs).containsText(TEXT);
            other.button("Take the decision back").click();
            assertThat(theirs.locator("li")).hasCount(0);

            assertThat(own).containsText("Everybody can see and support it.");
            assertThat(asker.page().locator("pl-board")).containsText(TEXT);
            asker.page().getByText("How questions are treated").first().click();
            assertThat(figure(asker, "The question came back")).hasText("1");
            assertThat(figure(asker, "Asked for a second look")).hasText("1");
            assertThat(figure(asker, "Not about this session")).hasText("1");
            assertThat(asker.page().getByText("The decisions are all there as they were made."))
                    .isVisible();
            assertThat(asker.barriersEverywhere()).isEmpty();
        }
    }

    private static Locator figure(Seat seat, String name) {
        return seat.page()
                .locator(".figures div")
                .filter(new Locator.FilterOptions().setHasText(name))
                .locator("dd");
    }
}
