package org.plenary.platform.outbox;

import java.time.Duration;
import org.jboss.logging.Logger;
import org.plenary.platform.outbox.RelaySignal.Waiter;

/// A duty, when it is due again, and how it is woken before. For one thread.
final class PacedDuty {

    private static final Logger LOG = Logger.getLogger(PacedDuty.class);

    private final LeaderDuty duty;
    private final Waiter waiter;
    private long dueNanos = System.nanoTime();

    PacedDuty(LeaderDuty duty, Waiter waiter) {
        this.duty = duty;
        this.waiter = waiter;
    }

    /// For logs and threads.
    String name() {
        return duty.getClass().getSimpleName();
    }

    /// Waits until it may have work, at most `atMost`.
    void await(Duration atMost) throws InterruptedException {
        waiter.await(atMost);
    }

    /// Performs the duty if its pace allows it by now. One that fails is logged, and due again as if it had not.
    void performWhenDue() {
        long now = System.nanoTime();
        if (now - dueNanos < 0) {
            return;
        }
        dueNanos = now + duty.pace().toNanos();
        try {
            duty.perform();
        } catch (RuntimeException failure) {
            LOG.warnf("%s failed, trying again: %s", name(), failure.toString());
        }
    }
}
