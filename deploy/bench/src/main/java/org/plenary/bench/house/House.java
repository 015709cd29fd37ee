package org.plenary.bench.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.plenary.embedded.ServerFiles;
import org.plenary.local.api.PublicApi;
import org.plenary.local.launch.Addresses;
import org.plenary.local.launch.Layout;
import org.plenary.local.launch.Progress;
import org.plenary.local.launch.WholeSystem;

/// A system that runs for one measurement.
public final class House implements AutoCloseable {

    private final Layout layout;
    private final WholeSystem system;
    private final PublicApi api;

    private House(Layout layout, WholeSystem system) {
        this.layout = layout;
        this.system = system;
        this.api = new PublicApi(origin(), issuer());
    }

    /// Starts it without a demo, with nothing of earlier runs.
    ///
    /// @param folder for its data and logs
    /// @param settings environment variables of its services
    public static House open(Path folder, Map<String, String> settings) {
        var layout = new Layout(ServerFiles.root(), folder.toAbsolutePath());
        layout.clear();
        var system = new WholeSystem(layout, Addresses.free(), Progress.terminal(), settings);
        var ending = new Thread(system::close);
        Runtime.getRuntime().addShutdownHook(ending);
        system.start();
        return new House(layout, system);
    }

    public PublicApi api() {
        return api;
    }

    public URI origin() {
        return URI.create(system.addresses().publicUrl());
    }

    public URI issuer() {
        return URI.create(system.addresses().issuer());
    }

    URI keycloak() {
        return URI.create("http://localhost:" + system.addresses().keycloak());
    }

    public InetSocketAddress edge() {
        return new InetSocketAddress("127.0.0.1", system.addresses().edge());
    }

    public InetSocketAddress qna() {
        return new InetSocketAddress("127.0.0.1", system.addresses().qna());
    }

    public String kafka() {
        return "127.0.0.1:" + system.addresses().kafka();
    }

    /// A part's process, to be looked at.
    public ProcessHandle process(String part) {
        return ProcessHandle.of(system.part(part).pid())
                .orElseThrow(() -> new IllegalStateException(part + " has ended"));
    }

    /// A secret of this run.
    String secret(String name) {
        try (var lines = Files.lines(layout.folder().resolve("secrets"))) {
            return lines.filter(line -> line.startsWith(name + "="))
                    .map(line -> line.substring(name.length() + 1))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("This run has no " + name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        api.close();
        system.close();
    }
}
