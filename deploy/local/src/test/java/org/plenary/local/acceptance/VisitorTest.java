package org.plenary.local.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.plenary.local.acceptance.OwnConference.PROGRAMME;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Who has no account reads everything of the London demo's conference page.
@ExtendWith({House.class, Chromium.class})
class VisitorTest {

    private static final String SLUG = "london-2011";
    private static final ZoneId HALL = ZoneId.of("Europe/London");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);

    /// After so many names the list says how many more there are.
    private static final int ROOM_FOR = 6;

    private final List<JsonNode> sessions = items(PROGRAMME + "conferences/" + SLUG + "/sessions?limit=200");
    private final JsonNode conference =
            House.visitor().get(PROGRAMME + "conferences/" + SLUG).ok();

    @Test
    void theProgrammeIsReadByDayAndThemeWithContributorsAndGuidingQuestions() {
        try (var visitor = Seat.visitor().open("/c/" + SLUG)) {
            var all = visitor.exactButton("All days");
            all.click();
            assertThat(all).hasAttribute("aria-pressed", "true");
            for (var session : sessions) {
                var slot = slot(visitor, session);
                assertThat(slot).isVisible();
                shown(session).forEach(name -> assertThat(slot).containsText(name));
            }
            for (var day : days(HALL)) {
                assertThat(visitor.heading(day)).isVisible();
            }
            var theme = conference.path("themes").get(0);
            visitor.page().getByLabel("Theme").selectOption(theme.path("tag").asText());
            for (var session : sessions) {
                boolean fits = session.path("theme").path("tag").equals(theme.path("tag"));
                assertThat(slot(visitor, session)).hasCount(fits ? 1 : 0);
            }
            visitor.page()
                    .locator("summary")
                    .filter(new Locator.FilterOptions()
                            .setHasText(theme.path("title").asText()))
                    .click();
            for (var question : theme.path("guidingQuestions")) {
                assertThat(visitor.page().getByText(question.asText())).isVisible();
            }
        }
    }

    @Test
    void whatTheYouthForumConcludesStandsWithItsAnswerOrAsOpen() {
        try (var visitor = Seat.visitor().open("/youth/" + SLUG + "/conclusions")) {
            assertThat(conclusion(visitor, "not by a date of birth alone")).containsText("Accepted in part");
            assertThat(conclusion(visitor, "schools in developing countries")).containsText("not answered");
        }
    }

    @Test
    void timesAreTheViewersOwnAndTheHallsAreOneTapAway() {
        try (var visitor =
                Seat.visitor(Seat.options().setTimezoneId(TOKYO.getId())).open("/c/" + SLUG)) {
            visitor.exactButton("All days").click();
            var session = sessions.getFirst();
            var time = slot(visitor, session).locator("time");
            assertThat(time).containsText(clock(session, "startsAt", TOKYO) + "–" + clock(session, "endsAt", TOKYO));
            var hall = time.getByText("in the hall (London)");
            time.click();
            assertThat(hall).isVisible();
            assertThat(hall).containsText(clock(session, "startsAt", HALL));

            visitor.button("Hall’s time (London)").click();
            visitor.exactButton("All days").click();
            assertThat(time).containsText(clock(session, "startsAt", HALL) + "–" + clock(session, "endsAt", HALL));
            assertThat(time).containsText("–" + clock(session, "endsAt", TOKYO) + " for you");
        }
    }

    @Test
    void whatIsOnNowAndWhatComesNextStandsFirst() {
        var live = sessions.stream()
                .filter(session -> session.path("state").asText().equals("live"))
                .findFirst()
                .orElseThrow();
        var next = sessions.stream()
                .filter(session -> start(session).isAfter(Instant.now()))
                .findFirst()
                .orElseThrow();
        try (var visitor = Seat.visitor().open("/c/" + SLUG)) {
            var band =
                    visitor.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("On now and next"));
            assertThat(band.getByRole(AriaRole.LINK, named(live))).isVisible();
            assertThat(band.getByRole(AriaRole.LINK, named(next))).isVisible();
            assertThat(band.getByText("Live", new Locator.GetByTextOptions().setExact(true)))
                    .isVisible();
            assertThat(band.getByText(Pattern.compile("Starts (in|tomorrow)")).first())
                    .isVisible();
            band.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Watch"))
                    .first()
                    .click();
            visitor.page().waitForURL("**/s/" + live.path("id").asText());
        }
    }

    @Test
    void thePageIsReadableWithoutAnyScript() {
        try (var visitor =
                Seat.visitor(Seat.options().setJavaScriptEnabled(false)).open("/c/" + SLUG)) {
            assertThat(visitor.heading(conference.path("title").asText())).isVisible();
            for (var session : sessions) {
                var slot = slot(visitor, session);
                assertThat(slot).containsText(clock(session, "startsAt", HALL));
                for (var person : session.path("contributors")) {
                    assertThat(slot).containsText(person.path("name").asText());
                }
            }
            for (var theme : conference.path("themes")) {
                for (var question : theme.path("guidingQuestions")) {
                    assertThat(visitor.page().getByText(question.asText())).isVisible();
                }
            }
            visitor.link(sessions.getFirst().path("title").asText()).click();
            assertThat(visitor.heading(sessions.getFirst().path("title").asText()))
                    .isVisible();
        }
    }

    private static Locator conclusion(Seat seat, String text) {
        return seat.page().getByRole(AriaRole.REGION).filter(new Locator.FilterOptions().setHasText(text));
    }

    private static Locator slot(Seat visitor, JsonNode session) {
        return visitor.page()
                .locator("main li")
                .filter(new Locator.FilterOptions()
                        .setHas(visitor.page()
                                .getByRole(
                                        AriaRole.LINK,
                                        new Page.GetByRoleOptions()
                                                .setName(session.path("title").asText())
                                                .setExact(true))));
    }

    private static Locator.GetByRoleOptions named(JsonNode session) {
        return new Locator.GetByRoleOptions()
                .setName(session.path("title").asText())
                .setExact(true);
    }

    /// The contributors whom the list of sessions has room for.
    private static List<String> shown(JsonNode session) {
        return session.path("contributors")
                .valueStream()
                .limit(ROOM_FOR)
                .map(person -> person.path("name").asText())
                .toList();
    }

    private List<String> days(ZoneId zone) {
        return sessions.stream()
                .map(session -> DAY.format(start(session).atZone(zone)))
                .distinct()
                .toList();
    }

    private static Instant start(JsonNode session) {
        return Instant.parse(session.path("startsAt").asText());
    }

    private static String clock(JsonNode session, String field, ZoneId zone) {
        return DateTimeFormatter.ofPattern("HH:mm")
                .format(Instant.parse(session.path(field).asText()).atZone(zone));
    }

    static List<JsonNode> items(String path) {
        var items = new ArrayList<JsonNode>();
        House.visitor().get(path).ok().path("items").forEach(items::add);
        return items;
    }
}
