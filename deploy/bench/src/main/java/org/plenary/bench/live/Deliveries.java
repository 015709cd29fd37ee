package org.plenary.bench.live;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.plenary.bench.harness.Latencies;

/// When what was sent has been read, by everybody.
final class Deliveries implements Viewers.Watcher {

    private final int first;
    private final AtomicLongArray dueNanos;
    private final Latencies times = new Latencies();
    private final AtomicLong count = new AtomicLong();

    /// @param first the number of the first update that counts; those before it only warm up
    /// @param size how many count
    Deliveries(int first, int size) {
        this.first = first;
        this.dueNanos = new AtomicLongArray(size);
    }

    /// Notes when an update was due. Before it is sent.
    void due(int number, long nanos) {
        dueNanos.set(number - first, nanos);
    }

    @Override
    public void event(int viewer, byte[] bytes, int from, int to, long nanos) {
        int number = Update.numberIn(bytes, from, to);
        if (number >= first && number < first + dueNanos.length()) {
            times.record(nanos - dueNanos.get(number - first));
            count.incrementAndGet();
        }
    }

    long count() {
        return count.get();
    }

    Latencies times() {
        return times;
    }
}
