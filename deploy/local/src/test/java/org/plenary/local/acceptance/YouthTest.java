package org.plenary.local.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.OwnConference.REGISTRATION;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plenary.embedded.Mails;

/// Young people, the adult of their group, a guardian and the safeguarding lead, each before a screen of their own.
@ExtendWith({House.class, Chromium.class})
class YouthTest {

    private static final Pattern CODE = Pattern.compile("(?m)^(\\d{6}) is the code");

    @Test
    void aYoungPersonComesInWithTheWordOfTheirGroupTheirGuardianAndTheirOwnSense() {
        var slug = forum();
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
                            Integer.toString(Year.now(ZoneOffset.UTC).getValue() - 14),
                            "E-mail of a parent or guardian",
                            guardian));
            young.page().getByLabel("Country you live in").selectOption("DE");
            young.exactButton("Join").click();
            assertThat(young.heading("Your group is asked about you")).isVisible();

            byLink.open(mailed(adult, "(/youth/confirmations/\\S+)"));
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
            take(young, slug);
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
        var slug = forum();
        var guardian = "guardian-" + slug + "@example.org";
        admitted(slug, guardian);
        try (var young = Seat.of("youth13", "/youth/" + slug);
                var byLink = Seat.visitor()) {
            assertThat(young.heading("You are in")).isVisible();

            byLink.open(mailed(guardian, "(/youth/consents/\\S+)"));
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
    void anAddressThatIsASecretIsToldToNobodyElse() {
        var slug = forum();
        var guardian = "guardian-" + slug + "@example.org";
        admitted(slug, guardian);
        var path = mailed(guardian, "(/youth/consents/\\S+)");
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

    /// A conference with a safeguarding lead.
    private static String forum() {
        var slug = OwnConference.empty().slug();
        as("organiser")
                .put(REGISTRATION + slug + "/roles/" + as("lead").subject(), Map.of("roles", List.of("lead")))
                .ok();
        return slug;
    }

    /// Brings `youth13` in by the API.
    private static void admitted(String slug, String guardian) {
        var forum = "/api/v1/youth/conferences/" + slug;
        var adult = "adult-" + slug + "@example.org";
        var code = as("lead")
                .post(forum + "/groups", Map.of("organisation", "Hilltop Club", "contact", adult))
                .ok()
                .path("code")
                .asText();
        as("youth13")
                .post(
                        forum + "/admissions",
                        Map.of(
                                "groupCode",
                                code,
                                "birthYear",
                                Year.now(ZoneOffset.UTC).getValue() - 14,
                                "country",
                                "DE",
                                "guardianEmail",
                                guardian,
                                "pseudonym",
                                "Kestrel"))
                .ok();
        try (var byLink = Seat.visitor()) {
            byLink.open(mailed(adult, "(/youth/confirmations/\\S+)"));
            byLink.button("Yes, that is right").click();
            giveCode(byLink, adult);
            assertThat(byLink.item("Kestrel confirmed")).isVisible();
            consent(byLink, guardian, "Yes", "No", "No");
        }
        as("youth13")
                .post(forum + "/admissions/me/readiness", Map.of("answers", fitting(slug)))
                .ok();
    }

    private static void consent(Seat byLink, String guardian, String takePart, String recorded, String published) {
        byLink.open(mailed(guardian, "(/youth/consents/\\S+)"));
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

    private static void take(Seat young, String slug) {
        var scenarios = young.page().locator("fieldset:has(input[name^=scenario])");
        assertThat(scenarios.first()).isVisible();
        var answers = fitting(slug);
        for (int at = 0; at < answers.size(); at++) {
            scenarios.nth(at).locator("input").nth(answers.get(at)).check();
        }
        young.button("Look at my answers").click();
    }

    /// For each scenario of the first try the option that fits.
    private static List<Integer> fitting(String slug) {
        var first = as("lead")
                .get("/api/v1/youth/conferences/" + slug + "/readiness")
                .ok()
                .path("first");
        return StreamSupport.stream(first.spliterator(), false)
                .map(scenario -> scenario.findValuesAsText("fits").indexOf("true"))
                .toList();
    }

    private static void fill(Seat seat, Map<String, String> fields) {
        fields.forEach((label, text) -> seat.page().getByLabel(label).fill(text));
    }

    private static void giveCode(Seat seat, String address) {
        seat.page().getByLabel("The code from the mail").fill(mailed(address, CODE));
        seat.button("Send my answer").click();
    }

    private static String mailed(String address, String wanted) {
        return mailed(address, Pattern.compile(wanted));
    }

    private static String mailed(String address, Pattern wanted) {
        var mails = new Mails(House.system().addresses().mailbox());
        return await("a mail to " + address)
                .atMost(Seat.PATIENCE)
                .until(() -> mails.newest(address, wanted), Optional::isPresent)
                .orElseThrow();
    }
}
