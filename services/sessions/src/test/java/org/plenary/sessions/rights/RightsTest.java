package org.plenary.sessions.rights;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Server;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.platform.testing.RealServers;
import org.plenary.proto.registration.v1.GetParticipantsRequest;
import org.plenary.proto.registration.v1.GetParticipantsResponse;
import org.plenary.proto.registration.v1.GetRolesRequest;
import org.plenary.proto.registration.v1.GetRolesResponse;
import org.plenary.proto.registration.v1.Participant;
import org.plenary.proto.registration.v1.ParticipantState;
import org.plenary.proto.registration.v1.RightsGrpc;
import org.plenary.proto.registration.v1.Role;
import org.plenary.sessions.testing.Neighbours;

/// With a registration that can be made to hang, which the real one cannot.
@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "sessions"))
@WithTestResource(Neighbours.class)
class RightsTest {

    private static final Duration TOGETHER = Duration.ofMillis(500);

    private final UUID conference = UUID.randomUUID();
    private final Set<String> chairs = ConcurrentHashMap.newKeySet();
    private final Set<String> participants = ConcurrentHashMap.newKeySet();
    private volatile boolean hanging;
    private Instant now = Instant.parse("2011-11-01T09:00:00Z");

    @Inject
    Participants projection;

    private Server server;
    private ManagedChannel channel;
    private Rights rights;

    @BeforeEach
    void start() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new FarEnd())
                .build()
                .start();
        channel = ManagedChannelBuilder.forAddress("127.0.0.1", server.getPort())
                .usePlaintext()
                .build();
        var config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(RightsConfig.class)
                .withDefaultValue("plenary.rights.deadline", "200ms")
                .withDefaultValue("plenary.rights.together", TOGETHER.toMillis() + "ms")
                .build()
                .getConfigMapping(RightsConfig.class);
        rights = new Rights(
                projection, new RegistrationGrpc(RightsGrpc.newBlockingStub(channel), config), config, () -> now);
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    @Test
    void aRoleThatIsHeldOutlivesTheWishForAnotherWhileRegistrationIsSilent() {
        var chair = UUID.randomUUID();
        chairs.add(chair.toString());
        var chairing = Set.of(org.plenary.sessions.rights.Role.CHAIR);
        var producing = Set.of(org.plenary.sessions.rights.Role.PRODUCER);
        warm(() -> rights.hasOneOf(conference, chair, chairing));

        hanging = true;

        assertThat(rights.hasOneOf(conference, chair, producing)).isFalse();
        now = now.plus(Duration.ofMinutes(9));
        assertThat(rights.hasOneOf(conference, chair, producing)).isFalse();
        assertThat(rights.hasOneOf(conference, chair, chairing)).isTrue();
    }

    @Test
    void aHangingRegistrationCostsABatchOneDeadlineAndNobodyWhoWasKnown() {
        var other = UUID.randomUUID();
        var chair = UUID.randomUUID();
        var participant = UUID.randomUUID();
        chairs.add(chair.toString());
        participants.add(participant.toString());
        var expected = Set.of(new Member(conference, chair), new Member(conference, participant));
        var members = new HashSet<>(expected);
        for (int strangers = 0; strangers < 200; strangers++) {
            members.add(new Member(conference, UUID.randomUUID()));
            members.add(new Member(other, UUID.randomUUID()));
        }
        warm(() -> rights.belonging(members).equals(expected));

        hanging = true;
        now = now.plus(Duration.ofMinutes(9));
        long began = System.nanoTime();
        assertThat(rights.belonging(members)).isEqualTo(expected);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TOGETHER.multipliedBy(3));

        now = now.plus(Duration.ofMinutes(2));
        assertThat(rights.belonging(members)).isEmpty();
    }

    @Test
    void aBatchEndsTheRightsOfThoseWhoHaveLostThem() {
        var chair = UUID.randomUUID();
        var participant = UUID.randomUUID();
        var members = Set.of(new Member(conference, chair), new Member(conference, participant));
        chairs.add(chair.toString());
        participants.add(participant.toString());
        warm(() -> rights.belonging(members).equals(members));

        chairs.clear();
        participants.clear();

        assertThat(rights.belonging(members)).isEmpty();
    }

    /// Connecting takes its time on a busy machine; what is tested begins after it.
    private static void warm(Callable<Boolean> asked) {
        Awaitility.await().ignoreException(StatusRuntimeException.class).until(asked);
    }

    private final class FarEnd extends RightsGrpc.RightsImplBase {

        @Override
        public void getRoles(GetRolesRequest request, StreamObserver<GetRolesResponse> response) {
            var roles = GetRolesResponse.newBuilder();
            if (chairs.contains(request.getSubject())) {
                roles.addRoles(Role.ROLE_CHAIR);
            }
            answer(response, roles.build());
        }

        @Override
        public void getParticipants(GetParticipantsRequest request, StreamObserver<GetParticipantsResponse> response) {
            var known = GetParticipantsResponse.newBuilder();
            request.getSubjectsList().stream()
                    .filter(participants::contains)
                    .forEach(subject -> known.addParticipants(Participant.newBuilder()
                            .setSubject(subject)
                            .setState(ParticipantState.PARTICIPANT_STATE_CONFIRMED)));
            answer(response, known.build());
        }

        private <A> void answer(StreamObserver<A> response, A answer) {
            if (!hanging) {
                response.onNext(answer);
                response.onCompleted();
            }
        }
    }
}
