package org.plenary.local.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.OwnForum.YOUTH;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What is said in a room, on its way to the conference, with everybody who has a part in it before a screen of their
/// own.
@ExtendWith({House.class, Chromium.class})
class BoardPathTest {

    private static final String SAID = "Ask us before you decide for us.";
    private static final int MORE_THAN_A_PAGE = 51;

    @Test
    void whatYoungPeopleSayIsReadFirstAndDeclinedOnlyWithAReasonAndASecondLook() {
        var forum = OwnForum.create();
        forum.admit("youth13", "Kestrel");
        forum.admit("youth16", "Heron");
        try (var room = OwnRoom.opened(forum.room("Hopes and fears"));
                var kestrel = Seat.of("youth13", page(room));
                var heron = Seat.of("youth16", page(room));
                var first = Seat.confirmed("facilitator1", page(room));
                var second = Seat.confirmed("facilitator2", page(room))) {
            say(kestrel, SAID);
            assertThat(said(kestrel, SAID)).containsText("An adult reads it first");
            button(said(first, SAID), "Show it").click();
            assertThat(said(heron, SAID)).containsText("Kestrel");
            choose(said(heron, SAID), "Agree");
            assertThat(said(first, SAID)).containsText("Agree: 1");

            var other = "My school is next to the station.";
            say(heron, other);
            button(said(first, other), "Do not show it").click();
            first.page().getByLabel("What is the matter with it?").selectOption("private");
            first.page().getByLabel("Why? Its author reads this").fill("It says where you are.");
            assertThat(first.barriers()).isEmpty();
            button(said(first, other), "Do not show it").click();
            assertThat(said(heron, other)).containsText("It says where you are.");
            assertThat(said(kestrel, other)).hasCount(0);

            button(said(heron, other), "Ask for another look").click();
            said(heron, other).getByRole(AriaRole.TEXTBOX).fill("There are many stations.");
            button(said(heron, other), "Ask").click();
            assertThat(said(heron, other)).containsText("Another adult will look at it again.");
            assertThat(said(first, "There are many stations.")).containsText("Somebody else looks again.");
            button(said(second, "There are many stations."), "Show it after all")
                    .click();
            assertThat(said(kestrel, other)).containsText("Heron");

            button(said(second, other), "Take it off the board").click();
            second.page().getByLabel("Why? Its author reads this").fill("Somebody could find you by it.");
            button(said(second, other), "Take it off the board").click();
            assertThat(said(heron, other)).containsText("Somebody could find you by it.");
            assertThat(said(kestrel, other)).hasCount(0);
            assertThat(heron.barriers()).isEmpty();
        }
    }

    @Test
    void aBoardShowsAllThatWasSaidHoweverMuchItIs() {
        var forum = OwnForum.create();
        forum.admit("youth13", "Kestrel");
        try (var room = OwnRoom.opened(forum.room("Hopes and fears"))) {
            room.join("youth13");
            for (int number = 1; number <= MORE_THAN_A_PAGE; number++) {
                show(room.contribute("youth13", "Wish number " + number + "."));
            }
            try (var kestrel = Seat.of("youth13", page(room))) {
                assertThat(said(kestrel, "Wish number")).hasCount(MORE_THAN_A_PAGE);
            }
        }
    }

    @Test
    void whatIsShownIsTakenBackByItsAuthorWhoIsAskedFirst() {
        var forum = OwnForum.create();
        forum.admit("youth13", "Kestrel");
        forum.admit("youth16", "Heron");
        try (var room = OwnRoom.opened(forum.room("Hopes and fears"))) {
            room.join("youth13");
            show(room.contribute("youth13", SAID));
            try (var kestrel = Seat.of("youth13", page(room));
                    var heron = Seat.of("youth16", page(room))) {
                assertThat(said(heron, SAID)).isVisible();
                button(said(kestrel, SAID), "Take it back").click();
                var question = kestrel.page().getByRole(AriaRole.DIALOG);
                assertThat(question).containsText("You cannot get it back.");
                button(question, "Take it back").click();
                assertThat(said(heron, SAID)).hasCount(0);
                assertThat(said(kestrel, SAID)).hasCount(0);
            }
        }
    }

    @Test
    void whatIsBeingWrittenComesBackWithTheBoardOnceTheSecondAdultIsThereAgain() {
        var forum = OwnForum.create();
        forum.admit("youth13", "Kestrel");
        try (var room = OwnRoom.opened(forum.room("Hopes and fears"))) {
            room.join("youth13");
            var contribution = room.contribute("youth13", SAID);
            decide(contribution, "decline", Map.of("reason", "Who is “us”?", "reasonCode", "unclear"));
            try (var kestrel = Seat.of("youth13", page(room))) {
                var declined = said(kestrel, SAID);
                button(declined, "Ask for another look").click();
                assertThat(declined.getByRole(AriaRole.TEXTBOX)).isFocused();
                button(declined, "Go back").click();
                assertThat(button(declined, "Ask for another look")).isFocused();

                button(declined, "Ask for another look").click();
                declined.getByRole(AriaRole.TEXTBOX).fill("All of us.");
                room.silence("facilitator2");
                assertThat(kestrel.page().getByText("We wait for the second adult"))
                        .isVisible();
                assertThat(declined).hasCount(0);
                room.speak("facilitator2");
                assertThat(declined.getByRole(AriaRole.TEXTBOX)).hasValue("All of us.");
                button(declined, "Ask").click();
                assertThat(declined).containsText("Another adult will look at it again.");
            }
        }
    }

    @Test
    void whatARoomConcludesIsPublishedAndTheConferenceAnswersIt() {
        var forum = OwnForum.create();
        forum.give("chair", "chair");
        forum.admit("youth13", "Kestrel");
        forum.admit("youth16", "Heron");
        var conclusion = "Young people are asked before a rule for them is made.";
        try (var room = OwnRoom.opened(forum.room("Hopes and fears"));
                var kestrel = Seat.of("youth13", page(room));
                var heron = Seat.of("youth16", page(room));
                var facilitator = Seat.confirmed("facilitator1", page(room));
                var lead = Seat.of("lead", conclusions(forum));
                var chair = Seat.of("chair", "/");
                var reader = Seat.visitor()) {
            say(kestrel, SAID);
            button(said(facilitator, SAID), "Show it").click();

            facilitator.page().getByText("Write down a conclusion").click();
            facilitator.page().getByLabel("What this room concludes").fill(conclusion);
            facilitator
                    .page()
                    .getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(SAID))
                    .check();
            assertThat(facilitator.barriers()).isEmpty();
            facilitator.exactButton("Put it to the room").click();
            for (var young : new Seat[] {kestrel, heron}) {
                choose(concluded(young, conclusion), "Agree");
            }
            assertThat(concluded(facilitator, conclusion)).containsText("Agree: 2");
            button(concluded(facilitator, conclusion), "Adopt it").click();
            assertThat(concluded(heron, conclusion)).containsText("Adopted by this room");

            lead.button("Publish what the rooms have adopted").click();
            assertThat(lead.page().getByText(conclusion)).isVisible();
            reader.open(conclusions(forum));
            assertThat(reader.page().getByText("The conference has not answered yet."))
                    .isVisible();
            assertThat(reader.exactButton("Answer this")).hasCount(0);

            chair.open(conclusions(forum)).exactButton("Answer this").click();
            chair.page().getByLabel("Accepted in part").check();
            chair.page().getByLabel("What follows, or why nothing does").fill("Two seats at the next table.");
            chair.page().getByLabel("Who answers for it").fill("The chair");
            assertThat(chair.barriers()).isEmpty();
            chair.exactButton("Give this answer").click();
            assertThat(chair.page().getByText("Two seats at the next table.")).isVisible();
            reader.open(conclusions(forum));
            assertThat(reader.page().getByText("Two seats at the next table.")).isVisible();
            assertThat(reader.page().getByText("The conference has not answered yet."))
                    .hasCount(0);
            assertThat(reader.barriers()).isEmpty();
        }
    }

    private static void show(String contribution) {
        decide(contribution, "show", Map.of());
    }

    private static void decide(String contribution, String decision, Map<String, String> why) {
        as("facilitator1")
                .post(YOUTH + "contributions/" + contribution + "/" + decision, why)
                .ok();
    }

    private static String page(OwnRoom room) {
        return "/youth/rooms/" + room.id();
    }

    private static String conclusions(OwnForum forum) {
        return "/youth/" + forum.slug() + "/conclusions";
    }

    private static void say(Seat young, String text) {
        young.page().getByLabel("What is your idea?").fill(text);
        young.exactButton("Send").click();
        assertThat(said(young, text)).isVisible();
    }

    private static Locator said(Seat seat, String text) {
        return seat.page().locator("pl-contributions .own > li").filter(new Locator.FilterOptions().setHasText(text));
    }

    private static Locator concluded(Seat seat, String text) {
        return seat.page()
                .locator("pl-room-conclusions .own > li")
                .filter(new Locator.FilterOptions().setHasText(text));
    }

    private static Locator button(Locator item, String name) {
        return item.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void choose(Locator item, String stance) {
        item.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(stance))
                .first()
                .click();
        assertThat(item.locator("[aria-pressed=true]")).containsText(stance);
    }
}
