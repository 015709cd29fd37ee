package org.plenary.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Many open live streams of one session, each read by a virtual thread of its own.
final class Streams implements AutoCloseable {

    /// Something that every stream is to see once.
    private static final class Awaited {

        private final String text;
        private final CountDownLatch left;
        private final AtomicLong lastNanos = new AtomicLong();

        private Awaited(String text, int streams) {
            this.text = text;
            this.left = new CountDownLatch(streams);
        }
    }

    private final List<Socket> sockets = new ArrayList<>();
    private final AtomicReference<@Nullable Awaited> awaited = new AtomicReference<>();
    private final CountDownLatch open;

    /// Opens `count` streams and returns when each has its snapshot.
    Streams(URI origin, String session, int count) throws IOException, InterruptedException {
        this.open = new CountDownLatch(count);
        for (int stream = 0; stream < count; stream++) {
            var socket = new Socket(origin.getHost(), origin.getPort());
            sockets.add(socket);
            var request = "GET /api/v1/live/sessions/%s HTTP/1.1\r\nHost: %s:%d\r\nAccept: text/event-stream\r\n\r\n"
                    .formatted(session, origin.getHost(), origin.getPort());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            Thread.startVirtualThread(() -> read(socket));
        }
        if (!open.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException(open.getCount() + " streams had no snapshot within 30 s");
        }
    }

    /// Runs `call` and answers how long it took from its beginning until the last stream had a line with `text`.
    long nanosUntilAllSaw(String text, Runnable call, Duration atMost) throws InterruptedException {
        var target = new Awaited(text, sockets.size());
        awaited.set(target);
        long from = System.nanoTime();
        call.run();
        if (!target.left.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(target.left.getCount() + " streams never saw " + text);
        }
        return target.lastNanos.get() - from;
    }

    private void read(Socket socket) {
        try (var lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 16 * 1024)) {
            Awaited seen = null;
            var opened = false;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!opened && line.startsWith("event: snapshot")) {
                    opened = true;
                    open.countDown();
                }
                var target = awaited.get();
                if (target != null && target != seen && line.contains(target.text)) {
                    seen = target;
                    target.lastNanos.accumulateAndGet(System.nanoTime(), Math::max);
                    target.left.countDown();
                }
            }
        } catch (IOException closed) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(closed);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }
}
