package org.plenary.local.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.OwnForum.YOUTH;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Sound and picture of a breakout by a real LiveKit server, in browsers whose camera and microphone are made up by
/// Chromium: a moving picture and a beep.
@ExtendWith({House.class, Chromium.class})
class RoomMediaTest {

    private static final Logger LOG = Logger.getLogger(RoomMediaTest.class.getName());

    /// Four browsers at once on two cores.
    private static final Duration CONNECTED = Duration.ofSeconds(60);

    /// What is promised, and as much again for pages that share two cores: only what is clearly late fails.
    private static final Duration OUT = Duration.ofSeconds(5 + 3);

    private static final Duration STOPPED = Duration.ofSeconds(2 + 3);

    /// Five seconds of silence, a page's next beat, and some for a busy machine.
    private static final Duration LEFT = Duration.ofSeconds(5 + 2 + 3);

    private static final String COUNT_ENDS = """
            window.ends = 0;
            document.addEventListener('ended', () => window.ends++, true);""";

    /// As a page that was changed could: LiveKit is told that nobody may receive what is published.
    private static final String SPEAKS_TO_NOBODY = """
            async () => {
              const chunk = performance.getEntriesByType('resource')
                .map(loaded => loaded.name).find(name => /livekit/.test(name));
              const { LocalParticipant } = await import(chunk);
              const turn = LocalParticipant.prototype.setMicrophoneEnabled;
              LocalParticipant.prototype.setMicrophoneEnabled = function (...how) {
                this.setTrackSubscriptionPermissions(false, []);
                return turn.apply(this, how);
              };
            }""";

    /// As on a line that lets nothing of the media server through any more.
    private static final String LOSES_SOUND_AND_PICTURE = """
            () => {
              window.WebSocket = class extends WebSocket {
                constructor() {
                  super('ws://127.0.0.1:1');
                }
              };
              document.querySelector('pl-room-media').ticket = null;
            }""";

    private static final String SEES_AND_HEARS = """
            others => {
              const seen = [...document.querySelectorAll('pl-room-media video')];
              const heard = [...document.querySelectorAll('pl-room-media audio')];
              return seen.length === others + 1 && heard.length === others
                && seen.every(video => video.videoWidth > 0 && video.currentTime > 0)
                && heard.every(audio => audio.currentTime > 0
                    && audio.srcObject.getAudioTracks()[0].readyState === 'live');
            }""";

    @BeforeEach
    void onlyWithLiveKit() {
        if (!House.system().hasRooms()) {
            LOG.warning(
                    "RUN WITHOUT LIVEKIT: sound and picture of breakouts were not tested. deploy/media/build-livekit"
                            + " builds it where Go is.");
            Assumptions.abort("No LiveKit server");
        }
    }

    @Test
    void twoYoungPeopleAndTwoFacilitatorsSeeAndHearEachOtherAndWhoIsTakenOffIsOutWithinFiveSeconds() {
        var forum = OwnForum.create();
        forum.admit("youth13", "Kestrel");
        forum.admit("youth16", "Heron");
        var room = forum.room("Hopes and fears");
        var path = "/youth/rooms/" + room;
        try (var first = Seat.confirmed("facilitator1", path);
                var second = Seat.confirmed("facilitator2", path)) {
            open(first);
            try (var kestrel = Seat.of("youth13", path);
                    var heron = Seat.of("youth16", path)) {
                var reached = hosts(kestrel.page());
                var seats = List.of(first, second, kestrel, heron);
                seats.forEach(
                        seat -> assertThat(seat.button("Turn my camera on")).isVisible());
                seats.forEach(seat -> assertThat(pictures(seat)).hasCount(0));
                for (var seat : seats) {
                    seat.button("Turn my microphone on").click();
                    seat.button("Turn my camera on").click();
                }
                seats.forEach(seat -> sees(seat, seats.size() - 1));
                assertThat(reached).as("no third party").isNotEmpty().isSubsetOf("localhost", "127.0.0.1");

                var admission = as("youth16")
                        .get(forum.at("admissions/me"))
                        .ok()
                        .path("id")
                        .asText();
                as("facilitator1")
                        .delete(YOUTH + "breakouts/" + room + "/roster/" + admission)
                        .ok();
                assertThat(pictures(heron)).hasCount(0, within(OUT));
                assertThat(pictures(kestrel)).hasCount(3, within(OUT));

                first.button("Stop the room").click();
                assertThat(pictures(kestrel)).hasCount(0, within(STOPPED));
                assertThat(pictures(second)).hasCount(0, within(STOPPED));
            }
        }
    }

    @Test
    void statement1AFacilitatorWithoutSoundAndPictureTakesThemFromYoungPeopleWithinTwoSecondsUntilTheyAreBack() {
        var forum = OwnForum.create();
        forum.admit("youth13", "Kestrel");
        var room = forum.room("Hopes and fears");
        var path = "/youth/rooms/" + room;
        try (var first = Seat.confirmed("facilitator1", path);
                var second = Seat.confirmed("facilitator2", path)) {
            open(first);
            try (var kestrel = Seat.of("youth13", path)) {
                turnCameraOn(first, second, kestrel);
                assertThat(pictures(kestrel)).hasCount(3);

                // The second facilitator is heard of as before, in words alone.
                second.page().evaluate(LOSES_SOUND_AND_PICTURE);

                assertThat(pictures(kestrel)).hasCount(0, within(STOPPED));
                assertThat(kestrel.page().getByText("Sound and picture wait until two adults are in them"))
                        .isVisible();
                assertThat(pictures(first)).hasCount(1);
                var told = as("youth13").get(YOUTH + "breakouts/" + room).ok();
                assertThat(told.path("state").asText()).isEqualTo("open");
                assertThat(told.path("speaking").asBoolean()).isTrue();

                second.page().reload();

                kestrel.button("Turn my camera on").click();
                assertThat(pictures(first)).hasCount(2);
            }
        }
    }

    @Test
    void statement3WhoKeepsTheirVoiceFromSomeIsSeenToDoSoAndTheLeadIsCalled() {
        var forum = OwnForum.create();
        forum.admit("youth13", "Kestrel");
        var path = "/youth/rooms/" + forum.room("Hopes and fears");
        try (var first = Seat.confirmed("facilitator1", path);
                var second = Seat.confirmed("facilitator2", path);
                var lead = Seat.of("lead", "/youth/" + forum.slug() + "/lead")) {
            open(first);
            try (var kestrel = Seat.of("youth13", path)) {
                assertThat(kestrel.button("Turn my microphone on")).isVisible();
                second.page().evaluate(SPEAKS_TO_NOBODY);
                second.button("Turn my microphone on").click();

                for (var other : List.of(first, kestrel)) {
                    assertThat(other.page().getByText("Does not let you hear or see them"))
                            .isVisible();
                }
                assertThat(lead.page().locator(".notice--alarm")).containsText("Demo Facilitator One");
            }
        }
    }

    @Test
    void statement1WhileTheServiceIsSilentNobodyHearsOrSeesAnybody() {
        var forum = OwnForum.create();
        forum.admit("youth13", "Kestrel");
        var path = "/youth/rooms/" + forum.room("Hopes and fears");
        try (var first = Seat.confirmed("facilitator1", path);
                var second = Seat.confirmed("facilitator2", path)) {
            open(first);
            try (var kestrel = Seat.of("youth13", path)) {
                turnCameraOn(first, second, kestrel);
                assertThat(pictures(kestrel)).hasCount(3);

                // The media server goes on, and nobody takes anybody out of it: pages leave it by themselves.
                House.part("youth").kill();
                try {
                    for (var seat : List.of(kestrel, first, second)) {
                        assertThat(pictures(seat)).hasCount(0, within(LEFT));
                    }
                } finally {
                    House.part("youth").startAgain();
                }
                assertThat(kestrel.button("Turn my camera on")).isVisible();
            }
        }
    }

    @Test
    void aSecondWindowHasSoundAndPictureUntilTheyAreTakenBackOrItIsClosed() {
        var forum = OwnForum.create();
        var path = "/youth/rooms/" + forum.room("Hopes and fears");
        try (var one = Seat.confirmed("facilitator1", path);
                var second = Seat.confirmed("facilitator2", path)) {
            open(one);
            assertThat(one.button("Turn my camera on")).isVisible();

            var other = new Seat(one.context(), one.context().newPage()).open(path);
            assertThat(one.page().getByText("You are in this room in another window"))
                    .isVisible();
            assertThat(other.button("Turn my camera on")).isVisible();

            other.page().evaluate(COUNT_ENDS);
            for (int answer = 0; answer < 4; answer++) {
                one.page().waitForResponse(reply -> reply.url().endsWith("/presence"), () -> {});
            }
            assertThat(other.page().evaluate("window.ends"))
                    .as("windows do not take turns")
                    .isEqualTo(0);

            one.button("Hear and see here again").click();
            assertThat(other.page().getByText("You are in this room in another window"))
                    .isVisible();
            assertThat(one.button("Turn my camera on")).isVisible();

            one.page().navigate("about:blank");
            assertThat(other.button("Turn my camera on")).isVisible();
        }
    }

    /// A facilitator opens the room once the other is there, too.
    private static void open(Seat facilitator) {
        assertThat(facilitator.page().getByText("2 adults are here")).isVisible();
        facilitator.button("Open the room").click();
    }

    private static void turnCameraOn(Seat... seats) {
        for (var seat : seats) {
            seat.button("Turn my camera on").click();
        }
    }

    private static void sees(Seat seat, int others) {
        seat.page()
                .waitForFunction(
                        SEES_AND_HEARS, others, new Page.WaitForFunctionOptions().setTimeout(CONNECTED.toMillis()));
    }

    private static Locator pictures(Seat seat) {
        return seat.page().locator("pl-room-media video");
    }

    private static LocatorAssertions.HasCountOptions within(Duration limit) {
        return new LocatorAssertions.HasCountOptions().setTimeout(limit.toMillis());
    }

    /// Every host that a page asks from now on.
    private static Set<String> hosts(Page page) {
        var hosts = ConcurrentHashMap.<String>newKeySet();
        page.onRequest(request -> hosts.add(URI.create(request.url()).getHost()));
        page.onWebSocket(socket -> hosts.add(URI.create(socket.url()).getHost()));
        return hosts;
    }
}
