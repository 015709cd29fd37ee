package org.plenary.local.acceptance;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.plenary.embedded.ServerProcess;
import org.plenary.local.api.Person;
import org.plenary.local.api.PublicApi;
import org.plenary.local.launch.Addresses;
import org.plenary.local.launch.Layout;
import org.plenary.local.launch.Progress;
import org.plenary.local.launch.WholeSystem;

/// The running system of this test run: `@ExtendWith(House.class)` brings it up before the first class
/// that asks and ends it after the last. Its services' traces come to [#collector()].
final class House implements BeforeAllCallback {

    private static final Duration GATHERED = Duration.ofMinutes(1);

    private static @Nullable WholeSystem running;
    private static @Nullable Layout folders;
    private static @Nullable Collector collector;
    private static @Nullable PublicApi api;

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(House.class))
                .getOrComputeIfAbsent(Running.class, ignored -> new Running(), Running.class);
    }

    /// Edge's address.
    static URI origin() {
        return URI.create(system().addresses().publicUrl());
    }

    /// The realm's address.
    static URI issuer() {
        return URI.create(system().addresses().issuer());
    }

    /// A part that runs, to be killed and started again: `qna`, `kafka`, `postgres`, …
    static ServerProcess part(String name) {
        return system().part(name);
    }

    /// Somebody with a demo account, who calls through edge.
    static Person as(String account) {
        return up(api).as(account);
    }

    /// What can be called, as edge gives it out. A busy machine may need more than one try to gather
    /// all services' parts.
    static JsonNode description() {
        return await("the description")
                .atMost(GATHERED)
                .until(() -> visitor().get("/api/v1/openapi.json"), reply -> reply.status() == 200)
                .ok();
    }

    /// Somebody without an account.
    static Person visitor() {
        return up(api).asVisitor();
    }

    /// Where the system keeps its files.
    static Path folder() {
        return up(folders).folder();
    }

    /// Where the traces are.
    static Collector collector() {
        return up(collector);
    }

    static WholeSystem system() {
        return up(running);
    }

    private static <T> T up(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("The test is not annotated @ExtendWith(House.class)");
        }
        return part;
    }

    /// Brought up by its making, ended by JUnit after the last test.
    private static final class Running implements AutoCloseable {

        private Running() {
            var root = Path.of(System.getProperty("plenary.root"));
            var layout = new Layout(root, Path.of("target/house").toAbsolutePath());
            layout.clear();
            folders = layout;
            var traces = Collector.start();
            collector = traces;
            var system = new WholeSystem(layout, Addresses.free(), Progress.terminal(), traces.settings());
            system.start();
            system.loadDemo(false);
            running = system;
            api = new PublicApi(origin(), issuer());
        }

        @Override
        public void close() {
            if (api != null) {
                api.close();
                api = null;
            }
            if (running != null) {
                running.close();
                running = null;
            }
            if (collector != null) {
                collector.close();
                collector = null;
            }
        }
    }
}
