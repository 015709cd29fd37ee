package org.plenary.edge.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// What the fan-out counts. A singleton, because its meters are fields: a client proxy would have none.
@Singleton
public class StreamMeters {

    final AtomicInteger open = new AtomicInteger();
    final LongAdder encoded = new LongAdder();
    final LongAdder delivered = new LongAdder();
    final LongAdder bytes = new LongAdder();
    final LongAdder skipped = new LongAdder();
    final LongAdder caughtUp = new LongAdder();
    final LongAdder stuck = new LongAdder();

    StreamMeters(MeterRegistry metrics) {
        metrics.gauge("plenary.edge.streams.open", open);
        var counters = metrics.more();
        counters.counter("plenary.edge.frames.encoded", List.of(), encoded);
        counters.counter("plenary.edge.frames.delivered", List.of(), delivered);
        counters.counter("plenary.edge.frames.bytes", List.of(), bytes);
        counters.counter("plenary.edge.clients.skipped", List.of(), skipped);
        counters.counter("plenary.edge.clients.caught.up", List.of(), caughtUp);
        counters.counter("plenary.edge.clients.stuck", List.of(), stuck);
    }

    /// Shows the meters before the first stream.
    void start(@Observes StartupEvent started) {}

    /// How many streams are open on this replica.
    public int open() {
        return open.get();
    }
}
