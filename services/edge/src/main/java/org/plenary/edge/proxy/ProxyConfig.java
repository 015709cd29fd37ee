package org.plenary.edge.proxy;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Bounds of what is passed on.
@ConfigMapping(prefix = "plenary.proxy")
public interface ProxyConfig {

    /// The largest body that is passed on: a large conference's schedule. Each route of a service has its own,
    /// smaller bound.
    @WithDefault("16M")
    MemorySize bodyLimit();
}
