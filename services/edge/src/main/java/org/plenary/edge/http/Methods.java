package org.plenary.edge.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/// The methods that a route of edge answers.
public final class Methods {

    /// What can only be read.
    public static final List<HttpMethod> READING = List.of(HttpMethod.GET, HttpMethod.HEAD);

    private Methods() {}

    /// Whether the call's method is one of those allowed. If not, the call has been refused.
    public static boolean isOneOf(List<HttpMethod> allowed, RoutingContext context) {
        if (allowed.contains(context.request().method())) {
            return true;
        }
        Refusal.methodNotAllowed(allowed).send(context);
        return false;
    }
}
