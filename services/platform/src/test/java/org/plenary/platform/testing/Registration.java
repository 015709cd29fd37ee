package org.plenary.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The real registration process beside a service that asks it about roles, participants and names.
public final class Registration implements QuarkusTestResourceLifecycleManager {

    private static @Nullable PeerProcess running;

    @Override
    public int order() {
        return 1; // after the servers it needs
    }

    @Override
    public Map<String, String> start() {
        var process = PeerProcess.start("registration", Map.of());
        running = process;
        // Nobody listens on port 1: what no event told of has a silent owner.
        return Map.of(
                "PLENARY_REGISTRATION",
                process.address(),
                "PLENARY_SESSIONS",
                "127.0.0.1:1",
                "PLENARY_QNA",
                Qna.promised());
    }

    @Override
    public void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
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
