package org.plenary.edge.upstream;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.plenary.edge.http.EdgeConfig;
import org.plenary.edge.http.Methods;

/// The peers and the way to them. Must be called on an event loop.
@ApplicationScoped
public class Upstreams {

    /// What a peer said.
    ///
    /// @param status the HTTP status
    /// @param body all of it
    /// @param link the header `Link`, empty without one
    public record Answer(int status, Buffer body, String link) {}

    private final Vertx vertx;
    private final UpstreamConfig config;
    private final Map<Thread, HttpClient> clients = new ConcurrentHashMap<>();
    private final Upstream registration;
    private final Upstream sessions;
    private final Upstream qna;
    private final Upstream youth;
    private final Upstream media;

    Upstreams(Vertx vertx, UpstreamConfig config, EdgeConfig addresses) {
        this.vertx = vertx;
        this.config = config;
        this.registration = Upstream.of("registration", addresses.registration());
        this.sessions = Upstream.of("sessions", addresses.sessions());
        this.qna = Upstream.of("qna", addresses.qna());
        this.youth = Upstream.of("youth", addresses.youth());
        this.media = media(addresses.media());
    }

    public Upstream registration() {
        return registration;
    }

    public Upstream sessions() {
        return sessions;
    }

    public Upstream qna() {
        return qna;
    }

    public Upstream youth() {
        return youth;
    }

    /// The media server, which is no service of ours.
    public Upstream media() {
        return media;
    }

    /// The services of the house.
    public List<Upstream> services() {
        return List.of(registration, sessions, qna, youth);
    }

    /// A request to a peer, on a connection of this event loop; fails when none is free for too long.
    ///
    /// @param target path and query, as they go over the wire
    public Future<HttpClientRequest> request(Upstream peer, HttpMethod method, String target) {
        var patience = Methods.READING.contains(method) ? config.reading() : config.silence();
        var options = new RequestOptions()
                .setHost(peer.host())
                .setPort(peer.port())
                .setMethod(method)
                .setURI(target)
                // Of the wait for a connection of the pool, too.
                .setConnectTimeout(config.turn().toMillis())
                .setIdleTimeout(patience.toMillis());
        return client().request(options);
    }

    /// Asks a peer for a document of edge's own use; fails when it is silent.
    public Future<Answer> get(Upstream peer, String target, @Nullable String token) {
        var options = new RequestOptions()
                .setHost(peer.host())
                .setPort(peer.port())
                .setMethod(HttpMethod.GET)
                .setURI(target)
                .setTimeout(config.answer().toMillis())
                .putHeader("Accept", "application/json");
        if (token != null) {
            options.putHeader("Authorization", "Bearer " + token);
        }
        return client().request(options).compose(HttpClientRequest::send).compose(response -> response.body()
                .map(body -> answer(response, body)));
    }

    private static Answer answer(HttpClientResponse response, Buffer body) {
        var link = response.getHeader("Link");
        return new Answer(response.statusCode(), body, link == null ? "" : link);
    }

    private HttpClient client() {
        if (!Context.isOnEventLoopThread()) {
            throw new IllegalStateException("Peers are reached from an event loop, not from " + Thread.currentThread());
        }
        return clients.computeIfAbsent(Thread.currentThread(), loop -> create());
    }

    private HttpClient create() {
        var options = new HttpClientOptions()
                .setKeepAlive(true)
                .setKeepAliveTimeout(30)
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setMaxWaitQueueSize(config.waiting())
                .setTcpNoDelay(true)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setDecompressionSupported(false);
        return vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(config.connections()));
    }

    private static Upstream media(URI address) {
        int port = address.getPort() == -1 ? 80 : address.getPort();
        return new Upstream("media", address.getHost(), port);
    }
}
