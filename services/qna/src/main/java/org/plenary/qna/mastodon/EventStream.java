package org.plenary.qna.mastodon;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.parsetools.RecordParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// An open stream of lines: filled by the event loop, emptied by one virtual thread. When that is slower, the server
/// has to wait.
final class EventStream implements AutoCloseable {

    /// What a line can be.
    sealed interface Next {

        record Line(String text) implements Next {}

        /// None came in the time that was waited; more may come.
        record None() implements Next {}

        /// The stream has ended.
        record End() implements Next {}
    }

    /// From how many waiting lines on the server has to wait, and from how few it may go on.
    private static final int MANY = 400;

    private static final int FEW = 100;

    private final HttpClientRequest request;
    private final HttpClientResponse response;
    private final io.vertx.core.Context context;
    private final BlockingQueue<Next> lines = new LinkedBlockingQueue<>();
    /// Changed on the event loop alone.
    private volatile boolean paused;

    /// To be made on the response's event loop, before anything else happens there.
    EventStream(HttpClientRequest request, HttpClientResponse response, int lineMost) {
        this.request = request;
        this.response = response;
        this.context = Vertx.currentContext();
        var parser = RecordParser.newDelimited("\n", line -> add(line.toString(StandardCharsets.UTF_8)))
                .maxRecordSize(lineMost);
        parser.exceptionHandler(tooLong -> cut());
        response.handler(parser);
        response.exceptionHandler(broken -> lines.add(new Next.End()));
        response.endHandler(end -> lines.add(new Next.End()));
    }

    private void add(String line) {
        lines.add(new Next.Line(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line));
        if (lines.size() > MANY && !paused) {
            paused = true;
            response.pause();
        }
    }

    private void cut() {
        request.reset();
        lines.add(new Next.End());
    }

    /// Waits for the next line.
    Next next(Duration atMost) throws InterruptedException {
        @Nullable Next line = lines.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
        if (lines.size() < FEW && paused) {
            context.runOnContext(now -> goOn());
        }
        return line == null ? new Next.None() : line;
    }

    private void goOn() {
        if (paused) {
            paused = false;
            response.resume();
        }
    }

    @Override
    public void close() {
        request.reset();
    }
}
