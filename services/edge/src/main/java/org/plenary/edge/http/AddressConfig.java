package org.plenary.edge.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds of what one address may do. A whole hall may share an address, so they stop a flood and nothing less.
@ConfigMapping(prefix = "plenary.per-address")
public interface AddressConfig {

    /// Calls without a login that one address may make at once: each of a hall's thousands opens a page at the same
    /// minute.
    @WithDefault("6000")
    long burst();

    /// Calls without a login that one address may go on making in each second.
    @WithDefault("300")
    long perSecond();

    /// Live streams that one address may hold open on one replica, with a login or without: a full hall, and still
    /// room for everyone else. Measurements from one machine need more.
    @WithDefault("5000")
    int streams();

    /// Addresses whose calls are remembered; the least recent one is forgotten first.
    @WithDefault("100000")
    long remembered();

    /// How long a silent address is remembered: by then its bucket is full again.
    @WithDefault("2m")
    Duration memory();
}
