package org.plenary.edge.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds of live sessions.
@ConfigMapping(prefix = "plenary.live")
public interface LiveConfig {

    /// The least time between two frames of a session: what a person can still see as movement.
    @WithDefault("100ms")
    Duration tick();

    /// The least time between two counts of viewers in frames.
    @WithDefault("1s")
    Duration viewersTick();

    /// How often a replica repeats its counts to the others.
    @WithDefault("5s")
    Duration viewersRepeat();

    /// When a count that was not repeated is forgotten.
    @WithDefault("15s")
    Duration viewersForgotten();

    /// How long a session that nobody watches stays in memory: those who come back find the ring.
    @WithDefault("2m")
    Duration idle();

    /// Sessions in memory at once.
    @WithDefault("5000")
    int sessions();

    /// How long an owner may take to answer.
    @WithDefault("2s")
    Duration answer();

    /// How often the rights of open streams are asked anew.
    @WithDefault("4s")
    Duration rights();

    /// How long an open stream of a closed session lives on when nobody confirms its right.
    @WithDefault("10s")
    Duration silence();

    /// The least time between two snapshots of one session taken to complete a full board.
    @WithDefault("5s")
    Duration refresh();

    /// How far back a new replica begins to read: longer than any event takes from commit to topic.
    @WithDefault("1m")
    Duration lookBack();

    /// How long a session that does not exist is remembered as such.
    @WithDefault("2s")
    Duration unknown();

    /// Where Kafka is.
    @WithDefault("${PLENARY_KAFKA:127.0.0.1:19092}")
    String kafka();
}
