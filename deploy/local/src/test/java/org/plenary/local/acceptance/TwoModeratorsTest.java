package org.plenary.local.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two moderators work through one queue while ten people watch.
@ExtendWith({House.class, Chromium.class})
class TwoModeratorsTest {

    private static final int VIEWERS = 10;

    @Test
    void twoModeratorsWorkThroughOneQueueAndTenViewersSeeWhatTheyDecide() {
        var conference = OwnConference.with(1).registered("viewer").registered("delegate");
        var session = conference.session();
        var texts = List.of("Who pays for the bridge?", "When is it built?", "Who may cross it?");
        texts.forEach(text -> OwnConference.ask("delegate", session, text));
        var viewers = new ArrayList<Seat>();
        try (var one = Seat.of("moderator", "/desk/" + session);
                var other = Seat.of("moderator2", "/desk/" + session)) {
            for (int count = 0; count < VIEWERS; count++) {
                var viewer = Seat.visitor();
                viewers.add(viewer);
                viewer.open("/s/" + session);
            }
            assertThat(card(one, texts.getFirst())).isVisible();
            assertThat(card(other, texts.getFirst())).isVisible();
            one.page().keyboard().press("j");
            one.page().keyboard().press("j");
            assertThat(card(one, texts.getLast())).hasAttribute("aria-current", "true");
            assertThat(card(other, texts.getLast())).containsText("has this open");
            assertThat(card(one, texts.getLast())).not().containsText("has this open");

            one.page().keyboard().press("p");
            assertThat(card(other, texts.getLast())).hasCount(0);
            other.page().keyboard().press("n");
            other.page().keyboard().press("p");
            for (var viewer : viewers) {
                assertThat(viewer.page().locator("pl-board")).containsText(texts.getLast());
                assertThat(viewer.page().locator("pl-board .question__text")).hasCount(2);
            }
            assertThat(one.barriersEverywhere()).isEmpty();
        } finally {
            viewers.forEach(Seat::close);
        }
    }

    /// A waiting question on somebody's desk.
    private static Locator card(Seat seat, String text) {
        return seat.page().locator(".desk__item").filter(new Locator.FilterOptions().setHasText(text));
    }
}
