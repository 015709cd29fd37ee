package org.plenary.local.acceptance;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitUntilState;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.plenary.embedded.AuthenticatorApp;

/// Somebody before a screen: a browser of their own, with nobody else's cookies, and one open page.
record Seat(BrowserContext context, Page page) implements AutoCloseable {

    /// Longer than any step takes on a busy machine with two cores.
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /// A code lasts half a minute; of three one is not used yet.
    private static final Duration CODE_CHANGES = Duration.ofSeconds(40);

    private static final int CODES = 3;

    private static final Set<String> GRAVE = Set.of("serious", "critical");
    private static final int WIDTH = 1440;
    private static final int TELEPHONE_WIDTH = 360;
    private static final int HEIGHT = 900;

    /// A visitor without an account.
    static Seat visitor() {
        return visitor(options());
    }

    static Seat visitor(NewContextOptions options) {
        var context = Chromium.browser().newContext(options);
        context.setDefaultTimeout(PATIENCE.toMillis());
        context.setDefaultNavigationTimeout(PATIENCE.toMillis());
        return new Seat(context, context.newPage());
    }

    /// A demo account that has just signed in at Keycloak and came back to a path.
    static Seat of(String account, String path) {
        var seat = visitor();
        seat.open("/login?return=" + path);
        seat.page.locator("#username").fill(account);
        seat.page.locator("#password").fill("plenary");
        seat.button("Sign In").click();
        seat.page.waitForURL(url -> url.startsWith(House.origin() + path));
        return seat;
    }

    /// A facilitator of the demo who has signed in and confirmed with the app on their telephone.
    ///
    /// @param account whose app has the secret `plenary-` and its name
    static Seat confirmed(String account, String path) {
        var seat = of(account, path);
        seat.open("/login/second-factor?return=" + path);
        seat.confirm(account, path);
        return seat;
    }

    /// Gives Keycloak the code it asks for, and comes back to a path.
    void confirm(String account, String path) {
        var app = new AuthenticatorApp("plenary-" + account);
        // Each code is taken once: one that somebody has used already is refused until the next is shown.
        for (int code = 0; code < CODES && !isAt(path); code++) {
            var shown = app.code(Instant.now());
            page.locator("#otp").fill(shown);
            button("Sign In").click();
            page.waitForCondition(
                    () -> isAt(path) || !app.code(Instant.now()).equals(shown),
                    new Page.WaitForConditionOptions().setTimeout(CODE_CHANGES.toMillis()));
        }
        page.waitForURL(url -> url.startsWith(House.origin() + path));
    }

    private boolean isAt(String path) {
        return page.url().startsWith(House.origin() + path);
    }

    /// A wide screen in the hall's language.
    static NewContextOptions options() {
        return new NewContextOptions()
                .setViewportSize(WIDTH, HEIGHT)
                .setLocale("en-GB")
                .setTimezoneId("Europe/London");
    }

    /// Opens a path of edge; returns when its document is there.
    Seat open(String path) {
        page.navigate(
                House.origin().resolve(path).toString(),
                new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
        return this;
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /// A button whose whole name is this.
    Locator exactButton(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    /// An item of a list that holds a text.
    Locator item(String text) {
        return page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(text));
    }

    /// Waits until the picture moves: its clock has gone on by a second since it was first seen.
    void awaitPicture() {
        page.locator("video").waitFor();
        double from = clock();
        page.waitForCondition(() -> clock() > Math.max(from, 0) + 1);
    }

    /// Seconds into the picture.
    double clock() {
        return ((Number) page.locator("video").first().evaluate("video => video.currentTime")).doubleValue();
    }

    /// What stands in the way of somebody who does not see, or does not use a mouse, once nothing moves any more: the
    /// serious and critical findings of axe.
    List<String> barriers() {
        // A colour on its way from one to another has a contrast that nobody reads by.
        page.waitForFunction("() => !document.getAnimations().some(moving => moving instanceof CSSTransition)");
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> "%s (%s): %s".formatted(rule.getHelp(), rule.getImpact(), node.getHtml())))
                        .toList();
    }

    /// As [#barriers], and what reaches beyond the edge: on a telephone and on a wide screen, in light and in dark.
    List<String> barriersEverywhere() {
        var found = new ArrayList<String>();
        for (int width : List.of(WIDTH, TELEPHONE_WIDTH)) {
            page.setViewportSize(width, HEIGHT);
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(still(scheme));
                barriers().forEach(barrier -> found.add("%d px, %s: %s".formatted(width, scheme, barrier)));
            }
            if (!(boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")) {
                found.add("something reaches beyond %d px".formatted(width));
            }
        }
        return found;
    }

    /// Who wants less motion gets none: a colour that is still turning to dark is not what anybody reads.
    private static Page.EmulateMediaOptions still(ColorScheme scheme) {
        return new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE);
    }

    /// Everybody whom the page asks from now on, by host and port.
    Set<String> asked() {
        var asked = ConcurrentHashMap.<String>newKeySet();
        Consumer<String> note = url -> {
            var authority = URI.create(url.split("[?#]", 2)[0]).getAuthority();
            if (authority != null) {
                asked.add(authority);
            }
        };
        page.onRequest(request -> note.accept(request.url()));
        page.onWebSocket(socket -> note.accept(socket.url()));
        return asked;
    }

    @Override
    public void close() {
        context.close();
    }
}
