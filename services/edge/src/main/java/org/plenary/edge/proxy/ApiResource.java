package org.plenary.edge.proxy;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.edge.http.EdgeConfig;
import org.plenary.edge.http.Origin;
import org.plenary.edge.http.Refusal;
import org.plenary.edge.signin.Logins;
import org.plenary.edge.signin.VisitorLimit;
import org.plenary.edge.upstream.Upstream;
import org.plenary.edge.upstream.Upstreams;

/// `/api/v1/…` of the services, each area to its owner; anything else below `/api` is 404.
@ApplicationScoped
class ApiResource {

    /// What services ask of each other over HTTP; not for the public.
    private static final String INTERNAL = "/api/v1/programme/media";

    /// After every other route below `/api`.
    private static final int LAST = 14_000;

    private final EdgeConfig config;
    private final Origin origin;
    private final ProxyConfig bounds;
    private final Upstreams upstreams;
    private final Logins logins;
    private final VisitorLimit visitors;

    ApiResource(EdgeConfig config, ProxyConfig bounds, Upstreams upstreams, Logins logins, VisitorLimit visitors) {
        this.config = config;
        this.origin = Origin.of(config.publicUrl());
        this.bounds = bounds;
        this.upstreams = upstreams;
        this.logins = logins;
        this.visitors = visitors;
    }

    void routes(@Observes Router router) {
        router.route("/api/v1/programme/*").handler(context -> call(context, upstreams.sessions()));
        router.route("/api/v1/registration/*").handler(context -> call(context, upstreams.registration()));
        router.route("/api/v1/me").handler(context -> call(context, upstreams.registration()));
        router.route("/api/v1/qna/*").handler(context -> call(context, upstreams.qna()));
        router.route("/api/v1/youth/*").handler(context -> call(context, upstreams.youth()));
        router.route("/api").order(LAST).handler(context -> Refusal.notFound().send(context));
        router.route("/api/*").order(LAST).handler(context -> Refusal.notFound().send(context));
    }

    private void call(RoutingContext context, Upstream peer) {
        var request = context.request();
        request.pause();
        var path = context.normalizedPath();
        if (path.equals(INTERNAL) || path.startsWith(INTERNAL + "/")) {
            Refusal.notFound().send(context);
            request.resume();
            return;
        }
        if (logins.hasBearer(context)) {
            visitors.refusalUncounted(context).onSuccess(wait -> passUnless(wait, context, peer));
            return;
        }
        if (!logins.hasCookie(context)) {
            visitors.refusal(context).onSuccess(wait -> passUnless(wait, context, peer));
            return;
        }
        if (!origin.mayAct(request.method().name(), request.getHeader("Sec-Fetch-Site"), request.getHeader("Origin"))) {
            Refusal.forbidden("foreignOrigin", "With the browser's login only our own pages may do this.")
                    .send(context);
            request.resume();
            return;
        }
        logins.of(context)
                .onSuccess(login -> login.ifPresentOrElse(
                        known -> pass(context, peer, known.accessToken()),
                        () -> visitors.refusal(context).onSuccess(wait -> passUnless(wait, context, peer))));
    }

    private void passUnless(Optional<Duration> wait, RoutingContext context, Upstream peer) {
        if (wait.isEmpty()) {
            pass(context, peer, null);
        } else {
            Refusal.tooMany(wait.get()).send(context);
            context.request().resume();
        }
    }

    private void pass(RoutingContext context, Upstream peer, @Nullable String token) {
        var query = context.request().query();
        var path = context.normalizedPath();
        var target = query == null ? path : path + "?" + query;
        var passage = new Passage(
                context,
                upstreams,
                peer,
                target,
                config.publicUrl(),
                bounds.bodyLimit().asLongValue(),
                token);
        if (token == null && logins.hasBearer(context)) {
            // The services judge a program's token; edge does so only once the address has used up what it may do.
            passage.whenNotKnown(() -> visitors.refused(context));
        }
        passage.begin();
    }
}
