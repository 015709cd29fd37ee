package org.plenary.local.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.OwnConference.QNA;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two questions that ask the same: a moderator merges them and takes them apart while two people
/// watch, one of whom asked the merged one.
@ExtendWith({House.class, Chromium.class})
class MergePathTest {

    private static final String ROOT = "Who pays for the cables under the sea?";
    private static final String LIKE = "And the cables under the sea, who is to pay for them?";
    private static final String OTHER = "When will the minutes be published?";

    @Test
    void questionsThatAskTheSameAreMergedByKeyAndTakenApartOnATelephoneBeforeEverybodysEyes() {
        var conference = OwnConference.with(1).registered("viewer", "press", "delegate");
        var session = conference.session();
        var like = published("press", session, LIKE);
        var root = published("delegate", session, ROOT);
        published("delegate", session, OTHER);
        List.of("viewer", "press").forEach(account -> support(account, root));
        support("viewer", like);
        try (var moderator = Seat.of("moderator", "/desk/" + session);
                var viewer = Seat.of("viewer", "/s/" + session);
                var asker = Seat.of("press", "/s/" + session)) {
            var both = List.of(viewer, asker);
            both.forEach(seat -> assertThat(seat.item(LIKE)).isVisible());

            merge(moderator, both);
            both.forEach(seat -> {
                stands(seat, ROOT, 2, true);
                assertThat(board(seat, LIKE)).hasCount(0);
            });
            assertThat(moderator.page().locator(".desk__below")).containsText(LIKE);
            asker.page().getByText("Your question").first().click();
            assertThat(asker.page().locator(".own-part .question__into")).containsText(ROOT);

            withdrawAndGiveAgain(viewer);

            moderator.page().setViewportSize(390, 780);
            takeApart(moderator, both);
            stands(viewer, ROOT, 2, true);
            stands(viewer, LIKE, 0, false);
            stands(asker, ROOT, 2, true);
            assertThat(asker.page().locator(".own-part"))
                    .not()
                    .containsText("It counts together with another question");
        }
    }

    @Test
    void aMergeIsUndoneByKeyAndThatIsADecisionOfItsOwn() {
        var conference = OwnConference.with(1).registered("press", "delegate");
        var session = conference.session();
        var like = published("press", session, LIKE);
        published("delegate", session, ROOT);
        published("delegate", session, OTHER);
        try (var moderator = Seat.of("moderator", "/desk/" + session);
                var viewer = Seat.visitor().open("/s/" + session)) {
            assertThat(viewer.item(LIKE)).isVisible();
            merge(moderator, List.of(viewer));
            assertThat(board(viewer, LIKE)).hasCount(0);

            var watch = Watch.of("taken back").at(viewer, "pl-board .question", LIKE);
            watch.when(
                    moderator,
                    answered("/unmerge"),
                    () -> moderator.page().keyboard().press("u"));

            assertThat(viewer.item(ROOT)).not().containsText("like it");
            assertThat(as("moderator")
                            .get(QNA + "questions/" + like)
                            .ok()
                            .path("version")
                            .asInt())
                    .as("asked, published, merged, set free")
                    .isEqualTo(4);
        }
    }

    private static String published(String account, String session, String text) {
        return OwnConference.published(account, session, text).path("id").asText();
    }

    private static void support(String account, String question) {
        as(account).put(QNA + "questions/" + question + "/vote", Map.of()).ok();
    }

    /// Into the first that the dialog offers, which is the nearest in words.
    private static void merge(Seat moderator, List<Seat> pages) {
        var keyboard = moderator.page().keyboard();
        keyboard.press("2");
        moderator
                .page()
                .locator(".desk__item")
                .filter(new Locator.FilterOptions().setHasText(LIKE))
                .locator(".question__text")
                .click();
        keyboard.press("m");
        var dialog = moderator.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText(LIKE);
        assertThat(dialog.getByRole(AriaRole.LISTITEM)).hasCount(2);
        assertThat(dialog.locator(".targets__item").first()).isFocused();
        assertThat(dialog.locator(".targets__item").first()).containsText(ROOT);
        assertThat(moderator.barriersEverywhere()).isEmpty();
        moderator.page().setViewportSize(1440, 900);
        dialog.getByRole(AriaRole.SEARCHBOX).fill("minutes");
        assertThat(dialog.getByRole(AriaRole.LISTITEM)).hasCount(1);
        dialog.getByRole(AriaRole.SEARCHBOX).fill("cable");
        assertThat(dialog.locator(".targets__item").first()).containsText(ROOT);
        keyboard.press("ArrowDown");
        var watch = Watch.of("merged");
        pages.forEach(page -> watch.at(page, "pl-board .question", "and 1 like it"));
        watch.when(moderator, answered("/merge"), () -> keyboard.press("Enter"));
        assertThat(dialog).hasCount(0);
    }

    private static void takeApart(Seat moderator, List<Seat> pages) {
        var watch = Watch.of("taken apart");
        pages.forEach(page -> watch.at(page, "pl-board .question", LIKE));
        watch.when(moderator, answered("/unmerge"), () -> moderator
                .button("Take apart")
                .click());
        assertThat(moderator.page().locator(".desk__below")).hasCount(0);
    }

    /// Support for the root is taken from the whole tree.
    private static void withdrawAndGiveAgain(Seat viewer) {
        var support = viewer.item(ROOT).getByRole(AriaRole.BUTTON);
        viewer.page().waitForResponse(answered("/vote"), support::click);
        stands(viewer, ROOT, 1, false);
        viewer.page().waitForResponse(answered("/vote"), support::click);
        stands(viewer, ROOT, 2, true);
    }

    private static Locator board(Seat seat, String text) {
        return seat.page().locator("pl-board .question").filter(new Locator.FilterOptions().setHasText(text));
    }

    private static void stands(Seat seat, String text, int votes, boolean mine) {
        var item = board(seat, text);
        assertThat(item.locator(".support__count")).hasText(Integer.toString(votes));
        assertThat(item.getByRole(AriaRole.BUTTON)).hasAttribute("aria-pressed", Boolean.toString(mine));
    }

    private static Predicate<Response> answered(String path) {
        return response -> response.url().endsWith(path);
    }
}
