package org.plenary.platform.outbox;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes the relay after a commit. Many raises before a wait count once: a round takes whatever stands there.
@Singleton
public class RelaySignal {

    private final Semaphore raised = new Semaphore(0);

    /// Something waits in the outbox, or an [LeaderDuty] has work.
    public void raise() {
        if (raised.availablePermits() == 0) {
            raised.release();
        }
    }

    /// Waits until raised, at most `atMost`.
    void await(Duration atMost) throws InterruptedException {
        if (raised.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            raised.drainPermits();
        }
    }
}
