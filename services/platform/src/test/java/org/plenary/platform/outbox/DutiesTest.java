package org.plenary.platform.outbox;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.plenary.platform.testing.RealServers;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
class DutiesTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    /// Counts its rounds.
    @ApplicationScoped
    static class Round implements LeaderDuty {

        private final AtomicInteger rounds = new AtomicInteger();

        @Override
        public Duration pace() {
            return Duration.ofMillis(100);
        }

        @Override
        public void perform() {
            rounds.incrementAndGet();
        }

        int rounds() {
            return rounds.get();
        }
    }

    /// Waits for somebody who does not answer, once it is told to.
    @ApplicationScoped
    static class Stuck implements LeaderDuty {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch answered = new CountDownLatch(1);
        private volatile boolean asking;

        @Override
        public Duration pace() {
            return Duration.ofMillis(100);
        }

        @Override
        public void perform() {
            if (asking) {
                begun.countDown();
                try {
                    answered.await();
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        void ask() throws InterruptedException {
            asking = true;
            begun.await();
        }

        void answer() {
            asking = false;
            answered.countDown();
        }
    }

    @Inject
    Round round;

    @Inject
    Stuck stuck;

    @Test
    void aDutyThatWaitsForSomebodyHoldsUpNoOther() throws InterruptedException {
        await("the duties are performed").atMost(SOON).until(() -> round.rounds() > 0);
        stuck.ask();
        try {
            int before = round.rounds();
            await("the other goes on").atMost(SOON).until(() -> round.rounds() > before + 3);
        } finally {
            stuck.answer();
        }
    }
}
