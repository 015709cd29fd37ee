package org.plenary.edge.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.plenary.edge.testing.Narrow;
import org.plenary.edge.testing.OwnersPeer;
import org.plenary.edge.testing.WirePeer;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Topic;
import org.plenary.proto.qna.v1.Tally;

/// The reading of topics by itself.
@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "edge"))
@WithTestResource(WirePeer.class)
@WithTestResource(OwnersPeer.class)
@TestProfile(Narrow.class)
class TopicsTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    LiveConfig config;

    @Test
    void anUnforeseenFailureDoesNotEndTheReading() {
        var tries = new AtomicInteger();
        var topics = new Topics(
                config,
                () -> {
                    if (tries.incrementAndGet() == 1) {
                        throw new IllegalStateException("Unforeseen");
                    }
                    return Instant.now();
                },
                new SimpleMeterRegistry());
        var session = UUID.randomUUID();
        var seen = new CountDownLatch(1);
        topics.follow(event -> {
            if (session.toString().equals(event.key())) {
                seen.countDown();
            }
        });
        try {
            await().atMost(SOON).until(topics::isReady);
            Topic.named("plenary.qna.v1").publish(session, "1", Tally.getDefaultInstance());
            await().atMost(SOON).until(() -> seen.getCount() == 0);
        } finally {
            topics.stop();
        }
        assertThat(topics.isReady()).as("nothing is read any more").isFalse();
    }
}
