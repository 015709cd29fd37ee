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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.edge.http.EdgeConfig;
import org.plenary.edge.http.Methods;
import org.plenary.edge.http.Origin;
import org.plenary.edge.http.Refusal;
import org.plenary.platform.identity.IdentityConfig;

/// `GET /login?return=`, `GET /login/second-factor?return=` and `POST /logout`.
@ApplicationScoped
class SignInResource {

    /// What `Sec-Fetch-Site` says of a link on a page of ours, and of an address that somebody typed.
    private static final Set<String> ASKED_BY_THE_PERSON = Set.of("same-origin", "none");

    private final Origin origin;
    private final KeycloakSession keycloak;
    private final IdentityConfig identity;
    private final Event<LoggedOut> loggedOut;

    SignInResource(EdgeConfig config, KeycloakSession keycloak, IdentityConfig identity, Event<LoggedOut> loggedOut) {
        this.origin = Origin.of(config.publicUrl());
        this.keycloak = keycloak;
        this.identity = identity;
        this.loggedOut = loggedOut;
    }

    void routes(@Observes Router router) {
        router.route("/login").handler(this::login);
        router.route("/login/second-factor").handler(this::confirm);
        router.route("/logout").handler(this::logout);
    }

    /// Reached only when signed in: before that the extension has sent the browser to Keycloak.
    private void login(RoutingContext context) {
        if (!Methods.isOneOf(List.of(HttpMethod.GET), context)) {
            return;
        }
        redirect(context, ReturnPath.of(context.request().getParam("return")).text());
    }

    /// Has the browser sign in once more, with a second factor. Our session ends first, or the extension would keep it
    /// and its token; Keycloak's goes on, so that it asks for the second factor alone.
    private void confirm(RoutingContext context) {
        var request = context.request();
        if (!Methods.isOneOf(List.of(HttpMethod.GET), context)) {
            return;
        }
        if (!ASKED_BY_THE_PERSON.contains(Objects.requireNonNullElse(request.getHeader("Sec-Fetch-Site"), ""))) {
            Refusal.forbidden("foreignOrigin", "Confirming who you are is begun on a page of ours.")
                    .send(context);
            return;
        }
        takeCookies(context);
        redirect(
                context,
                "/login?acr_values=%s&return=%s"
                        .formatted(
                                URLEncoder.encode(identity.secondFactor(), StandardCharsets.UTF_8),
                                URLEncoder.encode(
                                        ReturnPath.of(request.getParam("return"))
                                                .text(),
                                        StandardCharsets.UTF_8)));
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

    private void forget(RoutingContext context) {
        takeCookies(context);
        redirect(context, ReturnPath.of(context.request().getParam("return")).text());
    }

    /// Takes the session cookie away, in all the pieces it may have.
    private static void takeCookies(RoutingContext context) {
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
    }

    private static void redirect(RoutingContext context, String path) {
        context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, path)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }
}
