package org.plenary.edge.live;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The last piece of a trace: from the event's arrival to the frame that shows it (`live.frame`).
@ApplicationScoped
class LiveTraces {

    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    /// An event on its way into a frame.
    record Pending(SpanContext cause, Instant arrived) {}

    private final Tracer tracer;
    private final InstantSource clock;

    LiveTraces(Tracer tracer, InstantSource clock) {
        this.tracer = tracer;
        this.clock = clock;
    }

    /// Begins for an event whose trace is recorded; empty for any other.
    Optional<Pending> arrived(String traceparent) {
        var parts = TRACEPARENT.matcher(traceparent);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var flags = TraceFlags.fromHex(parts.group(3), 0);
        var cause = SpanContext.createFromRemoteParent(parts.group(1), parts.group(2), flags, TraceState.getDefault());
        return cause.isValid() && flags.isSampled()
                ? Optional.of(new Pending(cause, clock.instant()))
                : Optional.empty();
    }

    /// Ends when the frame has been handed to the sockets.
    void framed(Pending pending, String session, int streams) {
        tracer.spanBuilder("live.frame")
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(Context.root().with(Span.wrap(pending.cause())))
                .setAttribute("plenary.session", session)
                .setAttribute("plenary.streams", streams)
                .setStartTimestamp(nanos(pending.arrived()), TimeUnit.NANOSECONDS)
                .startSpan()
                .end();
    }

    private static long nanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }
}
