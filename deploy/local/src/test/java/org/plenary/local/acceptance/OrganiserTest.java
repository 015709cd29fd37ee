package org.plenary.local.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.OwnConference.PROGRAMME;
import static org.plenary.local.acceptance.OwnConference.QNA;
import static org.plenary.local.acceptance.OwnConference.REGISTRATION;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The organiser's page: whole programmes come in or nothing does, and a role acts as soon as it is given.
@ExtendWith({House.class, Chromium.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrganiserTest {

    /// How soon a role given or taken away acts, everywhere.
    private static final Duration ROLE_ACTS = Duration.ofSeconds(5);

    private static final String SCHEDULE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <schedule>
              <version>1</version>
              <conference><acronym>small</acronym><title>Small</title><start>2026-03-01</start><end>2026-03-01</end>
                <days>1</days><time_zone_name>Europe/Berlin</time_zone_name></conference>
              <day index="1" date="2026-03-01" start="2026-03-01T08:00:00+01:00" end="2026-03-01T20:00:00+01:00">
                <room name="Saal Ö">
                  <event id="1" guid="7a3b0f1e-94a1-4a53-9d37-0b9a7b7a1f01">
                    <date>2026-03-01T10:00:00+01:00</date><start>10:00</start><duration>01:00</duration>
                    <room>Saal Ö</room><title>Opening &amp; welcome</title><type>plenary</type><language>en</language>
                    <persons><person id="1">Ada Öztürk</person></persons>
                  </event>
                  <event id="2" guid="7a3b0f1e-94a1-4a53-9d37-0b9a7b7a1f02">
                    <date>2026-03-01T11:00:00+01:00</date><start>11:00</start><duration>00:30</duration>
                    <room>Saal Ö</room><title>Second session</title><type>talk</type><language>de</language>
                    <persons/>
                  </event>
                </room>
              </day>
            </schedule>
            """;

    @SuppressWarnings("NullAway.Init")
    private Seat organiser;

    @BeforeAll
    void organiserSignsIn() {
        organiser = Seat.of("organiser", "/me");
    }

    @AfterAll
    void organiserLeaves() {
        organiser.close();
    }

    @Test
    void aProgrammeComesInOnceAndTheSameFileAgainChangesNothing() {
        var conference = OwnConference.empty();
        upload(conference, "small.xml", SCHEDULE);
        assertReport("The programme is imported", 2, 0);
        assertThat(titles(conference)).contains("Opening & welcome");
        upload(conference, "small.xml", SCHEDULE);
        assertReport("Nothing has changed", 0, 2);
    }

    @ParameterizedTest
    @CsvSource({"fosdem-2011.xml, 331", "divoc-r2r.xml, 45", "divoc-r2r.json, 45"})
    void theProgrammeOfARealConferenceComesInWholeAndAgainChangesNothing(String name, int events) throws IOException {
        var file = Shared.schedule(name);
        assumeTrue(Files.isRegularFile(file), () -> "Not imported, as it is not here: " + file);
        var conference = OwnConference.empty();
        upload(conference, file);
        assertReport("The programme is imported", events, 0);
        upload(conference, file);
        assertReport("Nothing has changed", 0, events);

        var again = as("organiser")
                .call(
                        "PUT",
                        PROGRAMME + "conferences/" + conference.slug() + "/schedule",
                        Files.readAllBytes(file),
                        Map.of("Content-Type", name.endsWith("xml") ? "application/xml" : "application/json"))
                .ok();
        assertThat(again.path("unchanged").asInt()).isEqualTo(events);
        assertThat(again.path("created").asInt()
                        + again.path("updated").asInt()
                        + again.path("withdrawn").asInt())
                .isZero();
    }

    @Test
    void aBrokenFileIsRefusedWithLineAndReasonAndChangesNothing() {
        var conference = OwnConference.empty();
        upload(conference, "small.xml", SCHEDULE);
        assertReport("The programme is imported", 2, 0);
        var before = titles(conference);

        upload(conference, "cut.xml", SCHEDULE.substring(0, SCHEDULE.indexOf("<title>Second")));
        assertRefused("line ");
        upload(
                conference,
                "wrong.xml",
                SCHEDULE.replace("<title>Opening &amp; welcome", "<title>Another title")
                        .replace("<duration>00:30</duration>", "<duration>half an hour</duration>"));
        assertRefused("line ");
        assertThat(titles(conference)).isEqualTo(before);
    }

    @Test
    void aRoleGivenAndTakenAwayActsWithinFiveSeconds() {
        var conference = OwnConference.with(1);
        as("press")
                .post(
                        REGISTRATION + conference.slug() + "/registrations",
                        Map.of("kind", "press", "name", "Paula Press", "organisation", "The Daily"))
                .ok();
        organiser.open("/organise/" + conference.slug());
        var row =
                organiser.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Paula Press"));
        assertThat(row).containsText("The Daily");
        assertThat(row).containsText("Confirmed");

        organiser
                .page()
                .getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Roles"))
                .click();
        organiser.page().getByLabel("Find a registered person").fill("Paula");
        organiser.exactButton("Find").click();
        organiser.item("Paula Press").getByRole(AriaRole.BUTTON).click();
        var moderator = organiser
                .page()
                .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Paula Press"))
                .getByLabel("Moderator");
        assertDesk(conference, 403);
        moderator.check();
        assertThat(organiser.page().locator("#toasts")).containsText("Paula Press is now moderator.");
        await().atMost(ROLE_ACTS).untilAsserted(() -> assertDesk(conference, 200));
        moderator.uncheck();
        assertThat(organiser.page().locator("#toasts")).containsText("Paula Press is no longer moderator.");
        await().atMost(ROLE_ACTS).untilAsserted(() -> assertDesk(conference, 403));
    }

    private static void assertDesk(OwnConference conference, int status) {
        assertThat(as("press")
                        .get(QNA + "sessions/" + conference.session() + "/queue")
                        .status())
                .isEqualTo(status);
    }

    private void upload(OwnConference conference, String name, String content) {
        choose(conference);
        organiser
                .page()
                .getByLabel("Choose a schedule file")
                .setInputFiles(new FilePayload(name, "text/xml", content.getBytes(StandardCharsets.UTF_8)));
        organiser.button("Import the programme").click();
    }

    private void upload(OwnConference conference, Path file) {
        choose(conference);
        organiser.page().getByLabel("Choose a schedule file").setInputFiles(file);
        organiser.button("Import the programme").click();
    }

    /// Comes to the page as one who has just arrived, so that no earlier report stands there.
    private void choose(OwnConference conference) {
        organiser.open("/me").open("/organise/" + conference.slug() + "#programme");
    }

    private void assertReport(String title, int created, int unchanged) {
        var report = organiser.page().getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText(title));
        assertThat(report).isVisible();
        assertFigure(report, "New", created);
        assertFigure(report, "Changed", 0);
        assertFigure(report, "Withdrawn", 0);
        assertFigure(report, "Unchanged", unchanged);
    }

    private static void assertFigure(Locator report, String name, int count) {
        var term = report.page().getByRole(AriaRole.TERM, new Page.GetByRoleOptions());
        assertThat(report.locator("dl > div")
                        .filter(new Locator.FilterOptions()
                                .setHas(term.getByText(name, new Locator.GetByTextOptions().setExact(true))))
                        .locator("dd"))
                .hasText(Integer.toString(count));
    }

    private void assertRefused(String where) {
        var alert = organiser.page().getByRole(AriaRole.ALERT);
        assertThat(alert).containsText("The file was refused, and nothing was changed");
        assertThat(alert).containsText(Pattern.compile(where + "\\d+", Pattern.CASE_INSENSITIVE));
    }

    private static List<String> titles(OwnConference conference) {
        return VisitorTest.items(PROGRAMME + "conferences/" + conference.slug() + "/sessions?limit=200").stream()
                .map(session -> session.path("title").asText())
                .toList();
    }
}
