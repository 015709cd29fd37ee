package org.plenary.platform.telemetry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// Where traces go.
@ConfigMapping(prefix = "plenary.traces")
public interface TelemetryConfig {

    /// The collector's OTLP address; without one nothing is recorded.
    Optional<String> collector();

    /// Which share of calls is recorded of those that come without a trace of their own: enough to see how the system
    /// does, little enough not to weigh on a vote storm.
    @WithDefault("0.05")
    double share();
}
