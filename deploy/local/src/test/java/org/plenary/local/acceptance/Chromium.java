package org.plenary.local.acceptance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The one browser of this test run: `@ExtendWith({House.class, Chromium.class})` starts it before the first class that
/// asks and ends it after the last. It is the machine's own Chromium; nothing is downloaded.
final class Chromium implements BeforeAllCallback {

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // A camera and a microphone that are made up, and no question whether they may be used.
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream");
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private static @Nullable Running running;

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Chromium.class))
                .getOrComputeIfAbsent(Running.class, ignored -> new Running(), Running.class);
    }

    static Browser browser() {
        if (running == null) {
            throw new IllegalStateException("The test is not annotated @ExtendWith({House.class, Chromium.class})");
        }
        return running.browser;
    }

    /// Started by its making, ended by JUnit after the last test.
    private static final class Running implements AutoCloseable {

        private final Playwright playwright;
        private final Browser browser;

        private Running() {
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable())
                            .setArgs(ARGUMENTS)
                            .setHeadless(true));
            PlaywrightAssertions.setDefaultAssertionTimeout(Seat.PATIENCE.toMillis());
            running = this;
        }

        @Override
        public void close() {
            running = null;
            browser.close();
            playwright.close();
        }
    }

    /// What `PLENARY_CHROMIUM` names, or the first on the `PATH`.
    private static Path executable() {
        var named = System.getenv("PLENARY_CHROMIUM");
        if (named != null) {
            return Path.of(named);
        }
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(Path.of(folder)::resolve))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("There is no Chromium: install it, or name it in PLENARY_CHROMIUM"));
    }
}
