package org.plenary.edge.upstream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds on what edge asks of the services behind it.
@ConfigMapping(prefix = "plenary.upstream")
public interface UpstreamConfig {

    /// Connections to one peer from one event loop: enough to keep a peer busy, few enough not to drown it.
    @WithDefault("64")
    int connections();

    /// Requests of one event loop that wait for a connection before more are refused.
    @WithDefault("1000")
    int waiting();

    /// A peer on the same network accepts in milliseconds; one that does not is away.
    @WithDefault("1s")
    Duration connectTimeout();

    /// How long a request waits for a connection to a peer that has all it may have in use. A burst is over by then; a
    /// peer that hangs would otherwise hold everyone for as long as it may be silent, one after the other.
    @WithDefault("5s")
    Duration turn();

    /// How long a peer may be silent on a read, longer than any of them waits for something itself (media for the
    /// first segment, 8 s); a person who looks at a page waits no longer.
    @WithDefault("10s")
    Duration reading();

    /// How long a peer may be silent on anything else. An import of a large schedule takes seconds.
    @WithDefault("30s")
    Duration silence();

    /// How long a question of edge's own (a page's content, readiness) may take.
    @WithDefault("2s")
    Duration answer();
}
