package org.plenary.embedded.media;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waits for something to come true, and says how long it took.
final class Eventually {

    private static final int POLL_MILLIS = 20;

    private Eventually() {}

    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    /// @return how long it took
    /// @throws AssertionError naming what did not come true within the limit
    static Duration holds(String what, Duration limit, Condition condition) throws Exception {
        var begun = System.nanoTime();
        var never = new CountDownLatch(1);
        while (!condition.holds()) {
            if (System.nanoTime() - begun > limit.toNanos()) {
                throw new AssertionError("Not within " + limit.toMillis() + " ms: " + what);
            }
            never.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /// Holds on for a while and fails as soon as the condition is true.
    static void never(String what, Duration meanwhile, Condition condition) throws Exception {
        var begun = System.nanoTime();
        var never = new CountDownLatch(1);
        while (System.nanoTime() - begun < meanwhile.toNanos()) {
            if (condition.holds()) {
                throw new AssertionError("It happened: " + what);
            }
            never.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
