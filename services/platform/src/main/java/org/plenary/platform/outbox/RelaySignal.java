package org.plenary.platform.outbox;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes the relay and its duties after a commit. Many raises before a wait count once: a round takes whatever stands
/// there.
@Singleton
public class RelaySignal {

    private final Semaphore rounds = new Semaphore(0);
    private final Semaphore duties = new Semaphore(0);

    /// Something waits in the outbox, or a [LeaderDuty] has work.
    public void raise() {
        raise(rounds);
        raise(duties);
    }

    private static void raise(Semaphore raised) {
        if (raised.availablePermits() == 0) {
            raised.release();
        }
    }

    /// Waits, as the relay, until raised, at most `atMost`.
    void awaitRound(Duration atMost) throws InterruptedException {
        await(rounds, atMost);
    }

    /// Waits, as the duties, until raised, at most `atMost`.
    void awaitDuty(Duration atMost) throws InterruptedException {
        await(duties, atMost);
    }

    private static void await(Semaphore raised, Duration atMost) throws InterruptedException {
        if (raised.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            raised.drainPermits();
        }
    }
}
