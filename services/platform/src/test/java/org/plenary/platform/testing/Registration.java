package org.plenary.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.embedded.Ports;

/// The real registration process beside a service that asks it about roles, participants and names.
public final class Registration implements QuarkusTestResourceLifecycleManager {

    private static final int PORT = Ports.free();

    private static @Nullable PeerProcess running;

    @Override
    public int order() {
        return 1; // after the servers it needs
    }

    @Override
    public Map<String, String> start() {
        speak();
        // Nobody listens on port 1: what no event told of has a silent owner.
        return Map.of(
                "PLENARY_REGISTRATION",
                "127.0.0.1:" + PORT,
                "PLENARY_SESSIONS",
                "127.0.0.1:1",
                "PLENARY_QNA",
                Qna.promised());
    }

    @Override
    public void stop() {
        silence();
    }

    /// Stops it: whoever asks gets no answer until it is let [#speak].
    public static void silence() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    /// Starts it where it was before.
    public static void speak() {
        running = PeerProcess.start("registration", PORT, Map.of());
    }

    /// Where it is, with its scheme.
    public static String address() {
        if (running == null) {
            throw new IllegalStateException(
                    "Registration does not run: the test has no @WithTestResource(Registration.class)");
        }
        return "http://" + running.address();
    }
}
