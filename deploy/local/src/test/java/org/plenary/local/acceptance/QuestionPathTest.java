package org.plenary.local.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.OwnConference.PROGRAMME;
import static org.plenary.local.acceptance.OwnConference.REGISTRATION;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// One question's way from somebody who came too late for the hall to the question on stage, each person at a page of
/// their own.
@ExtendWith({House.class, Chromium.class})
class QuestionPathTest {

    private static final String TEXT = "Who speaks for those who are not in the hall?";

    @Test
    void aQuestionGoesFromANewcomersTelephoneToTheStageBeforeEverybodysEyes() {
        var conference = OwnConference.with(1).registered("viewer");
        var session = conference.session();
        placesInTheHall(conference, 1);
        as("producer")
                .post(PROGRAMME + "sessions/" + session + "/live", Map.of("state", "live"))
                .ok();
        try (var newcomer = Seat.visitor(Seat.options().setViewportSize(360, 780));
                var delegate = Seat.of("delegate", "/c/" + conference.slug() + "/register");
                var viewer = Seat.of("viewer", "/s/" + session);
                var moderator = Seat.of("moderator", "/desk/" + session);
                var chair = Seat.of("chair", "/chair/" + session);
                var screen = Seat.visitor().open("/screen/" + session)) {
            register(delegate);
            assertThat(delegate.heading("Your place is confirmed")).isVisible();
            delegate.open("/s/" + session);

            signUpBeside(newcomer.open("/c/" + conference.slug() + "/register"));
            register(newcomer);
            assertThat(newcomer.heading("You are on the waiting list")).isVisible();
            assertThat(newcomer.page().getByText("You are number 1 in line.")).isVisible();
            newcomer.open("/s/" + session);

            assertThat(viewer.page().getByText("No question is on the board yet"))
                    .isVisible();
            assertThat(delegate.page().getByText("No question is on the board yet"))
                    .isVisible();
            assertThat(moderator.page().getByText("Nothing waits")).isVisible();
            assertThat(screen.heading("Ask the panel")).isVisible();
            assertThat(chair.page().getByText("The desk has chosen nothing yet."))
                    .isVisible();

            ask(newcomer, moderator);
            publish(moderator, List.of(newcomer, delegate, viewer));
            support(delegate, 1, List.of(newcomer, delegate, viewer));
            support(viewer, 2, List.of(newcomer, delegate, viewer));
            select(moderator, chair, List.of(newcomer, delegate, viewer));
            stage(chair, moderator, screen, List.of(newcomer, delegate, viewer));
            answer(chair, moderator, screen, List.of(newcomer, delegate, viewer));
            assertThat(ownQuestion(newcomer)).containsText("The panel has answered it.");
        }
    }

    private static void placesInTheHall(OwnConference conference, int places) {
        as("organiser")
                .put(
                        REGISTRATION + conference.slug() + "/admission",
                        Map.of(
                                "kinds",
                                List.of(Map.of("kind", "delegate", "capacity", places), Map.of("kind", "viewer"))))
                .ok();
    }

    /// Makes an account at Keycloak's own page, which opens beside the form.
    private static void signUpBeside(Seat newcomer) {
        var beside = newcomer.page().waitForPopup(() -> newcomer.page()
                .getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign in"))
                .click());
        beside.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Register"))
                .click();
        var name = "newcomer-" + UUID.randomUUID();
        beside.locator("#username").fill(name);
        beside.locator("#password").fill("a long way to London");
        beside.locator("#password-confirm").fill("a long way to London");
        beside.locator("#email").fill(name + "@example.org");
        beside.locator("#firstName").fill("Nadia");
        beside.locator("#lastName").fill("Newcomer");
        beside.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Register"))
                .click();
        assertThat(newcomer.page().getByLabel("Name", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("Nadia Newcomer");
    }

    private static void register(Seat seat) {
        seat.page()
                .getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Delegate"))
                .check();
        seat.page()
                .getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("I agree"))
                .check();
        seat.page().locator("form.form button[type=submit]").click();
    }

    private static void ask(Seat newcomer, Seat moderator) {
        newcomer.button("Ask a question").click();
        newcomer.page().getByLabel("Your question to the panel").fill(TEXT);
        Watch.of("asked")
                .at(moderator, ".desk__item", TEXT)
                .when(newcomer, answered("POST", "/questions"), () -> newcomer.button("Send the question")
                        .click());
        assertThat(ownQuestion(newcomer)).containsText("A moderator has not decided yet.");
    }

    private static void publish(Seat moderator, List<Seat> pages) {
        var watch = Watch.of("published");
        pages.forEach(page -> watch.at(page, "pl-board .question", TEXT));
        moderator.page().keyboard().press("n");
        assertThat(moderator.page().locator("[aria-current=true]")).containsText(TEXT);
        watch.when(
                moderator,
                answered("POST", "/publish"),
                () -> moderator.page().keyboard().press("p"));
    }

    private static void support(Seat seat, int votes, List<Seat> pages) {
        var watch = Watch.of("supported");
        pages.forEach(page -> watch.at(page, ".support__count", Integer.toString(votes)));
        watch.when(seat, answered("PUT", "/vote"), () -> seat.item(TEXT)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Support"))
                .click());
        assertThat(seat.item(TEXT).getByRole(AriaRole.BUTTON)).hasAttribute("aria-pressed", "true");
    }

    private static void select(Seat moderator, Seat chair, List<Seat> pages) {
        var watch = Watch.of("selected").at(chair, ".chair__line", TEXT);
        pages.forEach(page -> watch.at(page, "pl-board .question", "Chosen for the chair"));
        moderator.page().keyboard().press("2");
        assertThat(moderator.page().locator("[aria-current=true]")).containsText(TEXT);
        watch.when(
                moderator,
                answered("POST", "/select"),
                () -> moderator.page().keyboard().press("s"));
    }

    private static void stage(Seat chair, Seat moderator, Seat screen, List<Seat> pages) {
        var watch = Watch.of("put on stage").at(screen, ".screen__text", TEXT).at(moderator, ".desk__item", "On stage");
        pages.forEach(page -> watch.at(page, ".stage__text", TEXT));
        watch.when(chair, answered("POST", "/stage"), () -> chair.button("Put on stage")
                .click());
        assertThat(chair.page().getByRole(AriaRole.BLOCKQUOTE)).hasText(TEXT);
    }

    private static void answer(Seat chair, Seat moderator, Seat screen, List<Seat> pages) {
        var watch = Watch.of("answered")
                .at(screen, ".screen__invite", "Ask the panel")
                .at(moderator, ".desk .soft", "No question is on stage.");
        pages.forEach(page -> watch.at(page, "pl-board .question", "Answered"));
        watch.when(chair, answered("POST", "/answer"), () -> chair.button("Answered")
                .click());
        pages.forEach(
                page -> assertThat(page.item(TEXT).getByRole(AriaRole.BUTTON)).hasAttribute("aria-disabled", "true"));
    }

    /// What the asker is told of their question.
    private static Locator ownQuestion(Seat asker) {
        var part = asker.page().locator("details.own-part");
        if (part.getAttribute("open") == null) {
            part.locator("> summary").click();
        }
        return part;
    }

    private static Predicate<Response> answered(String method, String pathEnd) {
        return response ->
                response.request().method().equals(method) && response.url().endsWith(pathEnd);
    }
}
