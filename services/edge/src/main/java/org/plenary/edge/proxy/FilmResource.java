package org.plenary.edge.proxy;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.plenary.edge.http.EdgeConfig;
import org.plenary.edge.http.Methods;
import org.plenary.edge.http.Refusal;
import org.plenary.edge.upstream.Upstreams;

/// `/hls/{path}/…`: the film, from the media server. The path is the secret; there is no other.
@ApplicationScoped
class FilmResource {

    private static final String BELOW = "/hls/";

    /// A stream's path and the name of a playlist or a piece. Nothing that climbs: a segment begins with a letter, a
    /// digit or `_`.
    private static final Pattern FILE =
            Pattern.compile("(?:[A-Za-z0-9_][A-Za-z0-9._-]*/){1,4}[A-Za-z0-9_][A-Za-z0-9._-]*");

    private final EdgeConfig config;
    private final Upstreams upstreams;
    private final String base;

    FilmResource(EdgeConfig config, Upstreams upstreams) {
        this.config = config;
        this.upstreams = upstreams;
        this.base = config.media().getRawPath().replaceFirst("/$", "");
    }

    void routes(@Observes Router router) {
        router.route("/hls/*").handler(this::film);
    }

    private void film(RoutingContext context) {
        var request = context.request();
        if (!Methods.isOneOf(Methods.READING, context)) {
            return;
        }
        var path = request.path();
        if (!path.startsWith(BELOW)
                || !FILE.matcher(path.substring(BELOW.length())).matches()) {
            Refusal.notFound().send(context);
            return;
        }
        request.pause();
        var query = request.query();
        var target = base + "/" + path.substring(BELOW.length()) + (query == null ? "" : "?" + query);
        new Passage(context, upstreams, upstreams.media(), target, config.publicUrl(), 0, null)
                .withoutIdentity()
                .begin();
    }
}
