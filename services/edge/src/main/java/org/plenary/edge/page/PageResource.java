package org.plenary.edge.page;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.plenary.edge.http.Methods;
import org.plenary.edge.http.Paths;
import org.plenary.edge.http.Refusal;
import org.plenary.edge.upstream.Upstreams;

/// The addresses of pages, and what is none.
@ApplicationScoped
class PageResource {

    private static final Logger LOG = Logger.getLogger(PageResource.class);

    /// Behind static files (10,000), before the REST layer that the platform brings says 404 its own
    /// way (20,000).
    private static final int LAST = 15_000;

    private static final long RETRY_SECONDS = 5;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");

    /// Pages about one session, which their own script fills.
    private static final List<String> ABOUT_A_SESSION = List.of("desk", "chair", "screen", "studio", "ledger");

    /// Pages about one conference, by their address.
    private static final Map<String, String> ABOUT_A_CONFERENCE = Map.of(
            "/c/:slug/register", "register",
            "/organise/:slug", "organise",
            "/youth/:slug", "youth",
            "/youth/:slug/lead", "lead",
            "/youth/:slug/conclusions", "conclusions");

    /// Pages that open by a link with a secret, for people without an account. Whether the link is
    /// one, their script finds out: looking at it is left to who has it.
    private static final Map<String, String> BY_LINK = Map.of(
            "/r/:secret", "receipt",
            "/youth/consents/:secret", "guardian",
            "/youth/confirmations/:secret", "confirm");

    private static final String PROGRAMME = "/api/v1/programme/";

    private final Templates templates;
    private final Reads reads;
    private final Upstreams upstreams;

    PageResource(Templates templates, Reads reads, Upstreams upstreams) {
        this.templates = templates;
        this.reads = reads;
        this.upstreams = upstreams;
    }

    void routes(@Observes Router router) {
        page(router, "/", this::conferences);
        page(router, "/c/:slug", this::conference);
        page(router, "/s/:id", this::session);
        page(router, "/youth/rooms/:id", context -> send(context, 200, templates.shell("room")));
        page(router, "/me", context -> send(context, 200, templates.shell("me")));
        BY_LINK.forEach((path, name) -> page(router, path, context -> send(context, 200, templates.shell(name))));
        ABOUT_A_CONFERENCE.forEach((path, name) -> page(router, path, context -> shellOfConference(context, name)));
        ABOUT_A_SESSION.forEach(name -> page(router, "/" + name + "/:id", context -> shellOfSession(context, name)));
        router.routeWithRegex("/[a-z-]+\\.html").handler(this::bareFile);
        router.route().order(LAST).handler(this::notFound);
    }

    private void page(Router router, String path, Consumer<RoutingContext> handler) {
        router.route(path).handler(context -> {
            if (Methods.isOneOf(Methods.READING, context)) {
                handler.accept(context);
            }
        });
    }

    private void conferences(RoutingContext context) {
        reads.list(context, upstreams.sessions(), PROGRAMME + "conferences?limit=200")
                .onSuccess(read -> show(context, read, "conferences", ConferenceView::list));
    }

    private void conference(RoutingContext context) {
        var slug = context.pathParam("slug");
        if (!SLUG.matcher(slug).matches()) {
            notFound(context);
            return;
        }
        var path = PROGRAMME + "conferences/" + slug;
        var programme = reads.list(context, upstreams.sessions(), path + "/sessions?limit=200");
        reads.one(context, upstreams.sessions(), path)
                .onSuccess(read -> programme.onSuccess(sessions -> {
                    if (read instanceof Read.Found && !(sessions instanceof Read.Found)) {
                        unavailable(context);
                    } else {
                        show(
                                context,
                                read,
                                "conference",
                                found -> ConferenceView.programme(
                                        found, text(sessions).orElse("[]")));
                    }
                }));
    }

    private void session(RoutingContext context) {
        var id = context.pathParam("id");
        if (!Paths.isId(id)) {
            notFound(context);
            return;
        }
        var path = PROGRAMME + "sessions/" + id;
        var board = reads.list(context, upstreams.qna(), "/api/v1/qna/sessions/" + id + "/board?limit=200");
        var updates = reads.list(context, upstreams.sessions(), path + "/updates?limit=50");
        var session = reads.one(context, upstreams.sessions(), path);
        Future.all(session, board, updates)
                .onSuccess(all -> show(
                        context,
                        session.result(),
                        "session",
                        found -> SessionView.of(
                                found,
                                text(board.result()).orElse(null),
                                text(updates.result()).orElse(null))));
    }

    private void shellOfConference(RoutingContext context, String name) {
        var slug = context.pathParam("slug");
        if (!SLUG.matcher(slug).matches()) {
            notFound(context);
            return;
        }
        shell(context, name, reads.one(context, upstreams.sessions(), PROGRAMME + "conferences/" + slug));
    }

    private void shellOfSession(RoutingContext context, String name) {
        var id = context.pathParam("id");
        if (!Paths.isId(id)) {
            notFound(context);
            return;
        }
        shell(context, name, reads.one(context, upstreams.sessions(), PROGRAMME + "sessions/" + id));
    }

    /// A shell tells by itself when a service gives no answer, and heals: only what is known not to
    /// exist is refused.
    private void shell(RoutingContext context, String name, Future<Read> asked) {
        asked.onSuccess(read -> {
            if (read instanceof Read.Missing) {
                notFound(context);
            } else {
                send(context, 200, templates.shell(name));
            }
        });
    }

    private interface View {
        FirstView of(String json);
    }

    private void show(RoutingContext context, Read read, String name, View view) {
        switch (read) {
            case Read.Found found -> send(context, 200, templates.page(name, view.of(found.json())));
            case Read.Missing missing -> notFound(context);
            // The page's script offers the sign-in.
            case Read.LoginNeeded needed -> send(context, 200, templates.shell(name));
            case Read.Silent silent -> unavailable(context);
            case Read.TooMany(var rest) -> retry(context, 429, Math.max(1, rest.toSeconds()));
        }
    }

    private static Optional<String> text(Read read) {
        return read instanceof Read.Found(var json) ? Optional.of(json) : Optional.empty();
    }

    /// The pages' files are shown under the pages' addresses only; where a sign-in ends is an address
    /// of its own.
    private void bareFile(RoutingContext context) {
        if (context.normalizedPath().equals("/signed-in.html")) {
            context.next();
        } else {
            notFound(context);
        }
    }

    private void notFound(RoutingContext context) {
        var accept = context.request().getHeader(HttpHeaders.ACCEPT);
        boolean program = accept != null && !accept.contains("html") && !accept.contains("*/*");
        if (program || !context.request().method().equals(HttpMethod.GET)) {
            Refusal.notFound().send(context);
        } else {
            send(context, 404, templates.shell("not-found"));
        }
    }

    private void unavailable(RoutingContext context) {
        LOG.warn("A page could not be shown: a service gives no answer");
        retry(context, 503, RETRY_SECONDS);
    }

    private void retry(RoutingContext context, int status, long seconds) {
        context.response().putHeader("Retry-After", Long.toString(seconds));
        send(context, status, templates.retrying("error", seconds));
    }

    private static void send(RoutingContext context, int status, String html) {
        var response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        // Quarkus marks every answer as not to be packed; taking the mark away packs this one.
        response.headers().remove(HttpHeaders.CONTENT_ENCODING);
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.VARY, "Accept-Encoding, Cookie")
                .end(html);
    }
}
