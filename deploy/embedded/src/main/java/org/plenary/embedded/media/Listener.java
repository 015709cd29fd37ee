package org.plenary.embedded.media;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plenary.embedded.media.hls.Renditions;
import org.plenary.embedded.media.hls.Segmenter;

/// Lets one encoder at a time publish one stream, again and again until it is closed.
///
/// ```
/// listening ──encoder connects──▶ asking ──yes──▶ publishing
///     ▲                             │no, silence     │ drop, stall, kick
///     └─────────────────────────────┴────────────────┘          any ──close──▶ closed
/// ```
final class Listener implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Listener.class.getName());

    /// An encoder that lives sends many packets in every second.
    private static final Duration STALL_LIMIT = Duration.ofMillis(1500);

    /// Between two listeners that had no success, so that a taken port or a refused encoder costs little.
    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final Duration END_LIMIT = Duration.ofSeconds(10);
    private static final Pattern REFUSAL = Pattern.compile("rsp\\(REJECT\\): \\d+ - (.*)");
    private static final int BUFFER_BYTES = 64 * 1024;

    private final PreparedStream stream;
    private final Predicate<PreparedStream> admission;
    private final Renditions renditions;
    private final InstantSource clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Ffmpeg relay;
    private volatile @Nullable Publication publication;

    /// One connection of an encoder that was let in.
    private record Publication(UUID id, Instant since, AtomicLong bytes, AtomicLong lastAtNanos) {

        void received(int length) {
            bytes.addAndGet(length);
            lastAtNanos.set(System.nanoTime());
        }
    }

    /// Who publishes now.
    ///
    /// @param connection to be named when it shall be cut
    /// @param since when it was let in
    /// @param bytesReceived since then
    record Publisher(UUID connection, Instant since, long bytesReceived) {}

    private Listener(
            PreparedStream stream, Predicate<PreparedStream> admission, Renditions renditions, InstantSource clock) {
        this.stream = stream;
        this.admission = admission;
        this.renditions = renditions;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("listener-" + stream.port()).unstarted(this::run);
    }

    /// @param admission asked for each connection before its first byte is used; may take its time
    static Listener start(
            PreparedStream stream, Predicate<PreparedStream> admission, Renditions renditions, InstantSource clock) {
        var listener = new Listener(stream, admission, renditions, clock);
        listener.thread.start();
        return listener;
    }

    PreparedStream stream() {
        return stream;
    }

    Optional<Publisher> publisher() {
        var current = publication;
        return current == null
                ? Optional.empty()
                : Optional.of(new Publisher(
                        current.id(), current.since(), current.bytes().get()));
    }

    /// Cuts the connection if it is this one; its encoder may connect again.
    boolean kick(UUID connection) {
        var current = publication;
        if (current == null || !current.id().equals(connection)) {
            return false;
        }
        cut();
        return true;
    }

    /// Cuts an encoder that has fallen silent.
    void cutIfStalled() {
        var current = publication;
        if (current != null && System.nanoTime() - current.lastAtNanos().get() > STALL_LIMIT.toNanos()) {
            LOG.log(Level.INFO, "The encoder of the {0} has sent nothing for a while and is cut", stream);
            cut();
        }
    }

    /// Stops listening and cuts who is connected; returns when the port is free again.
    @Override
    public void close() {
        closed.countDown();
        cut();
        try {
            thread.join(END_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void cut() {
        // From now on nothing is taken from the connection, however long its end takes.
        publication = null;
        var current = relay;
        if (current != null) {
            current.close();
        }
    }

    private void run() {
        try {
            while (closed.getCount() > 0) {
                if (!listen()) {
                    closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return true when somebody has published
    private boolean listen() {
        try (var listening = Ffmpeg.start(arguments(), stream.passphrase(), this::complain)) {
            relay = listening;
            // Closing may have come between, when there was nothing to cut yet.
            return closed.getCount() > 0 && receive(listening.output());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The {0} cannot be listened to: {1}", stream, e.getMessage());
            return false;
        } finally {
            relay = null;
        }
    }

    private boolean receive(InputStream input) throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        var length = input.read(buffer);
        if (length < 0) {
            return false;
        }
        if (!admission.test(stream)) {
            LOG.log(Level.INFO, "An encoder of the {0} was refused: sessions did not say yes", stream);
            return false;
        }
        if (closed.getCount() == 0) {
            // The answer was yes, but the stream or its key has gone while it came.
            return false;
        }
        var current = new Publication(
                UUID.randomUUID(), clock.instant(), new AtomicLong(), new AtomicLong(System.nanoTime()));
        LOG.log(Level.INFO, "An encoder publishes to the {0}", stream);
        try (var segmenter = new Segmenter(renditions, clock)) {
            publication = current;
            while (length >= 0 && publication == current) {
                current.received(length);
                segmenter.accept(buffer, length);
                length = input.read(buffer);
            }
        } finally {
            publication = null;
            LOG.log(Level.INFO, "The encoder of the {0} has dropped", stream);
        }
        return true;
    }

    /// ffmpeg only carries bytes from SRT to the pipe. It must not read them: in a static program the reading of a
    /// programme's name loads the system's character tables, which crashes it.
    private List<String> arguments() {
        return List.of(
                "-f",
                "data",
                "-i",
                stream.listenAddress(),
                "-map",
                "0",
                "-c",
                "copy",
                "-f",
                "data",
                "-flush_packets",
                "1",
                "pipe:1");
    }

    private void complain(String line) {
        var refusal = REFUSAL.matcher(line);
        if (refusal.find()) {
            LOG.log(Level.INFO, "An encoder of the {0} was refused: {1}", stream, refusal.group(1));
        } else {
            LOG.log(Level.DEBUG, "The {0}: {1}", stream, line);
        }
    }
}
