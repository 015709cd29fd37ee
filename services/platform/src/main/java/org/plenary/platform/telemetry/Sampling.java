package org.plenary.platform.telemetry;

import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Decides which traces are recorded. One that is not still passes its identity on.
class Sampling {

    @Produces
    @Singleton
    Sampler sampler(TelemetryConfig config) {
        return config.collector().isEmpty()
                ? Sampler.alwaysOff()
                : Sampler.parentBased(Sampler.traceIdRatioBased(config.share()));
    }
}
