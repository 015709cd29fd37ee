package org.plenary.platform.testing;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.embedded.Ports;

/// The real qna process beside a service that puts questions to it. [Registration] says where it will be, so that a
/// class of tests with it runs in the same service as those without; it is silent until such a class starts it.
public final class Qna {

    private static final int PORT = Ports.free();

    private static @Nullable PeerProcess running;

    private Qna() {}

    /// Starts it where it is promised to be.
    public static void start() {
        running = PeerProcess.start(
                "qna",
                PORT,
                Map.of(
                        "PLENARY_REGISTRATION",
                        Registration.address().substring("http://".length()),
                        "PLENARY_SESSIONS",
                        "127.0.0.1:1"));
    }

    /// Stops it: whoever asks gets no answer until the next [#start].
    public static void silence() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    /// Where it is, with its scheme.
    public static String address() {
        return "http://" + promised();
    }

    static String promised() {
        return "127.0.0.1:" + PORT;
    }
}
