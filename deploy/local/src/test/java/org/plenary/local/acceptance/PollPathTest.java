package org.plenary.local.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A moderator puts a poll to everybody: two people answer it, one changes their mind, and the hall's screen shows what
/// comes of it.
@ExtendWith({House.class, Chromium.class})
class PollPathTest {

    private static final String PROMPT = "Who should pay for cables under the sea?";
    private static final List<String> OPTIONS = List.of("Those who use them", "Everybody", "Nobody");

    @Test
    void aPollIsMadeAnsweredChangedAndClosedBeforeEverybodysEyes() {
        var conference = OwnConference.with(1).registered("viewer", "press");
        var session = conference.session();
        try (var moderator = Seat.of("moderator", "/desk/" + session);
                var viewer = Seat.of("viewer", "/s/" + session);
                var press = Seat.of("press", "/s/" + session);
                var screen = Seat.visitor().open("/screen/" + session)) {
            draft(moderator);
            var both = List.of(viewer, press);
            both.forEach(seat -> assertThat(seat.heading("Questions")).isVisible());
            assertThat(screen.page().locator(".screen__invite")).isVisible();
            both.forEach(
                    seat -> assertThat(seat.page().locator("pl-polls .poll")).hasCount(0));

            var opened = Watch.of("opened").at(screen, ".screen__text", PROMPT);
            both.forEach(seat -> opened.at(seat, "pl-polls .poll__prompt", PROMPT));
            opened.when(moderator, answered("/open"), () -> polls(moderator, "Open"));

            answer(viewer, "Everybody");
            assertThat(bar(viewer, "Everybody")).containsText("100% · 1");
            assertThat(bar(screen, "Everybody")).containsText("100% · 1");
            assertThat(press.page().locator("pl-polls .bars")).hasCount(0);
            assertThat(press.page().locator("pl-polls")).containsText("1 person has answered");
            assertThat(press.barriersEverywhere()).isEmpty();

            var moved = Watch.of("a second answer")
                    .at(viewer, ".bars__figure", "50% · 1")
                    .at(screen, ".bars__figure", "50% · 1")
                    .at(moderator, "pl-desk-polls .bars__figure", "50% · 1");
            press.page().getByLabel("Nobody").check();
            moved.when(press, answered("/ballot"), () -> press.button("Send my answer")
                    .click());
            viewer.button("Change my answer").click();
            answer(viewer, "Nobody");
            both.forEach(seat -> assertThat(bar(seat, "Nobody")).containsText("100% · 2"));
            assertThat(viewer.barriersEverywhere()).isEmpty();
            assertThat(screen.barriers()).isEmpty();

            viewer.button("Withdraw my answer").click();
            assertThat(bar(press, "Nobody")).containsText("100% · 1");
            answer(viewer, "Everybody");
            assertThat(bar(press, "Nobody")).containsText("50% · 1");

            var closed = Watch.of("closed").at(screen, ".screen__by", "Result");
            closed.when(moderator, answered("/close"), () -> polls(moderator, "Close the poll"));
            both.forEach(seat -> {
                assertThat(seat.button("Change my answer")).hasCount(0);
                assertThat(seat.page().locator("pl-polls summary")).containsText("Result of the last poll");
                assertThat(bar(seat, "Everybody")).containsText("50% · 1");
            });
            assertThat(moderator.barriersEverywhere()).isEmpty();
        }
    }

    @Test
    void aPollOnAScaleIsAnsweredByKeyAndItsResultIsKeptUntilItIsClosed() {
        var conference = OwnConference.with(1).registered("viewer");
        var session = conference.session();
        try (var moderator = Seat.of("moderator", "/desk/" + session);
                var viewer = Seat.of("viewer", "/s/" + session)) {
            moderator.button("New poll").click();
            var form = moderator.page().locator("pl-poll-form");
            form.getByLabel("What you ask").fill("How free is the net?");
            form.getByLabel("How one answers").selectOption("scale");
            form.getByLabel("What the first means").fill("not at all");
            form.getByLabel("When the result is shown").selectOption("closed");
            moderator.button("Save the draft").click();
            polls(moderator, "Open");

            viewer.page().getByLabel("1 (not at all)").focus();
            viewer.page().keyboard().press("ArrowRight");
            viewer.page().keyboard().press("ArrowRight");
            viewer.page().keyboard().press("Enter");
            assertThat(viewer.page().locator("pl-polls")).containsText("Your answer: 3");
            assertThat(viewer.button("Change my answer")).isFocused();
            assertThat(viewer.page().locator("pl-polls .bars")).hasCount(0);
            assertThat(moderator.page().locator("pl-desk-polls")).containsText("1 person has answered");
            assertThat(moderator.page().locator("pl-desk-polls .bars")).hasCount(0);

            polls(moderator, "Close the poll");
            assertThat(viewer.page().locator("pl-polls")).containsText("Mean 3, median 3");
            assertThat(viewer.barriersEverywhere()).isEmpty();
        }
    }

    private static void draft(Seat moderator) {
        moderator.button("New poll").click();
        var form = moderator.page().locator("pl-poll-form");
        form.getByLabel("What you ask").fill(PROMPT);
        for (int at = 0; at < OPTIONS.size(); at++) {
            if (at >= 2) {
                moderator.button("Add an answer").click();
            }
            form.getByLabel("Answer " + (at + 1), new Locator.GetByLabelOptions().setExact(true))
                    .fill(OPTIONS.get(at));
        }
        assertThat(moderator.barriersEverywhere()).isEmpty();
        moderator.page().setViewportSize(1440, 900);
        moderator.button("Save the draft").click();
        assertThat(moderator.page().locator("pl-desk-polls article")).containsText("Draft");
    }

    private static void polls(Seat moderator, String button) {
        moderator
                .page()
                .locator("pl-desk-polls article")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static void answer(Seat seat, String option) {
        seat.page()
                .getByLabel(option, new Page.GetByLabelOptions().setExact(true))
                .check();
        seat.button("Send my answer").click();
        assertThat(seat.button("Change my answer")).isFocused();
    }

    private static Locator bar(Seat seat, String option) {
        return seat.page().locator(".bars__one").filter(new Locator.FilterOptions().setHasText(option));
    }

    private static Predicate<Response> answered(String path) {
        return response -> response.url().endsWith(path);
    }
}
