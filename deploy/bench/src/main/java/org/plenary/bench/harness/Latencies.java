package org.plenary.bench.harness;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;

/// Times, at three significant digits. Any thread may record.
public final class Latencies {

    /// Longer than any run: what never came has no place here and is counted by whoever waits for it.
    private static final long MICROS_MAX = TimeUnit.HOURS.toMicros(1);

    private final ConcurrentHistogram micros = new ConcurrentHistogram(MICROS_MAX, 3);

    public void record(long nanos) {
        record(nanos, 1);
    }

    /// Records the same time for several at once.
    public void record(long nanos, long times) {
        micros.recordValueWithCount(Math.clamp(nanos / 1_000, 0, MICROS_MAX), times);
    }

    public long count() {
        return micros.getTotalCount();
    }

    /// The time in milliseconds that `percent` of all do not exceed.
    public double millis(double percent) {
        return micros.getValueAtPercentile(percent) / 1e3;
    }

    public double millisMax() {
        return micros.getMaxValue() / 1e3;
    }
}
