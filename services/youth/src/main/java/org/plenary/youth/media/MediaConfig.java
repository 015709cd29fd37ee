package org.plenary.youth.media;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// The media server, if there is one, and what may be asked of it.
@ConfigMapping(prefix = "plenary.media")
interface MediaConfig {

    /// Where this service reaches it (`http` or `https`). Without it breakouts work in text, and the next three do not
    /// count.
    Optional<URI> url();

    /// Where browsers reach it (`ws` or `wss`).
    Optional<URI> publicUrl();

    /// Whose tokens it takes, and what they are signed with.
    Optional<String> key();

    Optional<String> secret();

    /// How long a ticket is taken: a browser comes with it at once. LiveKit itself allows for a minute on top, for
    /// clocks that differ.
    @WithDefault("10s")
    Duration ticketLife();

    /// How long the media server may take for one answer.
    @WithDefault("1s")
    Duration timeout();

    /// How long a room stays that nobody is in: long enough to come back to after a broken line, and short for one that
    /// this service has not ended, because it has died.
    @WithDefault("10s")
    Duration emptyRoomLife();

    /// How many people one room takes; far more than a breakout has.
    @WithDefault("60")
    int peopleMost();
}
