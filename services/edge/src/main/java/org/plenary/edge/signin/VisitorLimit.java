package org.plenary.edge.signin;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.plenary.edge.http.AddressLimit;

/// How much one address may ask of what needs no login. Only a login that holds lifts the limit: a cookie or a token
/// that says nothing costs its sender nothing.
@ApplicationScoped
public class VisitorLimit {

    private final AddressLimit addresses;
    private final Logins logins;

    VisitorLimit(AddressLimit addresses, Logins logins) {
        this.addresses = addresses;
        this.logins = logins;
    }

    /// Counts one call; when it is one too many and nobody is signed in, how long to wait. Who is behind a call is
    /// looked at only then, so that what is everyone's does not depend on the sign-in. Never fails.
    public Future<Optional<Duration>> refusal(RoutingContext context) {
        return unlessSignedIn(context, addresses.refusal(context.request().remoteAddress()));
    }

    /// As [#refusal], but counts nothing: for a call whose token is judged elsewhere, and counted with [#refused] when
    /// it turns out to be none.
    public Future<Optional<Duration>> refusalUncounted(RoutingContext context) {
        return unlessSignedIn(context, addresses.rest(context.request().remoteAddress()));
    }

    /// Counts a call that came with a token which turned out to be none.
    public void refused(RoutingContext context) {
        addresses.refusal(context.request().remoteAddress());
    }

    private Future<Optional<Duration>> unlessSignedIn(RoutingContext context, Optional<Duration> wait) {
        return wait.isEmpty()
                ? Future.succeededFuture(wait)
                : logins.of(context).map(login -> login.isPresent() ? Optional.empty() : wait);
    }
}
