package org.plenary.platform.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds of the relay.
@ConfigMapping(prefix = "plenary.outbox")
public interface OutboxConfig {

    /// The service's topic.
    String topic();

    /// How many rows one round takes: enough to keep Kafka busy, few enough to hold in memory.
    @WithDefault("500")
    int batch();

    /// How long the relay sleeps when nothing wakes it. A commit on this replica wakes it at once; a commit on another
    /// replica is found by looking.
    @WithDefault("50ms")
    Duration poll();

    /// How long a round waits for Kafka's acknowledgement before it is tried again; above the producer's own
    /// `delivery.timeout.ms`.
    @WithDefault("15s")
    Duration publishTimeout();

    /// How long the relay rests after a failure, and how often one that does not lead asks again.
    @WithDefault("500ms")
    Duration retry();

    /// The number of the advisory lock: the same for all replicas of a service, which share a database with nobody.
    @WithDefault("7031")
    long lock();
}
