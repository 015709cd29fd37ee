package org.plenary.embedded;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void aPortThatSomebodyListensOnIsRefused() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var failure = assertThrows(ServerFailure.class, () -> Ports.requireFree("pages", taken.getLocalPort()));
            assertTrue(failure.getMessage().contains("(pages) is taken"));
        }
    }

    @Test
    void aPortThatIsLetGoInAMomentIsWaitedFor() throws Exception {
        var port = Ports.free();
        var held = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        var seen = new CountDownLatch(1);
        var letGo = Thread.ofVirtual().start(() -> {
            try (held) {
                assertFalse(Ports.isFree(port));
                seen.countDown();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        seen.await();
        Ports.requireFree("pages", port);
        letGo.join();
    }
}
