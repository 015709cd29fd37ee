package org.plenary.edge.live;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready once the topics are read: before that a live stream could not begin.
@Readiness
@ApplicationScoped
class TopicsReadiness implements HealthCheck {

    private final Topics topics;

    TopicsReadiness(Topics topics) {
        this.topics = topics;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("topics").status(topics.isReady()).build();
    }
}
