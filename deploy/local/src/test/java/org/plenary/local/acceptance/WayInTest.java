package org.plenary.local.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.plenary.local.acceptance.OwnForum.YOUTH;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A young person's own page in the forum: what they may do there, and what others have said about it.
@ExtendWith({House.class, Chromium.class})
class WayInTest {

    @Test
    void whoseGuardianTakesAYesBackIsToldSoWithoutLoadingAPageAnewAndLosesNoReport() {
        var forum = OwnForum.create();
        forum.admit("youth13", "Kestrel");
        forum.admit("youth16", "Heron");
        try (var room = OwnRoom.opened(forum.room("Hopes and fears"));
                var kestrel = Seat.of("youth13", "/youth/rooms/" + room.id());
                var heron = Seat.of("youth16", "/youth/" + forum.slug())) {
            kestrel.exactButton("Report").click();
            assertThat(kestrel.button("I do not feel safe")).isVisible();
            assertThat(heron.heading("You are in")).isVisible();

            refuse(forum.guardianOf("youth13"));
            refuse(forum.guardianOf("youth16"));

            assertThat(kestrel.page().getByText("You cannot be in this room now"))
                    .isAttached();
            kestrel.button("I do not feel safe").click();
            assertThat(kestrel.page().getByText("safety has it now").first()).isVisible();
            assertThat(heron.heading("A yes is still missing")).isVisible();
        }
    }

    @Test
    void whoSpeaksAtTheConferenceIsAYoungPersonInTheirForumAllTheSame() {
        var forum = OwnForum.create();
        forum.admit("youth13", "Kestrel");
        forum.give("youth13", "speaker");
        try (var kestrel = Seat.of("youth13", "/youth/" + forum.slug())) {
            assertThat(kestrel.heading("You are in")).isVisible();
            assertThat(kestrel.heading("What you say yes to")).isVisible();
        }
    }

    @Test
    void aNoThatCouldNotBeSavedIsNotShownAsSaid() {
        var forum = OwnForum.create();
        forum.admit("youth13", "Kestrel", "guardian-" + forum.slug() + "@example.org", true);
        try (var kestrel = Seat.of("youth13", "/youth/" + forum.slug())) {
            var recorded =
                    kestrel.page().getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Being recorded"));
            recorded.getByLabel("Yes").check();
            assertThat(recorded).containsText("This is agreed.");

            kestrel.context().setOffline(true);
            recorded.getByLabel("No").click();
            assertThat(kestrel.page().getByText("Nothing answered").first()).isVisible();
            assertThat(recorded.getByLabel("Yes")).isChecked();

            kestrel.context().setOffline(false);
            recorded.getByLabel("No").click();
            assertThat(recorded).containsText("This is not agreed.");
            assertThat(recorded.getByLabel("No")).isChecked();
        }
    }

    /// A guardian who has answered takes their yes to taking part back.
    private static void refuse(String guardian) {
        House.visitor()
                .post(
                        YOUTH + "consents/" + OwnForum.mailed(guardian, OwnForum.CONSENTS),
                        Map.of("purposes", Map.of("takePart", false)))
                .ok();
    }
}
