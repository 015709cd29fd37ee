package org.plenary.local.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.OwnConference.REGISTRATION;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Young people, the adult of their group, a guardian and the safeguarding lead, each before a screen of their own.
@ExtendWith({House.class, Chromium.class})
class YouthTest {

    private static final List<String> PURPOSES = List.of("Taking part", "Being recorded", "Publishing the pseudonym");

    @Test
    void aYoungPersonComesInWithTheWordOfTheirGroupTheirGuardianAndTheirOwnSense() {
        var forum = OwnForum.create();
        var slug = forum.slug();
        var adult = "adult-" + slug + "@example.org";
        var guardian = "guardian-" + slug + "@example.org";
        try (var lead = Seat.of("lead", "/youth/" + slug + "/lead");
                var young = Seat.of("youth13", "/youth/" + slug);
                var byLink = Seat.visitor()) {
            fill(lead, Map.of("School, club or other organisation", "Hilltop Club", "E-mail of the adult", adult));
            lead.button("Add and make a code").click();
            var code = lead.page().locator("code").innerText();

            fill(
                    young,
                    Map.of(
                            "Code of your group",
                            code.toLowerCase(),
                            "The name you choose",
                            "Kestrel",
                            "Year you were born",
                            Integer.toString(OwnForum.younger()),
                            "E-mail of a parent or guardian",
                            guardian));
            young.page().getByLabel("Country you live in").selectOption("DE");
            young.exactButton("Join").click();
            assertThat(young.heading("Your group is asked about you")).isVisible();

            byLink.open(OwnForum.mailed(adult, "(/youth/confirmations/\\S+)"));
            assertThat(byLink.button("Yes, that is right")).isVisible();
            assertThat(byLink.barriers()).isEmpty();
            byLink.button("Yes, that is right").click();
            giveCode(byLink, adult);
            assertThat(byLink.item("Kestrel confirmed")).isVisible();

            young.page().reload();
            assertThat(young.heading("A yes is still missing")).isVisible();
            consent(byLink, guardian, "Yes", "No", "Yes");

            young.page().reload();
            assertThat(young.heading("The last step")).isVisible();
            assertThat(young.barriers()).isEmpty();
            take(young, forum);
            assertThat(young.heading("You passed")).isVisible();
            young.button("Go on").click();
            assertThat(young.heading("You are in")).isVisible();

            lead.page().reload();
            assertThat(lead.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Kestrel")))
                    .containsText("Admitted");
        }
    }

    @Test
    void aGuardiansNoActsAtOnce() {
        var forum = OwnForum.create();
        var slug = forum.slug();
        var guardian = "guardian-" + slug + "@example.org";
        forum.admit("youth13", "Kestrel", guardian, false);
        try (var young = Seat.of("youth13", "/youth/" + slug);
                var byLink = Seat.visitor()) {
            assertThat(young.heading("You are in")).isVisible();

            byLink.open(OwnForum.mailed(guardian, "(/youth/consents/\\S+)"));
            byLink.page()
                    .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Taking part"))
                    .getByLabel("No")
                    .check();
            byLink.exactButton("Save").click();
            await().atMost(Seat.PATIENCE).until(() -> state(slug).equals("awaitingGuardian"));

            young.page().reload();
            assertThat(young.heading("A yes is still missing")).isVisible();
        }
    }

    @Test
    void aYoungPersonsQuestionReachesTheHallThroughTheForumWithTheirBandAlone() {
        var conference = OwnConference.with(1);
        var slug = conference.slug();
        as("youth13")
                .post(REGISTRATION + slug + "/registrations", Map.of("kind", "youth"))
                .ok();
        OwnForum.of(conference).admit("youth13", "Kestrel");
        var text = "Who asks us before they decide?";
        try (var young = Seat.of("youth13", "/s/" + conference.session());
                var lead = Seat.of("lead", "/youth/" + slug + "/lead");
                var hall = Seat.visitor().open("/s/" + conference.session())) {
            young.exactButton("Ask a question").click();
            young.page().getByLabel("Your question to the panel").fill(text);
            young.exactButton("Send the question").click();
            young.page().getByText("To the youth forum").click();

            assertThat(young.heading("Ask the conference")).isVisible();
            assertThat(young.page().getByLabel("Your question")).hasValue(text);
            assertThat(young.barriers()).isEmpty();
            young.button("Suggest it").click();
            assertThat(young.item("Waits for a facilitator")).containsText(text);

            assertThat(lead.item("Kestrel, 13-15")).containsText("Only the age band is shown with it.");
            lead.button("Put it to the session").click();
            assertThat(young.item("Waits for the moderators")).containsText(text);

            var question = as("moderator")
                    .get(OwnConference.QNA + "sessions/" + conference.session() + "/queue")
                    .ok()
                    .path("items")
                    .get(0);
            as("moderator").step(question, "publish", Map.of()).ok();
            assertThat(hall.page().getByText("13–15 · from the youth forum").first())
                    .isVisible();
            assertThat(young.item("On the board")).containsText(text);
        }
    }

    @Test
    void statement10AGuardiansNoIsAsEasyAsAYesAndNobodyElseIsAskedOrTold() {
        var forum = OwnForum.create();
        var guardian = "guardian-" + forum.slug() + "@example.org";
        forum.send("youth13", "Kestrel", guardian, OwnForum.younger(), "DE");
        var path = OwnForum.mailed(guardian, "(/youth/consents/\\S+)");
        assertThat(House.visitor().get(path).headers().firstValue("Permissions-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("geolocation=()"));
        try (var byLink = Seat.visitor()) {
            var asked = byLink.asked();
            byLink.open(path);
            assertThat(byLink.page().getByRole(AriaRole.RADIO)).hasCount(6);
            assertThat(byLink.page().locator(":checked")).hasCount(0);
            assertThat(byLink.barriersEverywhere()).isEmpty();
            for (int width : List.of(360, 1440)) {
                byLink.page().setViewportSize(width, 900);
                PURPOSES.forEach(
                        purpose -> assertBeside(choice(byLink, purpose, "Yes"), choice(byLink, purpose, "No")));
            }

            int yes = stepsUntilAllIsAnswered(byLink, "Yes");
            byLink.open("about:blank").open(path);
            assertThat(stepsUntilAllIsAnswered(byLink, "No")).isEqualTo(yes);
            byLink.button("Give my answers").click();
            giveCode(byLink, guardian);
            assertThat(byLink.exactButton("Save")).isVisible();
            var answers = House.visitor().get("/api/v1" + path).ok().path("purposes");
            assertThat(answers.findValuesAsText("yes")).hasSize(3).containsOnly("false");

            assertThat(asked).containsExactly(House.origin().getAuthority());
            assertThat(byLink.context().cookies()).isEmpty();
        }
    }

    @Test
    void anAddressThatIsASecretIsToldToNobodyElse() {
        var forum = OwnForum.create();
        var slug = forum.slug();
        var guardian = "guardian-" + slug + "@example.org";
        forum.admit("youth13", "Kestrel", guardian, false);
        var path = OwnForum.mailed(guardian, "(/youth/consents/\\S+)");
        for (var address : List.of(path, "/api/v1" + path)) {
            var headers = House.visitor().get(address).headers();
            assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(headers.firstValue("Cache-Control").orElse("")).containsAnyOf("no-store", "no-cache");
        }
    }

    /// How far `youth13` has come.
    private static String state(String slug) {
        return as("youth13")
                .get("/api/v1/youth/conferences/" + slug + "/admissions/me")
                .ok()
                .path("state")
                .asText();
    }

    private static Locator choice(Seat byLink, String purpose, String answer) {
        return byLink.page()
                .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(purpose))
                .locator("label")
                .filter(new Locator.FilterOptions().setHasText(answer));
    }

    /// On one line, and each as large as the other.
    private static void assertBeside(Locator one, Locator other) {
        var first = one.boundingBox();
        var second = other.boundingBox();
        assertThat(second.y).isEqualTo(first.y);
        assertThat(second.height).isEqualTo(first.height);
        assertThat(second.width).isCloseTo(first.width, within(1.0));
    }

    /// Gives one answer after the other until they can be sent; tells how many that took.
    private static int stepsUntilAllIsAnswered(Seat byLink, String answer) {
        var send = byLink.button("Give my answers");
        assertThat(send).isDisabled();
        int steps = 0;
        while (!send.isEnabled()) {
            choice(byLink, PURPOSES.get(steps++), answer).click();
        }
        return steps;
    }

    private static void consent(Seat byLink, String guardian, String takePart, String recorded, String published) {
        byLink.open(OwnForum.mailed(guardian, "(/youth/consents/\\S+)"));
        var answers =
                Map.of("Taking part", takePart, "Being recorded", recorded, "Publishing the pseudonym", published);
        answers.forEach((purpose, answer) -> byLink.page()
                .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(purpose))
                .getByLabel(answer)
                .check());
        assertThat(byLink.barriers()).isEmpty();
        byLink.button("Give my answers").click();
        giveCode(byLink, guardian);
        assertThat(byLink.exactButton("Save")).isVisible();
    }

    private static void take(Seat young, OwnForum forum) {
        var scenarios = young.page().locator("fieldset:has(input[name^=scenario])");
        assertThat(scenarios.first()).isVisible();
        var answers = forum.fitting();
        for (int at = 0; at < answers.size(); at++) {
            scenarios.nth(at).locator("input").nth(answers.get(at)).check();
        }
        young.button("Look at my answers").click();
    }

    private static void fill(Seat seat, Map<String, String> fields) {
        fields.forEach((label, text) -> seat.page().getByLabel(label).fill(text));
    }

    private static void giveCode(Seat seat, String address) {
        seat.page().getByLabel("The code from the mail").fill(OwnForum.code(address));
        seat.button("Send my answer").click();
    }
}
