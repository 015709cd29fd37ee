package org.plenary.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/// Ports of 127.0.0.1.
public final class Ports {

    /// Below the range that systems hand to outgoing connections, so that a port stays ours while its server restarts.
    private static final int FREE_FROM = 20_000;

    private static final int FREE_TO = 32_000;
    private static final int TRIES_MAX = 1_000;

    private static final int CONNECT_TIMEOUT_MILLIS = 500;

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

    /// @throws ServerFailure when something listens on the port already
    public static void requireFree(String name, int port) {
        if (!isFree(port)) {
            throw new ServerFailure("Port " + port + " (" + name + ") is taken by another program: stop that first");
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
