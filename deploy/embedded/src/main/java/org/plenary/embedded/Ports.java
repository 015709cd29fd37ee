package org.plenary.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Ports of 127.0.0.1.
public final class Ports {

    /// Below the range that systems hand to outgoing connections, so that a port stays ours while its server restarts.
    private static final int FREE_FROM = 20_000;

    private static final int FREE_TO = 32_000;
    private static final int TRIES_MAX = 1_000;

    private static final int CONNECT_TIMEOUT_MILLIS = 500;

    private static final long LINGERING_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private Ports() {}

    /// A port that nothing listens on now.
    public static int free() {
        for (var i = 0; i < TRIES_MAX; i++) {
            var port = ThreadLocalRandom.current().nextInt(FREE_FROM, FREE_TO);
            if (isFree(port)) {
                return port;
            }
        }
        throw new ServerFailure("No free port found between " + FREE_FROM + " and " + FREE_TO + " on 127.0.0.1");
    }

    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// A port that was looked at may seem taken for a moment: a child that is being spawned meanwhile inherits the
    /// socket of the look, and closes it a little later.
    ///
    /// @throws ServerFailure when something listens on the port already
    public static void requireFree(String name, int port) {
        long until = System.nanoTime() + LINGERING_NANOS;
        while (!isFree(port)) {
            if (System.nanoTime() - until > 0) {
                throw new ServerFailure(
                        "Port " + port + " (" + name + ") is taken by another program: stop that first");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    static boolean accepts(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), CONNECT_TIMEOUT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
