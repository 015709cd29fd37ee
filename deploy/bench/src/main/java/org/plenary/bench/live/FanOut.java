package org.plenary.bench.live;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.plenary.bench.harness.Load;
import org.plenary.bench.harness.Meter;
import org.plenary.bench.harness.Pace;
import org.plenary.bench.harness.Round;
import org.plenary.bench.harness.Schedule;
import org.plenary.bench.harness.Side;
import org.plenary.bench.harness.Usage;

/// The same updates to many open streams of one server.
final class FanOut implements Side {

    static final String CPU = "cpu us a delivery";
    static final String P50 = "median ms";
    static final String P99 = "p99 ms";
    static final String RESIDENT = "resident bytes";
    static final String ARRIVED = "arrived percent";

    /// @param streams how many are open
    /// @param perSecond updates
    /// @param settle how long updates flow before they count, in each round
    /// @param length how long they count
    record Plan(int streams, double perSecond, Duration settle, Duration length) {}

    private static final Duration TAIL = Duration.ofSeconds(10);

    private final Server server;
    private final Plan plan;
    private final AtomicInteger numbers;

    /// @param numbers of updates; none is used twice, as a server drops what it takes for old
    FanOut(Server server, Plan plan, AtomicInteger numbers) {
        this.server = server;
        this.plan = plan;
        this.numbers = numbers;
    }

    @Override
    public String name() {
        return server.name();
    }

    @Override
    public void warmUp() {
        measure();
    }

    @Override
    public Round measure() {
        var settling = Schedule.even(plan.perSecond(), plan.settle());
        var counting = Schedule.even(plan.perSecond(), plan.length());
        int unseen = numbers.getAndAdd(settling.size() + counting.size());
        int first = unseen + settling.size();
        var deliveries = new Deliveries(first, counting.size());
        try (var viewers = Viewers.open(server.address(), server.path(), plan.streams(), deliveries);
                var publisher = server.publisher()) {
            Pace.onTheClock().keep(settling, (number, due) -> publisher.publish(new Update(unseen + number)));
            var before = Usage.of(server.process());
            var meter = new Meter();
            var late = Pace.onTheClock().keep(counting, (number, due) -> {
                deliveries.due(first + number, due);
                publisher.publish(new Update(first + number));
            });
            long expected = (long) plan.streams() * counting.size();
            awaitTail(viewers, deliveries, expected);
            var after = Usage.of(server.process());
            return round(deliveries, expected, before, after, new Load(late.millis(99), meter.cores()));
        }
    }

    /// Until all have arrived, or nothing more comes: two updates may have met in one frame.
    private static void awaitTail(Viewers viewers, Deliveries deliveries, long expected) {
        long until = System.nanoTime() + TAIL.toNanos();
        long seen = -1;
        while (deliveries.count() < expected && seen != deliveries.count() && System.nanoTime() - until < 0) {
            seen = deliveries.count();
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        viewers.requireAll();
    }

    private static Round round(Deliveries deliveries, long expected, Usage before, Usage after, Load load) {
        if (deliveries.count() == 0) {
            throw new IllegalStateException("No update has reached anyone");
        }
        return new Round(
                Map.of(
                        CPU,
                        (after.cpuNanos() - before.cpuNanos()) / 1e3 / deliveries.count(),
                        P50,
                        deliveries.times().millis(50),
                        P99,
                        deliveries.times().millis(99),
                        RESIDENT,
                        (double) after.residentBytes(),
                        ARRIVED,
                        100.0 * deliveries.count() / expected),
                load);
    }
}
