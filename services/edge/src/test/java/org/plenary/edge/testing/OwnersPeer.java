package org.plenary.edge.testing;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.proto.qna.v1.BoardGrpc;
import org.plenary.proto.sessions.v1.GetSnapshotRequest;
import org.plenary.proto.sessions.v1.GetSnapshotResponse;
import org.plenary.proto.sessions.v1.LiveState;
import org.plenary.proto.sessions.v1.MayWatchRequest;
import org.plenary.proto.sessions.v1.MayWatchResponse;
import org.plenary.proto.sessions.v1.NotFound;
import org.plenary.proto.sessions.v1.ProgrammeGrpc;
import org.plenary.proto.sessions.v1.Session;
import org.plenary.proto.sessions.v1.Snapshot;
import org.plenary.proto.sessions.v1.WatchRight;

/// A bare gRPC server in the place of sessions and qna, for what edge makes of answers that the real ones do not give
/// on demand: late, broken, or for any id. Everyone may watch when a right is asked for.
public final class OwnersPeer implements QuarkusTestResourceLifecycleManager {

    private static final int AFTER_THE_WIRE_PEER = 10;

    private static volatile Function<String, Snapshot.@Nullable Builder> snapshots = OwnersPeer::open;
    private static volatile CompletableFuture<?> rights = CompletableFuture.completedFuture(true);

    private static final Set<String> ASKED = ConcurrentHashMap.newKeySet();

    private @Nullable Server server;

    /// Says what is known of a session, by its id, from now on; null when there is no such session.
    public static void snapshots(Function<String, Snapshot.@Nullable Builder> answer) {
        snapshots = answer;
    }

    /// Says when rights are answered from now on.
    public static void rights(CompletableFuture<?> answered) {
        rights = answered;
    }

    /// The sessions for which a right has been asked.
    public static Set<String> asked() {
        return ASKED;
    }

    /// A session that anyone may watch.
    public static Snapshot.Builder open(String id) {
        return Snapshot.newBuilder()
                .setSession(Session.newBuilder()
                        .setId(id)
                        .setState(LiveState.LIVE_STATE_LIVE)
                        .setPublic(true)
                        .setVersion(1));
    }

    /// A session that is for participants.
    public static Snapshot.Builder closed(String id) {
        var snapshot = open(id);
        snapshot.getSessionBuilder().setPublic(false);
        return snapshot;
    }

    @Override
    public int order() {
        return AFTER_THE_WIRE_PEER;
    }

    @Override
    public Map<String, String> start() {
        try {
            var listening = NettyServerBuilder.forPort(0)
                    .addService(new Programme())
                    .addService(new Board())
                    .build()
                    .start();
            server = listening;
            var address = "127.0.0.1:" + listening.getPort();
            return Map.of("PLENARY_SESSIONS", address, "PLENARY_QNA", address);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.shutdownNow();
        }
    }

    private static final class Programme extends ProgrammeGrpc.ProgrammeImplBase {

        @Override
        public void getSnapshot(GetSnapshotRequest asked, StreamObserver<GetSnapshotResponse> caller) {
            var known = snapshots.apply(asked.getSessionId());
            caller.onNext(
                    known == null
                            ? GetSnapshotResponse.newBuilder()
                                    .setNotFound(NotFound.getDefaultInstance())
                                    .build()
                            : GetSnapshotResponse.newBuilder()
                                    .setSnapshot(known)
                                    .build());
            caller.onCompleted();
        }

        @Override
        public void mayWatch(MayWatchRequest asked, StreamObserver<MayWatchResponse> caller) {
            var answer = MayWatchResponse.newBuilder();
            asked.getWatchesList().forEach(watch -> {
                ASKED.add(watch.getSessionId());
                answer.addRights(WatchRight.WATCH_RIGHT_GRANTED);
            });
            rights.thenRun(() -> {
                caller.onNext(answer.build());
                caller.onCompleted();
            });
        }
    }

    private static final class Board extends BoardGrpc.BoardImplBase {

        @Override
        public void getSnapshot(
                org.plenary.proto.qna.v1.GetSnapshotRequest asked,
                StreamObserver<org.plenary.proto.qna.v1.GetSnapshotResponse> caller) {
            caller.onNext(org.plenary.proto.qna.v1.GetSnapshotResponse.getDefaultInstance());
            caller.onCompleted();
        }
    }
}
