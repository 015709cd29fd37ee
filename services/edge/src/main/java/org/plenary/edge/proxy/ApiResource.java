package org.plenary.edge.proxy;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;
import org.plenary.edge.http.EdgeConfig;
import org.plenary.edge.http.Origin;
import org.plenary.edge.http.Refusal;
import org.plenary.edge.signin.Login;
import org.plenary.edge.signin.Logins;
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
    private final AddressLimit addresses;

    ApiResource(EdgeConfig config, ProxyConfig bounds, Upstreams upstreams, Logins logins, AddressLimit addresses) {
        this.config = config;
        this.origin = Origin.of(config.publicUrl());
        this.bounds = bounds;
        this.upstreams = upstreams;
        this.logins = logins;
        this.addresses = addresses;
    }

    void routes(@Observes Router router) {
        router.route("/api/v1/programme/*").handler(context -> call(context, upstreams.sessions()));
        router.route("/api/v1/registration/*").handler(context -> call(context, upstreams.registration()));
        router.route("/api/v1/me").handler(context -> call(context, upstreams.registration()));
        router.route("/api/v1/qna/*").handler(context -> call(context, upstreams.qna()));
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
            pass(context, peer, null);
            return;
        }
        if (!logins.hasCookie(context)) {
            addresses
                    .refusal(request.remoteAddress())
                    .ifPresentOrElse(wait -> Refusal.tooMany(wait).send(context), () -> pass(context, peer, null));
            return;
        }
        if (!origin.mayAct(request.method().name(), request.getHeader("Sec-Fetch-Site"), request.getHeader("Origin"))) {
            Refusal.forbidden("foreignOrigin", "With the browser's login only our own pages may do this.")
                    .send(context);
            request.resume();
            return;
        }
        logins.of(context)
                .onSuccess(login ->
                        pass(context, peer, login.map(Login::accessToken).orElse(null)));
    }

    private void pass(RoutingContext context, Upstream peer, @Nullable String token) {
        var query = context.request().query();
        var path = context.normalizedPath();
        var target = query == null ? path : path + "?" + query;
        new Passage(
                        context,
                        upstreams,
                        peer,
                        target,
                        config.publicUrl(),
                        bounds.bodyLimit().asLongValue(),
                        token)
                .begin();
    }
}
