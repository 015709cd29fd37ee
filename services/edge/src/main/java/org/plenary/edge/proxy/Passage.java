package org.plenary.edge.proxy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.plenary.edge.http.Methods;
import org.plenary.edge.http.Refusal;
import org.plenary.edge.upstream.Upstream;
import org.plenary.edge.upstream.Upstreams;

/// One request on its way to a peer and the answer on its way back, both as streams with back pressure.
///
/// Ends in exactly one of three ways: the peer's answer, a refusal of our own, or, when the answer had begun, a cut
/// connection, so that half an answer is never taken for a whole one.
final class Passage {

    private static final Logger LOG = Logger.getLogger(Passage.class);

    private static final int UNAUTHORIZED = 401;

    /// What is worth being packed, and how large it must be for that.
    private static final int PACKED_BYTES_MIN = 1_000;

    /// How long a caller who still sends may take to read that this is in vain.
    private static final long LINGER_MILLIS = 500;

    /// RFC 9113, section 8.1: the answer is whole, and the rest of the request is not needed.
    private static final long NO_ERROR = 0;

    private final RoutingContext context;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Upstreams upstreams;
    private final Upstream peer;
    private final String target;
    private final URI publicUrl;
    private final long bodyBytesMax;
    private final @Nullable String token;
    private Runnable whenNotKnown = () -> {};
    private boolean identified = true;
    private boolean retried;
    private boolean refused;
    private long bytes;

    /// @param target path and query at the peer
    /// @param token whose bearer token goes along instead of what the caller sent; null changes nothing
    Passage(
            RoutingContext context,
            Upstreams upstreams,
            Upstream peer,
            String target,
            URI publicUrl,
            long bodyBytesMax,
            @Nullable String token) {
        this.context = context;
        this.request = context.request();
        this.response = context.response();
        this.upstreams = upstreams;
        this.peer = peer;
        this.target = target;
        this.publicUrl = publicUrl;
        this.bodyBytesMax = bodyBytesMax;
        this.token = token;
    }

    /// Lets no `Authorization` through either: for what is served to everyone alike.
    Passage withoutIdentity() {
        identified = false;
        return this;
    }

    /// Says what is done when the peer answers that it does not know who is calling (401).
    Passage whenNotKnown(Runnable then) {
        whenNotKnown = then;
        return this;
    }

    /// Begins. The request's body must not have been read.
    void begin() {
        if (announcedLength() > bodyBytesMax) {
            refuse(Refusal.tooLarge(bodyBytesMax));
            return;
        }
        upstreams.request(peer, request.method(), target).onSuccess(this::send).onFailure(this::silent);
    }

    private void send(HttpClientRequest passed) {
        if (response.closed()) {
            passed.reset();
            return;
        }
        PassedHeaders.toPeer(request.headers(), passed.headers());
        describeCaller(passed);
        response.closeHandler(gone -> passed.reset());
        response.exceptionHandler(broken -> passed.reset());
        passed.response().onSuccess(this::answer).onFailure(failure -> lost(failure));
        if (!hasBody()) {
            request.resume();
            if (request.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
                passed.putHeader(HttpHeaders.CONTENT_LENGTH, "0");
            }
            passed.end();
            return;
        }
        if (request.headers().contains("Expect")) {
            response.writeContinue();
        }
        var length = announcedLength();
        if (length >= 0) {
            passed.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
        } else {
            passed.setChunked(true);
        }
        request.exceptionHandler(broken -> passed.reset());
        request.handler(chunk -> body(chunk, passed));
        request.endHandler(ended -> {
            if (!refused) {
                passed.end();
            }
        });
        request.resume();
    }

    private void describeCaller(HttpClientRequest passed) {
        int port = publicUrl.getPort() == -1 ? (publicUrl.getScheme().equals("https") ? 443 : 80) : publicUrl.getPort();
        passed.authority(HostAndPort.create(publicUrl.getHost(), port));
        var headers = passed.headers();
        headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", publicUrl.getScheme());
        headers.set("X-Forwarded-Host", publicUrl.getAuthority());
        if (!identified) {
            headers.remove(HttpHeaders.AUTHORIZATION);
        } else if (token != null) {
            headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
    }

    private void body(Buffer chunk, HttpClientRequest passed) {
        if (refused) {
            return;
        }
        bytes += chunk.length();
        if (bytes > bodyBytesMax) {
            refuse(Refusal.tooLarge(bodyBytesMax));
            passed.reset();
            return;
        }
        passed.write(chunk);
        if (passed.writeQueueFull()) {
            request.pause();
            passed.drainHandler(drained -> request.resume());
        }
    }

    private void answer(HttpClientResponse answer) {
        if (refused) {
            return;
        }
        if (answer.statusCode() == UNAUTHORIZED) {
            whenNotKnown.run();
        }
        response.setStatusCode(answer.statusCode());
        var packedBefore = response.headers().get(HttpHeaders.CONTENT_ENCODING);
        PassedHeaders.toCaller(answer.headers(), response.headers());
        relocate();
        if (answer.headers().contains(HttpHeaders.CONTENT_ENCODING) && packedBefore != null) {
            response.headers()
                    .set(HttpHeaders.CONTENT_ENCODING, answer.headers().get(HttpHeaders.CONTENT_ENCODING));
        } else {
            pack(answer);
        }
        var length = answer.headers().get(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, length);
        }
        int status = answer.statusCode();
        if (request.method().equals(HttpMethod.HEAD) || status == 204 || status == 304) {
            response.end();
            return;
        }
        if (length == null) {
            response.setChunked(true);
        }
        answer.pipe().endOnFailure(false).to(response).onFailure(broken -> response.reset());
    }

    /// Packs what is shared text: a packed answer tells its length, which must not tell a secret.
    private void pack(HttpClientResponse answer) {
        var type = answer.getHeader(HttpHeaders.CONTENT_TYPE);
        var caching = answer.getHeader(HttpHeaders.CACHE_CONTROL);
        var length = announced(answer.getHeader(HttpHeaders.CONTENT_LENGTH));
        boolean text = type != null
                && (type.startsWith("application/json") || type.startsWith("text/") || type.contains("xml"));
        if (text && caching != null && caching.contains("public") && (length < 0 || length >= PACKED_BYTES_MIN)) {
            response.headers().remove(HttpHeaders.CONTENT_ENCODING);
            response.headers().add(HttpHeaders.VARY, "Accept-Encoding");
        }
    }

    /// A peer may name itself in `Location`; callers know only us.
    private void relocate() {
        var location = response.headers().get(HttpHeaders.LOCATION);
        if (location == null || location.startsWith("/")) {
            return;
        }
        var address = URI.create(location);
        boolean ours = publicUrl.getAuthority().equals(address.getAuthority())
                || peer.address().equals(address.getAuthority());
        if (ours) {
            var query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
            response.headers().set(HttpHeaders.LOCATION, address.getRawPath() + query);
        }
    }

    /// The connection ended before an answer came. A kept connection may have been closed by the peer just then: what
    /// changes nothing is asked once more, unless the peer has been waited for already.
    private void lost(Throwable failure) {
        if (refused) {
            return;
        }
        boolean waitedFor = failure instanceof TimeoutException;
        if (Methods.READING.contains(request.method())
                && !waitedFor
                && !retried
                && !response.headWritten()
                && !response.closed()) {
            retried = true;
            begin();
            return;
        }
        silent(failure);
    }

    private void silent(Throwable failure) {
        if (!response.closed()) {
            LOG.warnf("No answer from %s: %s", peer.name(), failure.getClass().getSimpleName());
            refuse(Refusal.unavailable());
        }
    }

    private void refuse(Refusal refusal) {
        refused = true;
        if (!request.isEnded()) {
            // What still comes of the body is thrown away for a moment, so that the caller can read the answer; then
            // it is cut off.
            request.handler(ignored -> {});
            if (hasBody()) {
                cutOffLate();
            }
            request.resume();
        }
        refusal.send(context);
    }

    /// Other calls go on: over HTTP/2 they share the connection.
    private void cutOffLate() {
        if (request.version() == HttpVersion.HTTP_2) {
            context.vertx().setTimer(LINGER_MILLIS, late -> {
                if (!request.isEnded()) {
                    response.reset(NO_ERROR);
                }
            });
        } else {
            response.putHeader(HttpHeaders.CONNECTION, "close");
            var connection = request.connection();
            context.vertx().setTimer(LINGER_MILLIS, late -> connection.close());
        }
    }

    private boolean hasBody() {
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || announcedLength() > 0;
    }

    private long announcedLength() {
        return announced(request.getHeader(HttpHeaders.CONTENT_LENGTH));
    }

    private static long announced(@Nullable String length) {
        if (length == null) {
            return -1;
        }
        try {
            return Long.parseLong(length);
        } catch (NumberFormatException none) {
            return Long.MAX_VALUE;
        }
    }
}
