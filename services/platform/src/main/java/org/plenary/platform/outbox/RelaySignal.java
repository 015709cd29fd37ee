package org.plenary.platform.outbox;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes the relay and each of its duties after a commit.
@Singleton
public class RelaySignal {

    /// Somebody who waits, on one thread. Many raises before a wait count once: a round takes whatever stands there.
    static final class Waiter {

        private final Semaphore raised = new Semaphore(0);

        private void raise() {
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

    private final List<Waiter> waiters = new CopyOnWriteArrayList<>();

    /// Somebody more who is woken from now on.
    Waiter waiter() {
        var waiter = new Waiter();
        waiters.add(waiter);
        return waiter;
    }

    /// Something waits in the outbox, or a [LeaderDuty] has work.
    public void raise() {
        waiters.forEach(Waiter::raise);
    }
}
