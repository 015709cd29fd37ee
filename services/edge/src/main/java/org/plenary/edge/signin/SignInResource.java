package org.plenary.edge.signin;

import io.quarkus.oidc.RefreshToken;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.edge.http.EdgeConfig;
import org.plenary.edge.http.Methods;
import org.plenary.edge.http.Origin;
import org.plenary.edge.http.Refusal;

/// `GET /login?return=` and `POST /logout`.
@ApplicationScoped
class SignInResource {

    private final Origin origin;
    private final KeycloakSession keycloak;
    private final Event<LoggedOut> loggedOut;

    SignInResource(EdgeConfig config, KeycloakSession keycloak, Event<LoggedOut> loggedOut) {
        this.origin = Origin.of(config.publicUrl());
        this.keycloak = keycloak;
        this.loggedOut = loggedOut;
    }

    void routes(@Observes Router router) {
        router.route("/login").handler(this::login);
        router.route("/logout").handler(this::logout);
    }

    /// Reached only when signed in: before that the extension has sent the browser to Keycloak.
    private void login(RoutingContext context) {
        if (!Methods.isOneOf(List.of(HttpMethod.GET), context)) {
            return;
        }
        redirect(context, ReturnPath.of(context.request().getParam("return")).text());
    }

    private void logout(RoutingContext context) {
        var request = context.request();
        if (!Methods.isOneOf(List.of(HttpMethod.POST), context)) {
            return;
        }
        if (!origin.mayAct("POST", request.getHeader("Sec-Fetch-Site"), request.getHeader("Origin"))) {
            Refusal.forbidden("foreignOrigin", "Signing out is done from a page of ours.")
                    .send(context);
            return;
        }
        context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, Logins.LEFT_TO_THE_CALLER);
        QuarkusHttpUser.getSecurityIdentity(context, null)
                .subscribe()
                .with(identity -> end(context, identity), failure -> forget(context));
    }

    private void end(RoutingContext context, @Nullable SecurityIdentity identity) {
        var login = Logins.login(identity);
        if (identity == null || login.isEmpty()) {
            forget(context);
            return;
        }
        loggedOut.fire(new LoggedOut(login.get().subject(), login.get().session()));
        var refresh = identity.getCredential(RefreshToken.class);
        keycloak.end(refresh == null ? null : refresh.getToken()).onComplete(ended -> forget(context));
    }

    /// Takes the session cookie away, in all the pieces it may have.
    private void forget(RoutingContext context) {
        // Also the pieces that a renewal on the way here has just written.
        for (var cookie : List.copyOf(context.request().cookies())) {
            if (cookie.getName().startsWith("q_session")) {
                context.response()
                        .addCookie(Cookie.cookie(cookie.getName(), "")
                                .setPath("/")
                                .setMaxAge(0)
                                .setSecure(true)
                                .setHttpOnly(true)
                                .setSameSite(CookieSameSite.LAX));
            }
        }
        redirect(context, ReturnPath.of(context.request().getParam("return")).text());
    }

    private static void redirect(RoutingContext context, String path) {
        context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, path)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }
}
