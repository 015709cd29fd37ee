package org.plenary.edge.proxy;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds of what is passed on.
@ConfigMapping(prefix = "plenary.proxy")
public interface ProxyConfig {

    /// The largest body that is passed on: a large conference's schedule. Each route of a service has its own,
    /// smaller
    /// bound.
    @WithDefault("16M")
    MemorySize bodyLimit();

    /// Calls without a login that one address may make at once. A whole hall may share an address, and each of its
    /// thousands opens a page at the same minute.
    @WithDefault("6000")
    long addressBurst();

    /// Calls without a login that one address may go on making in each second.
    @WithDefault("300")
    long addressPerSecond();

    /// Addresses that are remembered; the least recent one is forgotten first.
    @WithDefault("100000")
    long addresses();

    /// How long a silent address is remembered: by then its bucket is full again.
    @WithDefault("2m")
    Duration addressMemory();
}
