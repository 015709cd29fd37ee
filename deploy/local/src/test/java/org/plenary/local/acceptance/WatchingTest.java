package org.plenary.local.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.OwnConference.PROGRAMME;
import static org.plenary.local.acceptance.OwnConference.QNA;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A visitor watches the London demo's session that is on: the picture comes from a real encoder.
@ExtendWith({House.class, Chromium.class})
class WatchingTest {

    private final String session = VisitorTest.items(PROGRAMME + "conferences/london-2011/sessions?state=live")
            .getFirst()
            .path("id")
            .asText();

    @Test
    void thePicturePlaysAndTheBoardAndTheUpdatesMoveBesideItWithoutAReload() {
        try (var visitor = Seat.visitor().open("/s/" + session)) {
            visitor.page().evaluate("window.kept = 'since the first load'");
            visitor.awaitPicture();

            var words = "The next part begins at once " + UUID.randomUUID();
            as("moderator")
                    .post(PROGRAMME + "sessions/" + session + "/updates", Map.of("text", words))
                    .ok();
            assertThat(visitor.page().getByText(words)).isVisible();

            var question = firstOnBoard();
            var support = visitor.item(question.path("text").asText())
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Support"));
            assertThat(support).containsText(question.path("votes").asText());
            long votes = turnVote(question);
            assertThat(support).containsText(Long.toString(votes));

            Assertions.assertThat(visitor.page().evaluate("window.kept")).isEqualTo("since the first load");
            visitor.awaitPicture();
        }
    }

    @Test
    void whoReadsOnlyIsSparedThePictureAndKeepsTheBoard() {
        try (var visitor = Seat.visitor().open("/s/" + session)) {
            visitor.awaitPicture();
            visitor.exactButton("Text only").click();
            assertThat(visitor.page().locator("video")).hasCount(0);
            assertThat(visitor.item(firstOnBoard().path("text").asText())).isVisible();
            visitor.exactButton("Picture").click();
            visitor.awaitPicture();
        }
    }

    @Test
    void onATelephoneBoardAndUpdatesAreTabsUnderThePicture() {
        try (var visitor =
                Seat.visitor(Seat.options().setViewportSize(360, 780)).open("/s/" + session)) {
            visitor.awaitPicture();
            assertThat(visitor.item(firstOnBoard().path("text").asText())).isVisible();
            var updates = visitor.page().getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Updates"));
            updates.click();
            assertThat(updates).hasAttribute("aria-selected", "true");
            assertThat(visitor.page()
                            .getByRole(AriaRole.TABPANEL)
                            .getByRole(AriaRole.LISTITEM)
                            .first())
                    .isVisible();
        }
    }

    private JsonNode firstOnBoard() {
        return StreamSupport.stream(
                        House.visitor()
                                .get(QNA + "sessions/" + session + "/board")
                                .ok()
                                .path("items")
                                .spliterator(),
                        false)
                .filter(item -> item.path("state").asText().equals("published"))
                .findFirst()
                .orElseThrow();
    }

    /// Gives the viewer's support, or takes it away, and answers the new tally.
    private long turnVote(JsonNode question) {
        var id = question.path("id").asText();
        boolean mine = StreamSupport.stream(
                        as("viewer")
                                .get(QNA + "sessions/" + session + "/votes/mine")
                                .ok()
                                .path("items")
                                .spliterator(),
                        false)
                .anyMatch(voted -> voted.asText().equals(id));
        as("viewer")
                .call(mine ? "DELETE" : "PUT", QNA + "questions/" + id + "/vote", null, Map.of())
                .ok();
        return question.path("votes").asLong() + (mine ? -1 : 1);
    }
}
