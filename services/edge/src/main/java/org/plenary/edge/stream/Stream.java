package org.plenary.edge.stream;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.Http1xServerConnection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One client's open stream. Belongs to its event loop: everything here happens there, but [#end].
public final class Stream {

    private static final int LOW_WATER_BYTES = 16 * 1024;
    private static final int HIGH_WATER_BYTES = 64 * 1024;
    private static final Buffer KEEP_ALIVE = Buffer.buffer(": keep-alive\n\n");

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final @Nullable Channel channel;
    private final @Nullable ChannelHandlerContext belowEncoder;
    private final StreamMeters meters;
    private final Runnable closed;

    /// The last sequence number that was written.
    long sent = -1;

    /// Since when the socket is full; 0 while there is room.
    long fullSinceNanos;

    /// When the next sign of life is due.
    long keepAliveAtNanos;

    /// Its place in the crowd; -1 when it is in none.
    int place = -1;

    private Stream(HttpServerRequest request, int socketBufferBytes, StreamMeters meters, Runnable closed) {
        this.request = request;
        this.response = request.response();
        this.meters = meters;
        this.closed = closed;
        if (request.version() == HttpVersion.HTTP_1_1
                && request.connection() instanceof Http1xServerConnection connection) {
            channel = connection.channel();
            // Not the first handler: that would go around TLS.
            belowEncoder = channel.pipeline().context(HttpResponseEncoder.class);
            channel.config().setOption(ChannelOption.SO_SNDBUF, socketBufferBytes);
            channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(LOW_WATER_BYTES, HIGH_WATER_BYTES));
        } else {
            channel = null;
            belowEncoder = null;
        }
    }

    /// Begins the answer to a request on its event loop.
    ///
    /// @param closed told once when the client has gone or the stream was ended
    public static Stream begin(HttpServerRequest request, StreamConfig config, StreamMeters meters, Runnable closed) {
        int buffer = (int) config.socketBuffer().asLongValue();
        var stream = new Stream(request, buffer, meters, closed);
        stream.response.setChunked(request.version() != HttpVersion.HTTP_1_0);
        stream.response
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        return stream;
    }

    /// Ends the stream; the client comes back by itself and is judged anew. May be called on any thread.
    public void end() {
        if (channel == null) {
            response.end();
        } else {
            channel.eventLoop().execute(() -> {
                if (hasRoom()) {
                    response.end();
                } else {
                    cut();
                }
            });
        }
    }

    void closed() {
        closed.run();
    }

    HttpServerRequest request() {
        return request;
    }

    boolean hasRoom() {
        return channel == null ? !response.writeQueueFull() : channel.isWritable();
    }

    /// The head of the answer and what the client needs first, through the encoder: it opens the chunked body.
    void begin(Buffer first) {
        response.write(first);
        meters.bytes.add(first.length());
    }

    void write(Frame frame) {
        if (belowEncoder == null || channel == null) {
            response.write(frame.event());
        } else {
            belowEncoder.writeAndFlush(frame.chunk(), channel.voidPromise());
        }
        sent = frame.sequence();
        meters.delivered.increment();
        meters.bytes.add(frame.length());
    }

    void write(List<Frame> frames) {
        frames.forEach(this::write);
    }

    /// Goes through the encoder, so that the connection's idle timer sees it.
    void keepAlive() {
        response.write(KEEP_ALIVE);
    }

    /// Cuts the connection; what waits for the client is thrown away. The connection's own way of closing would first
    /// send that, and so wait for ever.
    void cut() {
        if (belowEncoder == null) {
            response.reset();
        } else {
            belowEncoder.close();
        }
    }
}
