package org.plenary.local.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.OwnConference.QNA;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A moderator puts translations beside a question while people who read several languages watch; and
/// somebody who types it again supports it instead.
@ExtendWith({House.class, Chromium.class})
class TranslationPathTest {

    private static final String SPANISH = "¿Quién paga los cables bajo el mar?";
    private static final String FRENCH = "Qui paie les câbles sous la mer ?";
    private static final String ENGLISH = "Who pays for the cables under the sea?";
    private static final int FINGER = 44;

    @Test
    void whoReadsFrenchSeesTheModeratorsFrenchFirstAndTheOriginalOneTapAway() {
        var session = OwnConference.with(1).registered("delegate").session();
        published(session);
        try (var moderator = Seat.of("moderator", "/desk/" + session);
                var reader = Seat.visitor(Seat.options().setLocale("fr-FR")).open("/s/" + session);
                var other = Seat.visitor().open("/s/" + session);
                var screen = Seat.visitor().open("/screen/" + session)) {
            assertThat(reader.item(SPANISH)).isVisible();
            assertThat(other.item(SPANISH)).isVisible();

            var watch = Watch.of("translated").at(reader, "pl-board .question", FRENCH);
            translateByKey(moderator, "French", FRENCH, watch);

            var item = reader.item(FRENCH);
            assertThat(item.locator(".question__text")).hasAttribute("lang", "fr");
            assertThat(item).containsText("Translated from Spanish");
            assertThat(item).not().containsText(SPANISH);
            readsTheOriginal(reader, item);
            assertThat(other.item(SPANISH)).isVisible();
            assertThat(reader.barriersEverywhere()).isEmpty();

            var second = Watch.of("translated again").at(other, "pl-board .question", ENGLISH);
            translateByKey(moderator, "English", ENGLISH, second);
            assertThat(reader.item(FRENCH)).isVisible();

            moderator.page().keyboard().press("t");
            assertThat(screen.page().locator(".screen__text")).hasText(ENGLISH);
            assertThat(screen.page().locator(".screen__by")).containsText("Translated from Spanish");
            assertThat(reader.page().locator(".stage__text")).hasText(FRENCH);
            takenAway(moderator, reader);
        }
    }

    @Test
    void theChairReadsHersAndTheAskerIsTold() {
        var session = OwnConference.with(1).registered("delegate").session();
        var id = published(session);
        try (var asker = Seat.of("delegate", "/s/" + session);
                var chair = Seat.of("chair", "/chair/" + session)) {
            asker.page().getByText("Your question").first().click();
            assertThat(asker.page().locator(".own-part")).containsText(SPANISH);
            as("moderator")
                    .step(as("moderator").get(QNA + "questions/" + id).ok(), "select", Map.of())
                    .ok();
            assertThat(chair.page().locator(".chair__line")).hasText(SPANISH);

            as("moderator")
                    .call(
                            "PUT",
                            QNA + "questions/" + id + "/translations/en",
                            Map.of("text", ENGLISH),
                            Map.of("If-Match", "*"))
                    .ok();

            assertThat(chair.page().locator(".chair__line")).hasText(ENGLISH);
            assertThat(chair.button("Show the original")).isVisible();
            assertThat(asker.page().locator(".own-part")).containsText("A moderator’s translation, English:");
            assertThat(asker.page().locator(".own-part")).containsText(ENGLISH);
        }
    }

    @Test
    void whoTypesAgainWhatIsAskedSupportsThatInsteadAndAsksNothingTwice() {
        var conference = OwnConference.with(1).registered("delegate", "viewer");
        var session = conference.session();
        OwnConference.published("delegate", session, ENGLISH);
        try (var viewer = Seat.of("viewer", "/s/" + session)) {
            viewer.button("Ask a question").click();
            var words = viewer.page().locator("#ask-text");
            words.fill("Who will pay for cables under the sea");
            var similar = viewer.page().locator("pl-similar");
            assertThat(similar).containsText(ENGLISH);
            assertThat(viewer.barriersEverywhere()).isEmpty();

            viewer.page().waitForResponse(answered("/vote"), () -> viewer.button("Support this one instead")
                    .click());

            assertThat(words).hasCount(0);
            assertThat(viewer.page().getByText("You support that question now")).isVisible();
            var asked = viewer.page().locator("pl-board .question");
            assertThat(asked).hasCount(1);
            assertThat(asked.locator(".support__count")).hasText("1");
            assertThat(asked.locator(".support")).hasAttribute("aria-pressed", "true");
            viewer.button("Ask a question").click();
            assertThat(viewer.page().locator("#ask-text")).hasValue("");
        }
        assertThat(as("viewer")
                        .get(QNA + "sessions/" + session + "/questions/mine")
                        .ok()
                        .path("items"))
                .isEmpty();
        assertThat(as("moderator")
                        .get(QNA + "sessions/" + session + "/queue")
                        .ok()
                        .path("items"))
                .hasSize(1);
    }

    private static String published(String session) {
        var asked = as("delegate")
                .post(
                        QNA + "sessions/" + session + "/questions",
                        Map.of("text", SPANISH, "shownAs", "anonymous", "language", "es"))
                .ok();
        as("moderator").step(asked, "publish", Map.of()).ok();
        return asked.path("id").asText();
    }

    /// Nothing but keys, once the moderator stands on the question.
    private static void translateByKey(Seat moderator, String language, String text, Watch watch) {
        var keyboard = moderator.page().keyboard();
        keyboard.press("2");
        assertThat(moderator.page().locator(".desk__item--chosen")).containsText(SPANISH);
        keyboard.press("l");
        var dialog = moderator.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText(SPANISH);
        assertThat(dialog.locator("#translate-from")).hasValue("es");
        assertThat(dialog.locator("#translate-words")).isFocused();
        assertThat(moderator.barriersEverywhere()).isEmpty();
        moderator.page().setViewportSize(1440, 900);
        keyboard.press("Shift+Tab");
        assertThat(dialog.locator("#translate-into")).isFocused();
        keyboard.type(language);
        keyboard.press("Tab");
        keyboard.type(text);
        watch.when(
                moderator,
                response -> response.url().contains("/translations/"),
                () -> keyboard.press("Control+Enter"));
        assertThat(dialog).hasCount(0);
        assertThat(moderator.page().locator(".desk__item--chosen")).containsText(text);
    }

    /// By touch and by key, and away again.
    private static void readsTheOriginal(Seat reader, Locator item) {
        var show = item.locator("pl-original button");
        assertThat(show).hasText("Show the original");
        assertThat(show.boundingBox().height).isGreaterThanOrEqualTo(FINGER);
        show.click();
        assertThat(show).hasAttribute("aria-expanded", "true");
        assertThat(item.locator(".question__original")).hasText(SPANISH);
        assertThat(item.locator(".question__original")).hasAttribute("lang", "es");
        show.focus();
        reader.page().keyboard().press("Enter");
        assertThat(show).hasAttribute("aria-expanded", "false");
        assertThat(item.locator(".question__original")).hasCount(0);
    }

    private static void takenAway(Seat moderator, Seat reader) {
        moderator
                .page()
                .locator(".desk__item")
                .filter(new Locator.FilterOptions().setHasText(SPANISH))
                .click();
        moderator.page().keyboard().press("l");
        var dialog = moderator.page().getByRole(AriaRole.DIALOG);
        var french = dialog.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(FRENCH));
        moderator.page().waitForResponse(answered("/translations/fr"), () -> french.getByText("Take it away")
                .click());
        assertThat(reader.page().locator(".stage__text")).not().hasText(FRENCH);
    }

    private static Predicate<Response> answered(String path) {
        return response -> response.url().endsWith(path);
    }
}
