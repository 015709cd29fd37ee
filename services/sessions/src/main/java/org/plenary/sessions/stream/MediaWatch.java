package org.plenary.sessions.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.outbox.LeaderDuty;
import org.plenary.sessions.live.Cause;
import org.plenary.sessions.live.LiveStates;

/// Looks at the media server and lets encoders' coming and going move their sessions.
///
/// Only the replica that leads does: being asked for its duty is how it knows. A media server that is silent for longer
/// than configured while it is looked at has no picture.
@ApplicationScoped
class MediaWatch implements LeaderDuty {

    private static final Logger LOG = Logger.getLogger(MediaWatch.class);

    /// How long a replica believes that it leads after it was last asked: many rounds of the relay.
    private static final Duration LEADING = Duration.ofSeconds(2);

    private final MediaControl media;
    private final Streams streams;
    private final LiveStates states;
    private final Database database;
    private final StreamConfig config;
    private final InstantSource clock;
    private final AtomicInteger connected = new AtomicInteger();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Instant askedAt = Instant.MIN;
    private Silence silence = Silence.NEVER_ASKED;
    private @Nullable Thread thread;

    MediaWatch(
            MediaControl media,
            Streams streams,
            LiveStates states,
            Database database,
            StreamConfig config,
            InstantSource clock,
            MeterRegistry metrics) {
        this.media = media;
        this.streams = streams;
        this.states = states;
        this.database = database;
        this.config = config;
        this.clock = clock;
        metrics.gauge("plenary.sessions.encoders", connected);
    }

    void start(@Observes StartupEvent started) {
        thread = Thread.ofVirtual().name("media-watch").start(this::run);
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping.countDown();
        if (thread != null) {
            thread.join(config.timeout().multipliedBy(2));
        }
    }

    @Override
    public Duration pace() {
        return config.poll();
    }

    /// Looking waits for another server, so it has a thread of its own; this only tells it that we lead.
    @Override
    public void perform() {
        askedAt = clock.instant();
    }

    private void run() {
        try {
            while (!stopping.await(config.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                if (askedAt.plus(LEADING).isAfter(clock.instant())) {
                    look();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Looks once.
    void look() throws InterruptedException {
        var now = clock.instant();
        var ready = media.ready();
        silence = silence.after(
                now, clock.instant(), ready.isPresent(), config.poll().plus(LEADING));
        if (ready.isEmpty() && !silence.hasLasted(config.silence())) {
            return;
        }
        try {
            note(ready.orElse(Map.of()), now);
        } catch (RuntimeException failure) {
            LOG.warnf("Looking at the media server failed, trying again: %s", failure.toString());
        }
    }

    private void note(Map<String, Publisher> ready, Instant now) {
        // Read after the look: whom the look has seen was admitted before.
        var known = streams.concerned(ready.keySet());
        var sighting = Sighting.of(known, ready, config.server() == StreamConfig.Server.MEDIAMTX);
        sighting.came().forEach(stream -> moved(stream, now, new Cause.EncoderCame()));
        sighting.went().forEach(stream -> moved(stream, null, new Cause.EncoderWent()));
        if (!sighting.counted().isEmpty()) {
            streams.count(sighting.counted());
        }
        connected.set(sighting.encoders());
        // One that was asked for just before its key ended may begin to publish after that end.
        sighting.outdated().forEach(media::kick);
        endUnpublishable(known);
    }

    /// Stream and session change together: a drop that is noted has paused the session.
    private void moved(Stream stream, @Nullable Instant since, Cause cause) {
        database.inTransaction(transaction -> {
            states.apply(stream.session(), cause);
            streams.connected(stream.id(), since);
        });
    }

    /// Whoever still publishes to a session that is over, withdrawn or closed by now is disconnected.
    private void endUnpublishable(List<Stream> known) {
        known.stream()
                .filter(stream -> stream.connectedAt() != null && !streams.isPublishable(stream.id()))
                .forEach(stream -> media.kick(stream.path()));
    }
}
