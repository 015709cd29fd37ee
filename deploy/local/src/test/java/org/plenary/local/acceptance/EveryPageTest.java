package org.plenary.local.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.OwnConference.PROGRAMME;

import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Sizes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What holds for every page, for who it is made for, with the London demo in it, on a telephone and
/// on a wide screen, in light and in dark.
@ExtendWith({House.class, Chromium.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageTest {

    private static final String SLUG = "london-2011";
    private static final String NOBODY = "visitor";
    /// Who has a second factor on top of their password.
    private static final String CONFIRMED = " confirmed";
    /// The page's own part has taken the place of what the server wrote.
    private static final String SHOWN =
            "() => document.querySelector('main > *:not(script)')?.localName.startsWith('pl-') ?? false";

    private static final int FIRST_VIEW_BYTES = 100_000;

    private final Map<String, Seat> seats = new HashMap<>();
    private final Map<String, Set<String>> asked = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private BusyForum forum;

    @SuppressWarnings("NullAway.Init")
    private String session;

    @SuppressWarnings("NullAway.Init")
    private String receipt;

    @SuppressWarnings("NullAway.Init")
    private String room;

    @BeforeAll
    void theSessionThatIsOn() {
        session = VisitorTest.items(PROGRAMME + "conferences/" + SLUG + "/sessions?state=live")
                .getFirst()
                .path("id")
                .asText();
        receipt = OwnConference.ask("delegate", session, "Who pays for all this?")
                .path("receipt")
                .asText();
    }

    @BeforeAll
    void aRoomOfTheYounger() {
        room = as("youth13")
                .get("/api/v1/youth/conferences/" + SLUG + "/breakouts")
                .ok()
                .path("items")
                .path(0)
                .path("id")
                .asText();
    }

    @BeforeAll
    void aForumInTheMiddleOfItsWork() {
        forum = BusyForum.create();
    }

    @AfterAll
    void everybodyLeaves() {
        seats.values().forEach(Seat::close);
        forum.close();
    }

    @ParameterizedTest(name = "{0} seen by {1}")
    @CsvSource({
        "/, visitor",
        "/c/{slug}, visitor",
        "/c/{slug}/register, visitor",
        "/s/{session}, visitor",
        "/screen/{session}, visitor",
        "/ledger/{session}, visitor",
        "/me, visitor",
        "/me, delegate",
        "/r/{receipt}, visitor",
        "/s/{session}, delegate",
        "/desk/{session}, moderator",
        "/chair/{session}, chair",
        "/studio/{session}, producer",
        "/organise/{slug}#registrations, organiser",
        "/organise/{slug}#figures, organiser",
        "/organise/{slug}#roles, organiser",
        "/organise/{slug}#admission, organiser",
        "/organise/{slug}#programme, organiser",
        "/organise/{slug}#themes, organiser",
        "/organise/{slug}#social, organiser",
        "/organise/{slug}#review, organiser",
        "/organise/{slug}#details, organiser",
        "/youth/{slug}, visitor",
        "/youth/{slug}, youth16",
        "/youth/{slug}, youth13",
        "/youth/{slug}, facilitator1",
        "/youth/rooms/{room}, youth13",
        "/youth/rooms/{room}, lead",
        "/youth/{slug}/conclusions, visitor",
        "/youth/{forum}/conclusions, visitor",
        "/youth/{forum}/conclusions, chair",
        "/youth/{forum}/lead, lead",
        "/youth/{forum}, youth13",
        "/youth/rooms/{busyRoom}, youth13",
        "/youth/rooms/{busyRoom}, facilitator1 confirmed",
        "/youth/confirmations/{adultsSecret}, visitor",
        "/youth/consents/{guardiansSecret}, visitor",
        "/youth/{slug}/lead, lead",
        "/youth/{slug}/lead, organiser",
        "/youth/{slug}, organiser"
    })
    void nobodyIsShutOutAndNothingIsAmiss(String path, String account) {
        var seat = seats.computeIfAbsent(account, this::seated);
        complaints.clear();
        var askedByPage = Objects.requireNonNull(asked.get(account));
        askedByPage.clear();
        seat.open("about:blank").open(named(path));
        seat.page().waitForCondition(() -> (boolean) seat.page().evaluate(SHOWN));
        assertThat(seat.page().getByText("Loading…")).hasCount(0);
        assertThat(seat.barriersEverywhere()).isEmpty();
        assertThat(complaints).isEmpty();
        assertThat(askedByPage).isNotEmpty().isSubsetOf(ours());
    }

    @Test
    void theFirstViewOfASessionIsSmallerThanAHundredKilobytesWithoutThePlayer() {
        try (var visitor = Seat.visitor()) {
            var requests = new ArrayList<Request>();
            visitor.page().onRequestFinished(requests::add);
            visitor.open("/s/" + session);
            visitor.awaitPicture();
            int bytes = List.copyOf(requests).stream()
                    .filter(request -> !partOfThePicture(request.url()))
                    .map(Request::sizes)
                    .mapToInt(EveryPageTest::wire)
                    .sum();
            assertThat(bytes).isBetween(1, FIRST_VIEW_BYTES);
        }
    }

    /// Edge, and where sound and picture of rooms come from.
    private static Set<String> ours() {
        return Set.of(
                House.origin().getAuthority(),
                "127.0.0.1:" + House.system().addresses().rooms());
    }

    private String named(String path) {
        return path.replace("{slug}", SLUG)
                .replace("{receipt}", receipt)
                .replace("{session}", session)
                .replace("{room}", room)
                .replace("{forum}", forum.slug())
                .replace("{busyRoom}", forum.thing("room"))
                .replace("{adultsSecret}", forum.thing("adultsSecret"))
                .replace("{guardiansSecret}", forum.thing("guardiansSecret"));
    }

    private static int wire(Sizes sizes) {
        return sizes.responseHeadersSize + sizes.responseBodySize;
    }

    private static boolean partOfThePicture(String url) {
        return url.contains("/hls/")
                || url.contains("/assets/player")
                || url.contains("hls.worker")
                || url.startsWith("blob:");
    }

    /// Signs in, and listens from then on to what the page complains of and whom it asks.
    private Seat seated(String account) {
        var seat = account.equals(NOBODY)
                ? Seat.visitor()
                : account.endsWith(CONFIRMED)
                        ? Seat.confirmed(account.substring(0, account.indexOf(' ')), "/me")
                        : Seat.of(account, "/me");
        boolean visitor = account.equals(NOBODY);
        seat.page().onConsoleMessage(message -> {
            if (message.type().equals("error")
                    && !(visitor && message.location().contains("/api/v1/me"))
                    // The demo's youth forum has published nothing yet.
                    && !message.location().contains(SLUG + "/annex")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        seat.page().onPageError(complaints::add);
        asked.put(account, seat.asked());
        return seat;
    }
}
