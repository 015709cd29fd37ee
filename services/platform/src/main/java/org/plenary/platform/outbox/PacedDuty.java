package org.plenary.platform.outbox;

import org.jboss.logging.Logger;

/// A duty and when it is due again. For one thread.
final class PacedDuty {

    private static final Logger LOG = Logger.getLogger(PacedDuty.class);

    private final LeaderDuty duty;
    private long dueNanos = System.nanoTime();

    PacedDuty(LeaderDuty duty) {
        this.duty = duty;
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
            LOG.warnf("%s failed, trying again: %s", duty.getClass().getSimpleName(), failure.toString());
        }
    }
}
