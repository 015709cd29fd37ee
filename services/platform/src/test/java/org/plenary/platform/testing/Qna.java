package org.plenary.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.embedded.Ports;

/// The real qna process beside a service that puts questions to it.
public final class Qna implements QuarkusTestResourceLifecycleManager {

    private static int port;
    private static @Nullable PeerProcess running;

    @Override
    public int order() {
        return 2; // after registration, which it asks
    }

    @Override
    public Map<String, String> start() {
        port = Ports.free();
        again();
        return Map.of("PLENARY_QNA", "127.0.0.1:" + port);
    }

    @Override
    public void stop() {
        silence();
    }

    /// Stops it: whoever asks gets no answer until [#again].
    public static void silence() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    /// Starts it where it was.
    public static void again() {
        running = PeerProcess.start(
                "qna",
                port,
                Map.of(
                        "PLENARY_REGISTRATION",
                        Registration.address().substring("http://".length()),
                        "PLENARY_SESSIONS",
                        "127.0.0.1:1"));
    }

    /// Where it is, with its scheme.
    public static String address() {
        return "http://127.0.0.1:" + port;
    }
}
