package org.plenary.embedded.media;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.plenary.embedded.media.hls.Renditions;

/// Keeps one listener for each stream that sessions has prepared, as long as sessions says so.
final class Ingest implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Ingest.class.getName());

    private static final Duration ASK_EVERY = Duration.ofMillis(500);
    private static final Duration WATCH_EVERY = Duration.ofMillis(250);

    /// Nobody new is let in after this much silence.
    private static final Duration SILENCE_CLOSES = Duration.ofSeconds(5);

    /// Long enough for a restart of sessions, short enough for a key that was revoked meanwhile.
    private static final Duration SILENCE_CUTS = Duration.ofSeconds(60);

    private final PreparedStreams prepared;
    private final InstantSource clock;
    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
    private final Map<String, Renditions> renditions = new ConcurrentHashMap<>();
    private final ScheduledExecutorService rounds = Executors.newScheduledThreadPool(2);
    private volatile long answeredAtNanos = System.nanoTime();
    private volatile boolean silent = true;

    Ingest(PreparedStreams prepared, InstantSource clock) {
        this.prepared = prepared;
        this.clock = clock;
    }

    void start() {
        rounds.scheduleWithFixedDelay(this::ask, 0, ASK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        rounds.scheduleWithFixedDelay(
                this::watch, WATCH_EVERY.toMillis(), WATCH_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// A stream as the control API shows it.
    record Path(String name, int port, Optional<Listener.Publisher> publisher, List<String> tracks) {}

    /// Every prepared stream, published to or not, by name.
    List<Path> paths() {
        return renditions.entrySet().stream()
                .flatMap(one -> Optional.ofNullable(listeners.get(one.getKey())).stream()
                        .map(listener -> new Path(
                                one.getKey(),
                                listener.stream().port(),
                                listener.publisher(),
                                one.getValue().tracks())))
                .sorted(Comparator.comparing(Path::name))
                .toList();
    }

    Optional<Renditions> renditions(String path) {
        return Optional.ofNullable(renditions.get(path));
    }

    /// Cuts a connection; its encoder may come again with a key that is right.
    boolean kick(UUID connection) {
        return listeners.values().stream().anyMatch(listener -> listener.kick(connection));
    }

    @Override
    public void close() {
        rounds.shutdownNow();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            listeners.values().forEach(listener -> threads.execute(listener::close));
        }
        listeners.clear();
    }

    private void ask() {
        try {
            var streams = prepared.ask();
            answeredAtNanos = System.nanoTime();
            if (silent) {
                silent = false;
                LOG.log(Level.INFO, "Sessions answers: {0} streams may be published to", streams.size());
            }
            apply(streams);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            silence(Duration.ofNanos(System.nanoTime() - answeredAtNanos), e);
        }
    }

    private void apply(List<PreparedStream> streams) {
        for (var listener : listeners.values()) {
            if (!streams.contains(listener.stream())) {
                close(listener);
            }
        }
        renditions.keySet().removeIf(path -> streams.stream()
                .noneMatch(one -> one.path().equals(path)));
        for (var one : streams) {
            var shown = renditions.computeIfAbsent(one.path(), path -> new Renditions(clock));
            listeners.computeIfAbsent(one.path(), path -> Listener.start(one, this::mayPublish, shown, clock));
        }
    }

    private void silence(Duration lasted, Exception cause) {
        if (!silent && lasted.compareTo(SILENCE_CLOSES) > 0) {
            silent = true;
            LOG.log(Level.WARNING, "Sessions is silent, nobody new may publish: {0}", cause.toString());
        }
        for (var listener : listeners.values()) {
            var cuts = listener.publisher().isPresent() ? SILENCE_CUTS : SILENCE_CLOSES;
            if (lasted.compareTo(cuts) > 0) {
                close(listener);
            }
        }
    }

    private void close(Listener listener) {
        listener.close();
        listeners.remove(listener.stream().path(), listener);
    }

    /// What was true at the last answer may not be true now: asks anew.
    private boolean mayPublish(PreparedStream stream) {
        try {
            return prepared.ask().contains(stream);
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void watch() {
        try {
            listeners.values().forEach(Listener::cutIfStalled);
            renditions.values().forEach(Renditions::expire);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A round of watching failed", e);
        }
    }
}
