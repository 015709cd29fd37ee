package org.plenary.edge.signin;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Tells who is behind a request, by cookie or by bearer token.
@ApplicationScoped
public class Logins {

    private static final Logger LOG = Logger.getLogger(Logins.class);
    private static final String COOKIE = "q_session";
    private static final String BEARER = "Bearer ";
    private static final String AUDIENCE = "plenary";

    /// Stands in for the extension's own reaction, which would redirect: whoever asks decides.
    static final BiConsumer<RoutingContext, Throwable> LEFT_TO_THE_CALLER = Logins::leave;

    /// Whether a request carries the session cookie, so that what it does is done by a browser.
    public boolean hasCookie(RoutingContext context) {
        var cookies = context.request().getHeader("Cookie");
        return cookies != null && cookies.contains(COOKIE);
    }

    /// Whether a request carries a token of its own. Any other scheme is passed over by the services, as if it had not
    /// been sent.
    public boolean hasBearer(RoutingContext context) {
        var authorization = context.request().getHeader("Authorization");
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    /// Who is behind a request; empty without a login and with one that has ended. The request's body waits
    /// meanwhile. Never fails.
    public Future<Optional<Login>> of(RoutingContext context) {
        if (!hasCookie(context) && !hasBearer(context)) {
            return Future.succeededFuture(Optional.empty());
        }
        context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, LEFT_TO_THE_CALLER);
        Promise<Optional<Login>> found = Promise.promise();
        QuarkusHttpUser.getSecurityIdentity(context, null)
                .subscribe()
                .with(identity -> found.complete(login(identity)), failure -> {
                    LOG.debugf("No login: %s", failure.getClass().getSimpleName());
                    found.complete(Optional.empty());
                });
        return found.future();
    }

    private static void leave(RoutingContext context, Throwable failure) {}

    static Optional<Login> login(@Nullable SecurityIdentity identity) {
        if (identity == null
                || identity.isAnonymous()
                || !(identity.getPrincipal() instanceof JsonWebToken token)
                || token.getSubject() == null) {
            return Optional.empty();
        }
        var access = identity.getCredential(AccessTokenCredential.class);
        if (access == null || access.getToken() == null) {
            return Optional.empty();
        }
        boolean ofTheBrowser = !access.getToken().equals(token.getRawToken());
        if (!ofTheBrowser && !token.getAudience().contains(AUDIENCE)) {
            return Optional.empty();
        }
        var session = token.<Object>getClaim("sid");
        return Optional.of(new Login(
                token.getSubject(),
                session == null ? "" : session.toString(),
                access.getToken(),
                Instant.ofEpochSecond(token.getExpirationTime())));
    }
}
