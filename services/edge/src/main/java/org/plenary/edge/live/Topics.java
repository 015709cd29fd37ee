package org.plenary.edge.live;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// All partitions of the topics that live sessions are made of, read by this replica for itself.
///
/// There is no consumer group: every replica reads everything, nothing is committed, and there is no coordinator whose
/// absence would stop the reading. The place in each partition is kept in memory, so that a consumer that had to be
/// made anew goes on where the old one was.
@ApplicationScoped
class Topics {

    private static final Logger LOG = Logger.getLogger(Topics.class);
    private static final List<String> NAMES = List.of("plenary.sessions.v1", "plenary.qna.v1", "plenary.viewers.v1");

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration REST = Duration.ofMillis(500);
    private static final Duration STOP_MAX = Duration.ofSeconds(2);

    /// How often new partitions are looked for.
    private static final long LOOK_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final LiveConfig config;
    private final InstantSource clock;
    private final Map<TopicPartition, Long> places = new HashMap<>();
    private final AtomicLong lag = new AtomicLong();
    private volatile boolean ready;
    private volatile boolean stopping;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
    private @Nullable Thread thread;

    Topics(LiveConfig config, InstantSource clock, MeterRegistry metrics) {
        this.config = config;
        this.clock = clock;
        metrics.gauge("plenary.edge.consumer.lag.records", lag);
    }

    /// Whether every event from now on will be seen: only then a snapshot is a beginning.
    boolean isReady() {
        return ready;
    }

    /// Gives every record to `reader`, on one thread, from a little while ago on.
    void follow(Consumer<ConsumerRecord<String, byte[]>> reader) {
        thread = Thread.ofPlatform().name("live-events").daemon().start(() -> run(reader));
    }

    void stop() {
        stopping = true;
        var reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        try {
            if (thread != null) {
                thread.join(STOP_MAX);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Consumer<ConsumerRecord<String, byte[]>> reader) {
        try {
            readOn(reader);
        } finally {
            // Who would begin now would never be told of a change.
            ready = false;
        }
    }

    private void readOn(Consumer<ConsumerRecord<String, byte[]>> reader) {
        while (!stopping) {
            try (var reading = new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
                consumer = reading;
                read(reading, reader);
            } catch (WakeupException stopped) {
                return;
            } catch (KafkaException failure) {
                // Still ready: nothing is lost, the next consumer goes on where this one was.
                LOG.warnf("Topics cannot be read just now: %s", failure.getMessage());
                rest();
            } catch (RuntimeException unforeseen) {
                ready = false;
                LOG.errorf(unforeseen, "Topics could not be read, for a reason that is not Kafka's");
                rest();
            }
        }
    }

    private void read(KafkaConsumer<String, byte[]> reading, Consumer<ConsumerRecord<String, byte[]>> reader) {
        long lookedAtNanos = System.nanoTime();
        place(reading);
        ready = true;
        while (!stopping) {
            var records = reading.poll(POLL);
            for (var event : records) {
                try {
                    reader.accept(event);
                } catch (RuntimeException failure) {
                    LOG.errorf(
                            failure,
                            "An event was passed over: %s-%d@%d",
                            event.topic(),
                            event.partition(),
                            event.offset());
                }
                places.put(new TopicPartition(event.topic(), event.partition()), event.offset() + 1);
            }
            lag.set(reading.assignment().stream()
                    .mapToLong(partition -> reading.currentLag(partition).orElse(0))
                    .sum());
            if (System.nanoTime() - lookedAtNanos > LOOK_NANOS) {
                lookedAtNanos = System.nanoTime();
                place(reading);
            }
        }
    }

    /// Takes all partitions: those known from before where they were left, new ones from a little while ago on.
    private void place(KafkaConsumer<String, byte[]> reading) {
        var partitions = NAMES.stream()
                .flatMap(name -> partitions(reading, name).stream())
                .toList();
        if (reading.assignment().size() == partitions.size()) {
            return;
        }
        var unplaced = new HashMap<TopicPartition, Long>();
        var since = clock.instant().minus(config.lookBack()).toEpochMilli();
        partitions.stream()
                .filter(partition -> !places.containsKey(partition))
                .forEach(partition -> unplaced.put(partition, since));
        var ends = reading.endOffsets(unplaced.keySet());
        reading.offsetsForTimes(unplaced)
                .forEach((partition, found) ->
                        places.put(partition, found == null ? ends.getOrDefault(partition, 0L) : found.offset()));
        reading.assign(partitions);
        partitions.forEach(partition -> reading.seek(partition, places.getOrDefault(partition, 0L)));
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> reading, String name) {
        var partitions = reading.partitionsFor(name);
        if (partitions.isEmpty()) {
            throw new KafkaException("The topic %s is not there".formatted(name));
        }
        return partitions.stream()
                .map(partition -> new TopicPartition(name, partition.partition()))
                .toList();
    }

    private void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(REST.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    private Map<String, Object> settings() {
        return Map.of(
                "bootstrap.servers",
                config.kafka(),
                "client.id",
                "edge-live",
                "enable.auto.commit",
                false,
                "allow.auto.create.topics",
                false,
                // A place that is gone (the topic was made anew) is followed by the oldest there is.
                "auto.offset.reset",
                "earliest",
                "max.poll.records",
                5_000,
                "default.api.timeout.ms",
                10_000,
                "reconnect.backoff.max.ms",
                500);
    }
}
