package org.plenary.edge.live;

import com.google.protobuf.Timestamp;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.plenary.proto.viewers.v1.Viewers;

/// How many watch here, told to the other replicas, and what they tell.
///
/// A count may be lost: it is repeated. So nothing waits for Kafka, and nothing is kept for it.
@ApplicationScoped
class ViewersEvents {

    private static final Logger LOG = Logger.getLogger(ViewersEvents.class);
    private static final String TOPIC = "plenary.viewers.v1";
    private static final long ROUND_MILLIS = 1_000;

    private final String replica = UUID.randomUUID().toString();
    private final LiveSessions sessions;
    private final LiveConfig config;
    private final InstantSource clock;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("live-viewers").daemon().unstarted(task));

    private @Nullable KafkaProducer<String, byte[]> producer;

    ViewersEvents(LiveSessions sessions, LiveConfig config, InstantSource clock) {
        this.sessions = sessions;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        rounds.scheduleAtFixedRate(this::round, ROUND_MILLIS, ROUND_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopped) {
        rounds.shutdownNow();
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
    }

    /// Notes another replica's count. An old one, read again after a start, is passed over.
    void heard(LiveSession session, Viewers viewers) {
        var countedAt = Instant.ofEpochSecond(
                viewers.getCountedAt().getSeconds(), viewers.getCountedAt().getNanos());
        boolean old = countedAt.isBefore(clock.instant().minus(config.viewersForgotten()));
        if (!old && !viewers.getReplica().equals(replica)) {
            session.heard(viewers.getReplica(), viewers.getOpen());
        }
    }

    private void round() {
        try {
            for (var session : sessions.all()) {
                int open = session.countToSay();
                if (open >= 0) {
                    say(session.id(), open);
                }
            }
        } catch (KafkaException away) {
            LOG.debugf("Counts were not told: %s", away.getMessage());
        }
    }

    private void say(String session, int open) {
        var now = clock.instant();
        var viewers = Viewers.newBuilder()
                .setSessionId(session)
                .setReplica(replica)
                .setOpen(open)
                .setCountedAt(
                        Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
                .build();
        var event = new ProducerRecord<>(TOPIC, session, viewers.toByteArray());
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        "/plenary/edge",
                        "ce_type",
                        viewers.getDescriptorForType().getFullName(),
                        "ce_subject",
                        session,
                        "ce_time",
                        now.toString(),
                        "content-type",
                        "application/protobuf")
                .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer().send(event);
    }

    private KafkaProducer<String, byte[]> producer() {
        var ready = producer;
        if (ready == null) {
            ready = new KafkaProducer<>(
                    Map.of(
                            "bootstrap.servers",
                            config.kafka(),
                            "client.id",
                            "edge-viewers",
                            "acks",
                            "1",
                            "enable.idempotence",
                            false,
                            "linger.ms",
                            50,
                            // Never waits: what cannot go now is said again in the next round.
                            "max.block.ms",
                            0,
                            "buffer.memory",
                            1_048_576L,
                            "request.timeout.ms",
                            3_000,
                            "delivery.timeout.ms",
                            5_000,
                            "reconnect.backoff.max.ms",
                            500),
                    new StringSerializer(),
                    new ByteArraySerializer());
            producer = ready;
        }
        return ready;
    }
}
