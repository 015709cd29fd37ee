package org.plenary.qna.mastodon;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.plenary.qna.social.Reach;
import org.plenary.qna.social.Reach.Found;
import org.plenary.qna.social.Sources.Fault;

/// Speaks HTTP with Mastodon servers. Blocks, so it is for virtual threads.
@ApplicationScoped
class Server {

    /// An answer, whatever its status.
    record Answer(int status, MultiMap headers, String body) {}

    private static final int OK = 200;

    private final Reach reach;
    private final MastodonConfig config;
    private final HttpClient http;

    Server(Vertx vertx, Reach reach, MastodonConfig config) {
        this.reach = reach;
        this.config = config;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) config.timeout().toMillis())
                // Streams hold a connection each.
                .setMaxPoolSize(8)
                .setKeepAliveTimeout((int) config.poll().multipliedBy(2).toSeconds()));
    }

    @PreDestroy
    void close() {
        http.close();
    }

    /// Asks for something.
    ///
    /// @param path with its query
    /// @throws Trouble when no whole answer comes in time
    Answer get(URI server, String path, @Nullable String token) throws Trouble, InterruptedException {
        return await(http.request(options(server, path, token, "application/json")
                        .setTimeout(config.timeout().toMillis()))
                .compose(this::whole));
    }

    private Future<Answer> whole(HttpClientRequest request) {
        return request.send().compose(response -> {
            var answered = Promise.<Answer>promise();
            var body = Buffer.buffer();
            response.exceptionHandler(answered::tryFail);
            response.handler(part -> {
                if (body.length() + part.length() > config.answerMost()) {
                    answered.tryFail("The answer is too large");
                    request.reset();
                } else {
                    body.appendBuffer(part);
                }
            });
            response.endHandler(end -> answered.tryComplete(
                    new Answer(response.statusCode(), response.headers(), body.toString(StandardCharsets.UTF_8))));
            return answered.future();
        });
    }

    /// Opens a stream.
    ///
    /// @return null when the server does not let us
    /// @throws Trouble when no answer comes in time
    @Nullable
    EventStream open(URI server, String path, String token) throws Trouble, InterruptedException {
        return await(http.request(options(server, path, token, "text/event-stream"))
                .compose(request -> request.send().map(response -> {
                    if (response.statusCode() != OK) {
                        request.reset();
                        return null;
                    }
                    return new EventStream(request, response, config.lineMost());
                })));
    }

    private RequestOptions options(URI server, String path, @Nullable String token, String accepted) throws Trouble {
        return switch (reach.find(server)) {
            case Found.At(var address, var host, var port, var tls) -> {
                // To the address that was looked at: the name is for the certificate and the server alone.
                var options = new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                        .setHost(host)
                        .setPort(port)
                        .setSsl(tls)
                        .setURI(path)
                        .setFollowRedirects(false)
                        .putHeader("Accept", accepted)
                        .putHeader("User-Agent", "Plenary");
                yield token == null ? options : options.putHeader("Authorization", "Bearer " + token);
            }
            case Found.Refused() -> throw new Trouble(Fault.ADDRESS_REFUSED, "not a public address");
            case Found.Unknown() -> throw new Trouble(Fault.SILENT, "unknown to the name service");
        };
    }

    private <T> T await(Future<T> future) throws Trouble, InterruptedException {
        // The client has bounds of its own for connecting and answering; this is for what neither covers.
        var atMost = config.timeout().plus(config.timeout()).plus(Duration.ofSeconds(1));
        try {
            return future.toCompletionStage().toCompletableFuture().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new Trouble(Fault.SILENT, String.valueOf(failed.getCause()));
        } catch (TimeoutException late) {
            throw new Trouble(Fault.SILENT, "no answer in time");
        }
    }
}
