package org.plenary.edge.live;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.plenary.edge.http.AddressLimit;
import org.plenary.edge.http.Methods;
import org.plenary.edge.http.Paths;
import org.plenary.edge.http.Refusal;
import org.plenary.edge.signin.Login;
import org.plenary.edge.signin.Logins;
import org.plenary.edge.signin.VisitorLimit;
import org.plenary.edge.stream.Stream;
import org.plenary.edge.stream.StreamConfig;
import org.plenary.edge.stream.StreamMeters;

/// `GET /api/v1/live/sessions/{id}`.
@ApplicationScoped
class LiveResource {

    private final LiveSessions sessions;
    private final OwnersGrpc owners;
    private final Topics topics;
    private final Logins logins;
    private final VisitorLimit visitors;
    private final AddressLimit addresses;
    private final StreamConfig streams;
    private final StreamMeters meters;
    private final InstantSource clock;

    LiveResource(
            LiveSessions sessions,
            OwnersGrpc owners,
            Topics topics,
            Logins logins,
            VisitorLimit visitors,
            AddressLimit addresses,
            StreamConfig streams,
            StreamMeters meters,
            InstantSource clock) {
        this.sessions = sessions;
        this.owners = owners;
        this.topics = topics;
        this.logins = logins;
        this.visitors = visitors;
        this.addresses = addresses;
        this.streams = streams;
        this.meters = meters;
        this.clock = clock;
    }

    void routes(@Observes Router router) {
        router.route("/api/v1/live/sessions/:id").handler(this::follow);
    }

    private void follow(RoutingContext context) {
        if (!Methods.isOneOf(List.of(HttpMethod.GET), context)) {
            return;
        }
        var id = context.pathParam("id").toLowerCase(Locale.ROOT);
        if (!Paths.isId(id)) {
            Refusal.malformed("malformedId", "That is not an id.").send(context);
            return;
        }
        if (!topics.isReady() || meters.open() >= streams.streams()) {
            Refusal.unavailable().send(context);
            return;
        }
        visitors.refusal(context)
                .onSuccess(wait -> here(
                        context,
                        () -> wait.ifPresentOrElse(
                                rest -> Refusal.tooMany(rest).send(context), () -> identify(context, id))));
    }

    /// A token that stands for nobody is told of, as everywhere; a cookie may just be yesterday's.
    private void identify(RoutingContext context, String id) {
        if (!logins.hasBearer(context)) {
            open(context, id);
            return;
        }
        logins.of(context)
                .onSuccess(login -> here(context, () -> {
                    if (login.isPresent()) {
                        open(context, id);
                    } else {
                        Refusal.loginNeeded().send(context);
                    }
                }));
    }

    private void open(RoutingContext context, String id) {
        sessions.open(id).onSuccess(opening -> here(context, () -> opened(context, opening)));
    }

    private void opened(RoutingContext context, LiveSessions.Opening opening) {
        switch (opening) {
            case LiveSessions.Opening.Unknown unknown -> Refusal.notFound().send(context);
            case LiveSessions.Opening.Silent silent -> Refusal.unavailable().send(context);
            case LiveSessions.Opening.Open(var session) -> {
                if (session.isWithdrawn()) {
                    Refusal.notFound().send(context);
                } else if (session.isPublic()) {
                    begin(context, session, Optional.empty());
                } else {
                    askRight(context, session);
                }
            }
        }
    }

    private void askRight(RoutingContext context, LiveSession session) {
        logins.of(context).onSuccess(login -> {
            var watch = new Watch(session.id(), login.map(Login::subject).orElse(""));
            owners.mayWatch(List.of(watch))
                    .onSuccess(rights -> here(context, () -> decide(context, session, login, rights)))
                    .onFailure(
                            silent -> here(context, () -> Refusal.unavailable().send(context)));
        });
    }

    private void decide(RoutingContext context, LiveSession session, Optional<Login> login, List<Right> rights) {
        switch (rights.isEmpty() ? Right.FORBIDDEN : rights.getFirst()) {
            case GRANTED -> begin(context, session, login);
            case LOGIN_NEEDED -> Refusal.loginNeeded().send(context);
            case NOT_FOUND -> Refusal.notFound().send(context);
            case FORBIDDEN ->
                Refusal.forbidden("notParticipant", "Only participants watch this session.")
                        .send(context);
        }
    }

    private void begin(RoutingContext context, LiveSession session, Optional<Login> login) {
        if (context.response().closed()) {
            return;
        }
        var caller = context.request().remoteAddress();
        if (!addresses.open(caller)) {
            Refusal.tooManyStreams().send(context);
            return;
        }
        var held = new AtomicReference<@Nullable Watcher>();
        Runnable leave = () -> {
            var gone = held.getAndSet(null);
            if (gone != null) {
                session.watchers().remove(gone);
                addresses.closed(caller);
            }
        };
        var stream = Stream.begin(context.request(), streams, meters, leave);
        var watching = new Watcher(stream, login, clock.instant());
        held.set(watching);
        if (!session.admit(watching)) {
            leave.run();
            Refusal.unavailable().send(context);
            return;
        }
        try {
            session.fan().join(stream, context.request().getHeader("Last-Event-ID"));
        } catch (RuntimeException failure) {
            leave.run();
            throw failure;
        }
    }

    /// Back on the request's own event loop.
    private static void here(RoutingContext context, Runnable then) {
        ((HttpServerRequestInternal) context.request()).context().runOnContext(ignored -> {
            try {
                then.run();
            } catch (RuntimeException failure) {
                context.fail(failure);
            }
        });
    }
}
