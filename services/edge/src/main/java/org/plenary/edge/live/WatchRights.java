package org.plenary.edge.live;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.plenary.edge.signin.LoggedOut;

/// Sees to it that a session that is not public is watched only by those who still may.
@ApplicationScoped
class WatchRights {

    private static final Logger LOG = Logger.getLogger(WatchRights.class);

    /// What one call to sessions takes.
    private static final int BATCH_MAX = 1_000;

    private final OwnersGrpc owners;
    private final LiveSessions sessions;
    private final LiveConfig config;
    private final InstantSource clock;
    private final Vertx vertx;
    private long timer;

    WatchRights(OwnersGrpc owners, LiveSessions sessions, LiveConfig config, InstantSource clock, Vertx vertx) {
        this.owners = owners;
        this.sessions = sessions;
        this.config = config;
        this.clock = clock;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        timer = vertx.setPeriodic(config.rights().toMillis(), round -> ask());
    }

    void stop(@Observes ShutdownEvent stopped) {
        vertx.cancelTimer(timer);
    }

    /// Ends what a person who signs out has open on this replica. Another replica is not told: there a stream ends with
    /// the access token that opened it.
    void loggedOut(@Observes LoggedOut gone) {
        closed().forEach(session -> session.watchers().stream()
                .filter(watcher -> watcher.isOf(gone))
                .forEach(Watcher::end));
    }

    private void ask() {
        var now = clock.instant();
        var groups = new LinkedHashMap<Watch, List<Watcher>>();
        for (var session : closed()) {
            for (var watcher : session.watchers()) {
                boolean silent = watcher.confirmedAt().plus(config.silence()).isBefore(now);
                if (silent || watcher.isOver(now)) {
                    watcher.end();
                } else {
                    groups.computeIfAbsent(new Watch(session.id(), watcher.subject()), one -> new ArrayList<>())
                            .add(watcher);
                }
            }
        }
        var watches = List.copyOf(groups.keySet());
        for (int from = 0; from < watches.size(); from += BATCH_MAX) {
            ask(watches.subList(from, Math.min(from + BATCH_MAX, watches.size())), groups);
        }
    }

    private void ask(List<Watch> watches, Map<Watch, List<Watcher>> groups) {
        owners.mayWatch(watches)
                .onSuccess(rights -> {
                    var now = clock.instant();
                    for (int at = 0; at < watches.size(); at++) {
                        // An answer that is too short is a no for the rest.
                        boolean granted = at < rights.size() && rights.get(at) == Right.GRANTED;
                        for (var watcher : groups.getOrDefault(watches.get(at), List.of())) {
                            if (granted) {
                                watcher.confirm(now);
                            } else {
                                watcher.end();
                            }
                        }
                    }
                })
                .onFailure(silent -> LOG.warnf("Rights were not confirmed: %s", silent.getMessage()));
    }

    private List<LiveSession> closed() {
        return sessions.all().stream().filter(session -> !session.isPublic()).toList();
    }
}
