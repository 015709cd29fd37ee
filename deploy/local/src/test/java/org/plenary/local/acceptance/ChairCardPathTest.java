package org.plenary.local.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.OwnConference.QNA;
import static org.plenary.local.acceptance.OwnConference.REGISTRATION;
import static org.plenary.local.acceptance.OwnConference.published;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Five people in Asia and five in Europe ask, and only Europe is heard: the chair sees it, and puts what the card
/// suggests.
@ExtendWith({House.class, Chromium.class})
class ChairCardPathTest {

    private static final List<String> ASIA = List.of("delegate", "viewer", "press", "producer", "organiser");
    private static final List<String> EUROPE = List.of("captioner", "facilitator1", "facilitator2", "lead", "guardian");

    @Test
    void theChairSeesWhoWasNotHeardAndPutsTheirQuestion() {
        var conference = OwnConference.with(1);
        var session = conference.session();
        register(conference, "KR", ASIA);
        register(conference, "HU", EUROPE);
        var asia = ASIA.stream().map(account -> ask(account, session)).toList();
        var europe = EUROPE.stream().map(account -> ask(account, session)).toList();

        try (var chair = Seat.of("chair", "/chair/" + session);
                var viewer = Seat.of("viewer", "/s/" + session)) {
            assertThat(group(chair, "Asia")).containsText("5 asked, 0 put");
            assertThat(chair.heading("Not heard enough")).hasCount(0);
            assertThat(viewer.page().locator("pl-board .question__text").first())
                    .isVisible();
            order(viewer, "regions");
            assertThat(viewer.page().getByText("Nobody is told who is from where"))
                    .isVisible();

            europe.subList(0, 3).forEach(question -> {
                as("chair")
                        .post(QNA + "questions/" + id(question) + "/stage", Map.of())
                        .ok();
                as("chair")
                        .post(QNA + "questions/" + id(question) + "/answer", Map.of())
                        .ok();
            });

            assertThat(group(chair, "Europe")).containsText("5 asked, 3 put");
            assertThat(suggested(chair)).containsText(text("delegate"));
            assertThat(suggested(chair))
                    .containsText("Asia: 5 of 10 questions asked, and none of 3 put came from there.");
            assertThat(viewer.page().locator("pl-board .question__text").first())
                    .hasText(text("delegate"));

            // What more people support is suggested instead, before the eyes of the chair.
            as("press")
                    .put(QNA + "questions/" + id(asia.get(1)) + "/vote", Map.of())
                    .ok();
            assertThat(suggested(chair)).containsText(text("viewer"));
            assertThat(viewer.page().locator("pl-board .question__text").first())
                    .hasText(text("viewer"));
            assertThat(chair.barriersEverywhere()).isEmpty();
            assertThat(viewer.barriersEverywhere()).isEmpty();

            chair.page().setViewportSize(1024, 768);
            suggested(chair).getByText("Put on stage").click();

            assertThat(chair.page().locator(".chair__text")).hasText(text("viewer"));
            assertThat(group(chair, "Asia")).containsText("5 asked, 1 put");
            assertThat(suggested(chair)).hasCount(0);
            assertThat(viewer.page().locator(".stage__text")).hasText(text("viewer"));
            assertThat(chair.button("Answered")).isVisible();
            assertThat(chair.barriersEverywhere()).isEmpty();

            viewer.page().setViewportSize(1440, 900);
            order(viewer, "newest");
            assertThat(viewer.page().locator("pl-board .question__text").first())
                    .hasText(text("guardian"));
        }
    }

    private static void register(OwnConference conference, String country, List<String> accounts) {
        for (var account : accounts) {
            as(account)
                    .post(
                            REGISTRATION + conference.slug() + "/registrations",
                            Map.of("kind", "viewer", "name", "Demo " + account, "country", country))
                    .ok();
        }
    }

    private static JsonNode ask(String account, String session) {
        return published(account, session, text(account));
    }

    private static String text(String account) {
        return "What would %s like to know about cables under the sea, and who answers it?".formatted(account);
    }

    private static String id(JsonNode question) {
        return question.path("id").asText();
    }

    private static Locator group(Seat chair, String name) {
        return chair.page().locator(".shares__groups li").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static void order(Seat viewer, String order) {
        viewer.page().getByLabel("Order of the questions").selectOption(order);
    }

    private static Locator suggested(Seat chair) {
        return chair.page().locator(".suggested");
    }
}
