package org.plenary.edge.upstream;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready while every service behind edge says that it is ready: what is shown as up can be used.
@Readiness
@ApplicationScoped
class ServicesReadiness implements AsyncHealthCheck {

    private static final String READY = "/q/health/ready";

    private final Upstreams upstreams;
    private final Context loop;

    ServicesReadiness(Upstreams upstreams, Vertx vertx) {
        this.upstreams = upstreams;
        this.loop = ((VertxInternal) vertx).createEventLoopContext();
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .emitter(emitter -> loop.runOnContext(ignored -> {
                    var asked = upstreams.services().stream().map(this::isReady).toList();
                    Future.all(asked).onComplete(all -> {
                        var report = HealthCheckResponse.named("services");
                        boolean up = true;
                        for (int at = 0; at < asked.size(); at++) {
                            boolean ready = asked.get(at).result();
                            report.withData(upstreams.services().get(at).name(), ready ? "up" : "down");
                            up &= ready;
                        }
                        emitter.complete(report.status(up).build());
                    });
                }));
    }

    private Future<Boolean> isReady(Upstream service) {
        return upstreams
                .get(service, READY, null)
                .map(answer -> answer.status() == 200)
                .otherwise(false);
    }
}
