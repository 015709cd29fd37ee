package org.plenary.edge.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.edge.testing.Follower;
import org.plenary.edge.testing.Narrow;
import org.plenary.edge.testing.OwnersPeer;
import org.plenary.edge.testing.WirePeer;
import org.plenary.platform.testing.RealServers;
import org.plenary.proto.sessions.v1.Update;

/// How a stream begins when its owners answer late or nonsense.
@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "edge"))
@WithTestResource(WirePeer.class)
@WithTestResource(OwnersPeer.class)
@TestProfile(Narrow.class)
class OpeningTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final String session = UUID.randomUUID().toString();
    private final String live = "/api/v1/live/sessions/" + session;

    @Inject
    LiveSessions sessions;

    @BeforeEach
    void answerAtOnce() {
        OwnersPeer.snapshots(OwnersPeer::open);
        OwnersPeer.rights(CompletableFuture.completedFuture(true));
    }

    @Test
    void aSessionThatWasLetGoWhileARightWasAskedForTakesNobodyIn() {
        OwnersPeer.snapshots(OwnersPeer::closed);
        var answered = new CompletableFuture<Boolean>();
        OwnersPeer.rights(answered);
        var coming = CompletableFuture.supplyAsync(() -> Follower.of(live));
        await().atMost(SOON).until(() -> OwnersPeer.asked().contains(session));
        await().atMost(SOON).until(() -> sessions.find(session) == null);
        answered.complete(true);

        try (var late = coming.join()) {
            assertThat(late.status())
                    .as("a stream of it would never show anything")
                    .isEqualTo(503);
            assertThat(late.header("Retry-After")).isNotEmpty();
        }
        try (var again = Follower.of(live)) {
            assertThat(again.status()).isEqualTo(200);
        }
    }

    @Test
    void anAnswerThatCannotBeUsedIsForgottenLikeNone() {
        OwnersPeer.snapshots(id -> OwnersPeer.open(id)
                .addUpdates(Update.newBuilder()
                        .setId("1")
                        .setPostedAt(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE))));
        try (var refused = Follower.of(live)) {
            assertThat(refused.status()).isEqualTo(503);
        }

        OwnersPeer.snapshots(OwnersPeer::open);
        await().atMost(SOON).until(() -> {
            try (var again = Follower.of(live)) {
                return again.status() == 200;
            }
        });
    }
}
