package org.plenary.local.acceptance;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;
import org.plenary.local.api.CallFailure;
import org.plenary.local.api.Reply;

/// Somebody who writes one thing after another, and tries each again until it is acknowledged: what a client does when
/// a line breaks or a 503 comes.
abstract class Insistent implements Callable<Void> {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final BooleanSupplier going;
    private final AtomicInteger acknowledged = new AtomicInteger();

    Insistent(BooleanSupplier going) {
        this.going = going;
    }

    /// Writes the next thing, through [#acknowledged(Supplier)]; false if there is nothing left to write.
    abstract boolean writeNext();

    /// How many writes have been acknowledged so far.
    final int acknowledged() {
        return acknowledged.get();
    }

    /// Whether there is still time to write.
    final boolean isGoing() {
        return going.getAsBoolean();
    }

    @Override
    public final Void call() {
        while (isGoing() && writeNext()) {
            acknowledged.incrementAndGet();
        }
        return null;
    }

    /// Makes the call until it is acknowledged. A refusal that is no 5xx is not to be expected of any of them.
    final Reply acknowledged(Supplier<Reply> call) {
        return acknowledged(call, reply -> false);
    }

    /// As [#acknowledged(Supplier)], and tries again what can be done later, too.
    final Reply acknowledged(Supplier<Reply> call, Predicate<Reply> later) {
        try {
            return await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(PAUSE)
                    .ignoreException(CallFailure.class)
                    .until(call::get, reply -> reply.status() < 500 && !later.test(reply));
        } catch (ConditionTimeoutException never) {
            throw new AssertionError("Never acknowledged", never);
        }
    }
}
