package org.plenary.local.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.plenary.local.acceptance.House.as;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A breakout, with everybody who has a part in it before a screen of their own.
@ExtendWith({House.class, Chromium.class})
class RoomPathTest {

    /// Five seconds of silence, and some for a busy machine.
    private static final Duration HELD = Duration.ofSeconds(15);

    /// As many heartbeats as take longer than somebody may be silent.
    private static final int BEATS = 3;

    /// Five seconds of silence and the minute until a room without its facilitators closes, less some to look at it.
    static final Duration CLOSED = Duration.ofSeconds(50);

    @Test
    void youngPeopleMeetInARoomThatIsOpenOnlyWithTwoAdultsInIt() {
        var forum = OwnForum.create();
        forum.admit("youth13", "Kestrel");
        forum.admit("youth16", "Heron");
        var room = forum.room("Hopes and fears");
        var path = "/youth/rooms/" + room;
        try (var kestrel = Seat.of("youth13", "/youth/" + forum.slug());
                var heron = Seat.of("youth16", path);
                var first = Seat.confirmed("facilitator1", path);
                var second = Seat.confirmed("facilitator2", path);
                var lead = Seat.of("lead", "/youth/" + forum.slug() + "/lead")) {
            assertThat(heron.page().getByText("This room is not open yet")).isVisible();
            assertThat(first.page().getByText("2 adults are here")).isVisible();
            first.button("Open the room").click();

            kestrel.link("Go in").click();
            for (var young : new Seat[] {kestrel, heron}) {
                assertThat(young.page().getByText("Two checked adults are here"))
                        .isVisible();
                assertThat(young.heading("4 people are here")).isVisible();
                assertThat(there(young, "Kestrel")).isVisible();
                assertThat(young.page().getByText("Not recorded")).isVisible();
                assertThat(young.barriers()).isEmpty();
            }
            assertThat(first.barriers()).isEmpty();

            kestrel.button("I need help").click();
            assertThat(first.page().getByText("Kestrel asks for help")).isVisible();
            assertThat(alert(lead)).containsText("Kestrel asks for help");
            first.button("I see to it").click();
            assertThat(alert(lead)).containsText("Demo Facilitator One sees to it");
            lead.button("I see to it").click();
            assertThat(alert(lead)).hasCount(0);
            assertThat(first.page().getByText("Kestrel asks for help")).hasCount(0);
            kestrel.button("I need help").click();
            assertThat(first.page().getByText("Kestrel asks for help")).isVisible();
            assertThat(alert(lead)).containsText("Kestrel asks for help");

            first.button("Stop the room").click();
            assertThat(kestrel.page().getByText("The room is stopped").first()).isVisible();
            first.button("Let it go on").click();
            assertThat(kestrel.page().getByText("The room is stopped")).hasCount(0);

            second.close();
            assertThat(kestrel.page().getByText("We wait for the second adult")).isVisible();
            assertThat(there(kestrel, "Heron")).hasCount(0);
            try (var back = Seat.confirmed("facilitator2", path)) {
                assertThat(there(kestrel, "Heron")).isVisible();
                back.button("Close the room").click();
                back.page()
                        .getByRole(AriaRole.DIALOG)
                        .getByRole(AriaRole.BUTTON)
                        .last()
                        .click();
                assertThat(kestrel.page().getByText("This room is closed")).isVisible();
                assertThat(kestrel.heading("What we said")).isVisible();
                kestrel.link("To the lobby").click();
                assertThat(kestrel.heading("Rooms")).isVisible();
            }
        }
    }

    @Test
    void oneAnswerThatIsLostOnATelephoneCostsNobodyTheirPlace() {
        var forum = OwnForum.create();
        forum.admit("youth13", "Kestrel");
        try (var room = OwnRoom.opened(forum.room("Hopes and fears"));
                var kestrel = Seat.of("youth13", "/youth/rooms/" + room.id())) {
            assertThat(kestrel.page().getByText("Two checked adults are here")).isVisible();
            var lost = new AtomicBoolean();
            var answered = new AtomicInteger();
            kestrel.page().onResponse(response -> {
                if (lost.get() && response.url().endsWith("/presence")) {
                    answered.incrementAndGet();
                }
            });
            // The first one gets no answer and no failure either.
            kestrel.page().route("**/presence", route -> {
                if (lost.getAndSet(true)) {
                    route.resume();
                }
            });
            var there = new ArrayList<Boolean>();
            kestrel.page().waitForCondition(() -> {
                there.add(people(room).contains("Kestrel"));
                return answered.get() >= BEATS;
            });
            assertThat(there).doesNotContain(false);
        }
    }

    /// Who is in the room, as a facilitator sees it.
    private static List<String> people(OwnRoom room) {
        return as("facilitator1").get(room.at("")).ok().path("people").findValuesAsText("name");
    }

    @Test
    void statement12AnythingIsReportedInTwoActionsAndTheLeadHasItWithinSeconds() {
        var forum = OwnForum.create();
        forum.admit("youth13", "Kestrel");
        try (var room = OwnRoom.opened(forum.room("Child safety"));
                var lead = Seat.of("lead", "/youth/" + forum.slug() + "/lead");
                var inRoom = Seat.of("lead", "/youth/rooms/" + room.id());
                var kestrel = Seat.of("youth13", "/youth/rooms/" + room.id())) {
            kestrel.exactButton("Report").click();
            kestrel.button("I do not feel safe").click();
            assertThat(kestrel.page().getByText("safety has it now").first()).isVisible();
            assertThat(alert(lead)).containsText("Something was reported");
            assertThat(alert(inRoom)).containsText("Something was reported");
        }
    }

    @Test
    void whoIsMovedByAFacilitatorInTheRoomIsToldWhereToGo() {
        var forum = OwnForum.create();
        forum.admit("youth13", "Kestrel");
        try (var room = OwnRoom.opened(forum.room("Hopes and fears"))) {
            var other = forum.room("Child safety");
            room.join("youth13");
            try (var kestrel = Seat.of("youth13", "/youth/rooms/" + room.id());
                    var facilitator = Seat.confirmed("facilitator1", "/youth/rooms/" + room.id())) {
                var choice = facilitator.page().getByLabel("The room of Kestrel");
                assertThat(choice).hasValue(room.id());
                assertThat(facilitator.barriers()).isEmpty();
                choice.selectOption(other);
                room.silence("youth13");
                assertThat(choice).hasCount(0);
                kestrel.link("To the lobby").click();
                assertThat(kestrel.page().getByText("Your room is “Child safety”. It is not open yet"))
                        .isVisible();
            }
        }
    }

    @Test
    void statement1ARoomWhoseServiceWasKilledIsHeldUntilItsFacilitatorsAreHeardOfAgain() {
        var forum = OwnForum.create();
        forum.admit("youth13", "Kestrel");
        try (var room = OwnRoom.opened(forum.room("Child safety"))) {
            room.join("youth13");
            var killed = Instant.now();
            House.part("youth").kill();
            List.of("facilitator1", "facilitator2", "youth13").forEach(room::silence);
            House.part("youth").startAgain();
            assertThat(Duration.between(killed, Instant.now()))
                    .as("the service is back before the room closes by itself")
                    .isLessThan(CLOSED);

            await("nobody was heard of but the young person")
                    .atMost(HELD)
                    .until(() -> beat("youth13", room), "held"::equals);
            assertThat(beat("facilitator1", room)).isEqualTo("held");
            assertThat(beat("facilitator2", room)).isEqualTo("open");
            assertThat(beat("youth13", room)).isEqualTo("open");
        }
    }

    /// Somebody among those whom a page shows in the room.
    private static Locator there(Seat seat, String name) {
        return seat.page().locator(".room__people li").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static Locator alert(Seat lead) {
        return lead.page().locator(".notice--alarm");
    }

    private static String beat(String account, OwnRoom room) {
        return as(account)
                .put(room.at("/presence"), Map.of())
                .ok()
                .path("state")
                .asText();
    }
}
