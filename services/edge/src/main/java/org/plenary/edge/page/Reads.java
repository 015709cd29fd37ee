package org.plenary.edge.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plenary.edge.signin.Login;
import org.plenary.edge.signin.Logins;
import org.plenary.edge.signin.VisitorLimit;
import org.plenary.edge.upstream.Upstream;
import org.plenary.edge.upstream.Upstreams;

/// Asks services what a page shows: as a visitor first, once for all visitors; in the caller's name only where a
/// visitor would see nothing.
@ApplicationScoped
class Reads {

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>;\\s*rel=\"next\"");

    private final Upstreams upstreams;
    private final Logins logins;
    private final VisitorLimit visitors;
    private final int pagesMax;
    private final Cache<String, Future<Read>> shared;

    Reads(Upstreams upstreams, Logins logins, VisitorLimit visitors, PageConfig config) {
        this.upstreams = upstreams;
        this.logins = logins;
        this.visitors = visitors;
        this.pagesMax = config.pages();
        this.shared = Caffeine.newBuilder()
                .maximumSize(config.answers())
                .expireAfterWrite(config.shared())
                .build();
    }

    /// One document. Never fails.
    Future<Read> one(RoutingContext context, Upstream peer, String path) {
        return read(context, peer, path, false);
    }

    /// A list with all its pages, as a JSON array. Never fails.
    Future<Read> list(RoutingContext context, Upstream peer, String path) {
        return read(context, peer, path, true);
    }

    private Future<Read> read(RoutingContext context, Upstream peer, String path, boolean list) {
        var here = context.vertx().getOrCreateContext();
        return asVisitor(context, peer, path, list)
                .compose(read -> switch (read) {
                    case Read.Found found -> Future.succeededFuture(found);
                    case Read.Silent silent -> Future.succeededFuture(silent);
                    case Read.TooMany tooMany -> Future.succeededFuture(tooMany);
                    case Read.Missing missing -> inOwnName(context, peer, path, list, missing);
                    case Read.LoginNeeded needed -> inOwnName(context, peer, path, list, needed);
                })
                .transform(done -> {
                    Promise<Read> promise = Promise.promise();
                    here.runOnContext(back -> promise.complete(done.succeeded() ? done.result() : new Read.Silent()));
                    return promise.future();
                });
    }

    /// What is shown again costs nobody anything; what has to be asked for counts as a visitor's call.
    private Future<Read> asVisitor(RoutingContext context, Upstream peer, String path, boolean list) {
        var held = shared.getIfPresent(path);
        return held != null
                ? held
                : visitors.refusal(context)
                        .compose(wait -> wait.isPresent()
                                ? Future.succeededFuture(new Read.TooMany(wait.get()))
                                : asVisitor(peer, path, list));
    }

    private Future<Read> asVisitor(Upstream peer, String path, boolean list) {
        var future = shared.get(path, unknown -> ask(peer, path, null, list));
        return future.onSuccess(read -> {
            if (read instanceof Read.Silent) {
                shared.asMap().remove(path, future);
            }
        });
    }

    private Future<Read> inOwnName(RoutingContext context, Upstream peer, String path, boolean list, Read otherwise) {
        if (!logins.hasCookie(context) && !logins.hasBearer(context)) {
            return Future.succeededFuture(otherwise);
        }
        return logins.of(context)
                .compose(login -> login.isEmpty()
                        ? Future.succeededFuture(otherwise)
                        : ask(peer, path, login.map(Login::accessToken).get(), list));
    }

    private Future<Read> ask(Upstream peer, String path, @Nullable String token, boolean list) {
        return (list ? pages(peer, path, token, new JsonArray(), pagesMax) : document(peer, path, token))
                .otherwise(failure -> new Read.Silent());
    }

    private Future<Read> document(Upstream peer, String path, @Nullable String token) {
        return upstreams
                .get(peer, path, token)
                .map(answer ->
                        answer.status() == 200 ? new Read.Found(answer.body().toString()) : refused(answer.status()));
    }

    private Future<Read> pages(Upstream peer, String path, @Nullable String token, JsonArray items, int pagesLeft) {
        return upstreams.get(peer, path, token).compose(answer -> {
            if (answer.status() != 200) {
                return Future.succeededFuture(refused(answer.status()));
            }
            try {
                items.addAll(new JsonObject(answer.body()).getJsonArray("items"));
            } catch (DecodeException | ClassCastException unreadable) {
                return Future.succeededFuture(new Read.Silent());
            }
            Matcher next = NEXT.matcher(answer.link());
            return pagesLeft > 1 && next.find() && next.group(1).startsWith("/")
                    ? pages(peer, next.group(1), token, items, pagesLeft - 1)
                    : Future.succeededFuture(new Read.Found(items.encode()));
        });
    }

    private static Read refused(int status) {
        return switch (status) {
            case 401 -> new Read.LoginNeeded();
            case 400, 403, 404 -> new Read.Missing();
            default -> new Read.Silent();
        };
    }
}
