package org.plenary.edge.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.plenary.edge.board.Board;
import org.plenary.edge.stream.StreamConfig;
import org.plenary.edge.stream.StreamMeters;

/// The sessions that somebody follows on this replica, and the clock that drives them.
@ApplicationScoped
class LiveSessions {

    private static final Logger LOG = Logger.getLogger(LiveSessions.class);
    private static final long ROUND_MILLIS = 250;

    /// What came of the wish to follow a session.
    sealed interface Opening {

        /// Here it is.
        record Open(LiveSession session) implements Opening {}

        /// There is no such session.
        record Unknown() implements Opening {}

        /// Its owners gave no answer or one that cannot be used, or too many are followed already.
        record Silent() implements Opening {}
    }

    private record Entry(LiveSession session, Future<Opening> opening) {}

    private final OwnersGrpc owners;
    private final LiveConfig config;
    private final LiveTraces traces;
    private final StreamConfig streams;
    private final StreamMeters meters;
    private final Map<String, LiveSession> sessions = new ConcurrentHashMap<>();
    private final Map<String, Entry> openings = new ConcurrentHashMap<>();
    private final Cache<String, Boolean> unknown;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("live-ticker").daemon().unstarted(task));

    LiveSessions(
            OwnersGrpc owners,
            LiveConfig config,
            LiveTraces traces,
            StreamConfig streams,
            StreamMeters meters,
            MeterRegistry metrics) {
        this.owners = owners;
        this.config = config;
        this.traces = traces;
        this.streams = streams;
        this.meters = meters;
        this.unknown = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(config.unknown())
                .build();
        metrics.gaugeMapSize("plenary.edge.sessions.followed", List.of(), sessions);
    }

    void start(@Observes StartupEvent started) {
        ticker.scheduleAtFixedRate(this::round, ROUND_MILLIS, ROUND_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// Lets everyone go before the server waits for open requests: they come back to another replica.
    void leave(@Observes ShutdownDelayInitiatedEvent stopping) {
        all().forEach(session -> session.fan().end());
    }

    void stop(@Observes ShutdownEvent stopped) {
        ticker.shutdownNow();
    }

    /// Follows a session: from memory, or from its owners' snapshots. Never fails. Many who want the same wait for
    /// one answer.
    Future<Opening> open(String id) {
        if (unknown.getIfPresent(id) != null) {
            return Future.succeededFuture(new Opening.Unknown());
        }
        var entry = openings.get(id);
        if (entry != null && entry.session().want()) {
            return entry.opening();
        }
        if (entry != null) {
            forget(entry.session());
        }
        if (openings.size() >= config.sessions()) {
            LOG.warn("Too many sessions are followed");
            return Future.succeededFuture(new Opening.Silent());
        }
        return openings.computeIfAbsent(id, this::begin).opening();
    }

    /// Takes events first, asks for the snapshot then.
    private Entry begin(String id) {
        var session = new LiveSession(id, config, traces);
        sessions.put(id, session);
        var opening = owners.start(id)
                .map(start -> switch (start) {
                    case Start.Known(var state) -> {
                        session.begin(state, streams, meters);
                        yield (Opening) new Opening.Open(session);
                    }
                    case Start.Unknown none -> {
                        unknown.put(id, true);
                        yield new Opening.Unknown();
                    }
                    case Start.Silent silent -> new Opening.Silent();
                })
                .otherwise(failure -> {
                    LOG.errorf(failure, "A session could not be begun from what its owners said");
                    return new Opening.Silent();
                });
        opening.onSuccess(came -> {
            if (!(came instanceof Opening.Open)) {
                ticker.execute(() -> forget(session));
            }
        });
        return new Entry(session, opening);
    }

    /// Forgets this very one: under its id there may be another by now.
    private void forget(LiveSession session) {
        openings.computeIfPresent(session.id(), (id, entry) -> entry.session() == session ? null : entry);
        sessions.remove(session.id(), session);
    }

    /// The session if it is followed here, or about to be.
    @Nullable
    LiveSession find(String id) {
        return sessions.get(id);
    }

    /// Those that are followed; each has begun.
    Collection<LiveSession> all() {
        return openings.values().stream()
                .filter(entry -> entry.opening().isComplete() && entry.opening().result() instanceof Opening.Open)
                .map(Entry::session)
                .toList();
    }

    /// Gives an event to a session that is followed.
    void take(LiveSession session, Consumer<Board> event, LiveTraces.@Nullable Pending trace) {
        publishIn(session, session.take(event, trace));
    }

    private void publishIn(LiveSession session, long nanos) {
        if (nanos >= 0) {
            ticker.schedule(() -> tick(session), nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void tick(LiveSession session) {
        try {
            session.tick();
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "A session's change could not be published");
        }
    }

    private void round() {
        for (var session : all()) {
            try {
                look(session);
            } catch (RuntimeException failure) {
                LOG.errorf(failure, "A session could not be looked after");
            }
        }
    }

    private void look(LiveSession session) {
        publishIn(session, session.countViewers());
        session.fan().keepAlive();
        if (session.isWithdrawn()) {
            session.fan().end();
        }
        if (session.wantsRefresh()) {
            owners.board(session.id())
                    .onSuccess(state -> take(session, state, null))
                    .onFailure(silent -> LOG.warnf("A full board was not completed: %s", silent.getMessage()));
        }
        if (session.letGo()) {
            forget(session);
        }
    }
}
