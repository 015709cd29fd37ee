package org.plenary.edge.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import org.plenary.embedded.Ports;
import org.plenary.platform.testing.PeerProcess;

/// The services behind edge, as the real processes they are, each knowing the others.
public final class Neighbours implements QuarkusTestResourceLifecycleManager {

    private static final int AFTER_THE_SERVERS = 10;
    private static final Map<String, PeerProcess> RUNNING = new LinkedHashMap<>();

    @Override
    public int order() {
        return AFTER_THE_SERVERS;
    }

    @Override
    public Map<String, String> start() {
        var ports = Map.of("registration", Ports.free(), "sessions", Ports.free(), "qna", Ports.free());
        var addresses = Map.of(
                "PLENARY_REGISTRATION", "127.0.0.1:" + ports.get("registration"),
                "PLENARY_SESSIONS", "127.0.0.1:" + ports.get("sessions"),
                "PLENARY_QNA", "127.0.0.1:" + ports.get("qna"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ports.forEach((name, port) -> threads.submit(() -> {
                var peer = PeerProcess.start(name, port, addresses);
                synchronized (RUNNING) {
                    RUNNING.put(name, peer);
                }
            }));
        }
        if (RUNNING.size() < ports.size()) {
            stop();
            throw new IllegalStateException("Only these came up: " + RUNNING.keySet());
        }
        var settings = new LinkedHashMap<>(addresses);
        settings.put("PLENARY_COOKIE_SECRET", "for tests, and for nothing else at all");
        settings.put("PLENARY_PUBLIC_URL", "http://localhost:8080");
        return settings;
    }

    @Override
    public void stop() {
        synchronized (RUNNING) {
            RUNNING.values().forEach(PeerProcess::close);
            RUNNING.clear();
        }
    }

    /// A service, to be killed and started again.
    public static PeerProcess of(String name) {
        var peer = RUNNING.get(name);
        if (peer == null) {
            throw new IllegalStateException("The test has no @WithTestResource(Neighbours.class)");
        }
        return peer;
    }
}
