package org.plenary.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// How soon open pages show a step that somebody takes on one of them. Each page notes the moment itself, by the clock
/// that all of them share, so nothing here slows what is measured.
final class Watch {

    /// A second is promised. The tests' own machine has two cores for the whole system, its browser and an encoder, so
    /// only what is clearly late fails; the times themselves are printed.
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private static final System.Logger LOG = System.getLogger(Watch.class.getName());

    private static final String NOTE_WHEN_SHOWN = """
            ([selector, text]) => {
                window.shownAt = 0;
                const shown = () => [...document.querySelectorAll(selector)].some(
                    (found) => found.checkVisibility() && found.textContent.includes(text));
                const note = () => {
                    if (!window.shownAt && shown()) window.shownAt = Date.now();
                };
                note();
                window.shownBefore = window.shownAt > 0;
                new MutationObserver(note).observe(document.body, {
                    subtree: true, childList: true, characterData: true, attributes: true });
            }""";

    private final List<Seat> seats = new ArrayList<>();
    private final String step;

    private Watch(String step) {
        this.step = step;
    }

    static Watch of(String step) {
        return new Watch(step);
    }

    /// One more page, which shall show the text in what the selector finds; it does not yet.
    Watch at(Seat seat, String selector, String text) {
        seat.page().evaluate(NOTE_WHEN_SHOWN, List.of(selector, text));
        assertThat(seat.page().evaluate("window.shownBefore"))
                .as("%s is shown before: %s", step, text)
                .isEqualTo(false);
        seats.add(seat);
        return this;
    }

    /// Takes the step, which calls the API once, and waits until every page shows it.
    void when(Seat actor, Predicate<Response> call, Runnable act) {
        var acknowledged = actor.page().waitForResponse(call, act);
        assertThat(acknowledged.status()).isBetween(200, 201);
        acknowledged.finished();
        var timing = acknowledged.request().timing();
        double since = timing.startTime + timing.responseEnd;
        var times = new ArrayList<Long>();
        for (var seat : seats) {
            seat.page().waitForCondition(() -> shownAt(seat) > 0);
            times.add(Math.round(shownAt(seat) - since));
        }
        LOG.log(System.Logger.Level.INFO, "{0}: shown after {1} ms", step, times);
        assertThat(times).as("%s, in milliseconds", step).allMatch(millis -> millis < LIMIT.toMillis());
    }

    private static double shownAt(Seat seat) {
        return ((Number) seat.page().evaluate("window.shownAt")).doubleValue();
    }
}
