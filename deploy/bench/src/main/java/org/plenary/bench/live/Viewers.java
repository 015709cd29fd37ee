package org.plenary.bench.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.plenary.bench.house.Debate;

/// Many open streams, read by one thread of their own.
final class Viewers implements AutoCloseable {

    /// Each address of the loopback has some 28,000 ports, and a closed connection keeps its port for a minute.
    private static final int ADDRESSES = 20;

    /// As many as may wait to be let in: fewer than any server's queue takes.
    private static final int OPENING = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int READ_BYTES = 256 * 1024;

    /// Sees what streams are sent, on the reading thread.
    @FunctionalInterface
    interface Watcher {

        /// @param viewer from 0
        /// @param nanos when it was read
        void event(int viewer, byte[] bytes, int from, int to, long nanos);
    }

    private record Viewer(int number, Events events) {}

    private final Watcher watcher;
    private final Selector selector;
    private final Thread reader;
    private final List<SocketChannel> channels = new ArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();
    private volatile @Nullable Exception failure;
    private volatile boolean closing;

    private Viewers(Watcher watcher) throws IOException {
        this.watcher = watcher;
        this.selector = Selector.open();
        this.reader = Thread.ofPlatform().name("viewers").daemon().unstarted(this::read);
    }

    /// Opens streams and returns when all of them have begun.
    ///
    /// @param path what to ask the server for
    static Viewers open(InetSocketAddress server, String path, int count, Watcher watcher) {
        try {
            var viewers = new Viewers(watcher);
            viewers.reader.start();
            var request = "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nAccept: text/event-stream\r\n\r\n"
                    .formatted(path, server.getPort())
                    .getBytes(StandardCharsets.US_ASCII);
            for (int number = 0; number < count; number++) {
                viewers.open(server, request, number);
                viewers.awaitOpened(number + 1 - OPENING);
            }
            viewers.awaitOpened(count);
            return viewers;
        } catch (IOException refused) {
            throw new UncheckedIOException("A stream cannot be opened (ulimit -n?)", refused);
        }
    }

    /// Waits until a stream can be opened: the first one of a session has its owners asked, and they may be slow then.
    static void awaitFirst(InetSocketAddress server, String path) {
        Debate.await("a stream can be opened", () -> {
            try (var first = open(server, path, 1, (viewer, bytes, from, to, nanos) -> {})) {
                first.requireAll();
                return true;
            } catch (IllegalStateException notYet) {
                return false;
            }
        });
    }

    private void open(InetSocketAddress server, byte[] request, int number) throws IOException {
        var channel = SocketChannel.open();
        channel.bind(new InetSocketAddress(InetAddress.getByName("127.0.0." + (2 + number % ADDRESSES)), 0));
        channel.connect(server);
        channel.write(ByteBuffer.wrap(request));
        channel.configureBlocking(false);
        channels.add(channel);
        channel.register(selector, SelectionKey.OP_READ, new Viewer(number, new Events()));
        selector.wakeup();
    }

    private void awaitOpened(int wanted) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (opened.get() < wanted) {
            requireAll();
            if (System.nanoTime() - until > 0) {
                throw new IllegalStateException("Only %,d streams were opened".formatted(opened.get()));
            }
            LockSupport.parkNanos(100_000);
        }
    }

    /// @throws IllegalStateException when a stream was refused or cut
    void requireAll() {
        if (failure != null) {
            throw new IllegalStateException("A stream ended", failure);
        }
    }

    private void read() {
        var come = ByteBuffer.allocateDirect(READ_BYTES);
        while (!closing) {
            try {
                selector.select(key -> read(key, come));
            } catch (IOException | RuntimeException broken) {
                if (!closing) {
                    failure = broken;
                }
                return;
            }
        }
    }

    private void read(SelectionKey key, ByteBuffer come) {
        if (!(key.attachment() instanceof Viewer viewer) || !(key.channel() instanceof SocketChannel channel)) {
            throw new IllegalStateException("Not a stream of ours");
        }
        try {
            come.clear();
            int count = channel.read(come);
            if (count < 0) {
                throw new IOException("Stream %d was closed by the server".formatted(viewer.number()));
            }
            long now = System.nanoTime();
            boolean before = viewer.events().isOpened();
            viewer.events()
                    .take(come.flip(), (bytes, from, to) -> watcher.event(viewer.number(), bytes, from, to, now));
            if (!before && viewer.events().isOpened()) {
                opened.incrementAndGet();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        try {
            reader.join(PATIENCE);
            for (var channel : channels) {
                channel.close();
            }
            selector.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
