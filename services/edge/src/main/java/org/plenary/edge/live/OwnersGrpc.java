package org.plenary.edge.live;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.protobuf.Message;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.quarkus.grpc.GlobalInterceptor;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.plenary.edge.board.Board;
import org.plenary.edge.upstream.Upstreams;
import org.plenary.platform.identity.ServiceToken;
import org.plenary.proto.qna.v1.BoardGrpc;
import org.plenary.proto.sessions.v1.MayWatchRequest;
import org.plenary.proto.sessions.v1.ProgrammeGrpc;
import org.plenary.proto.sessions.v1.WatchRight;

/// Asks sessions and qna, without a thread that waits. Never fails: silence is an answer.
@ApplicationScoped
class OwnersGrpc {

    private static final Logger LOG = Logger.getLogger(OwnersGrpc.class);

    /// A board of two hundred questions, each with a written answer and all its translations, all of them as long as
    /// they may be, in letters of three bytes: more than the usual four megabytes.
    private static final int BYTES_MAX = 16 * 1024 * 1024;

    private final ManagedChannel sessionsChannel;
    private final ManagedChannel qnaChannel;
    private final ProgrammeGrpc.ProgrammeFutureStub sessions;
    private final BoardGrpc.BoardFutureStub qna;
    private final long answerMillis;

    OwnersGrpc(Upstreams upstreams, LiveConfig config, @GlobalInterceptor ServiceToken token) {
        this.sessionsChannel = channel(upstreams.sessions().address());
        this.qnaChannel = channel(upstreams.qna().address());
        this.sessions = ProgrammeGrpc.newFutureStub(sessionsChannel).withInterceptors(token);
        this.qna = BoardGrpc.newFutureStub(qnaChannel).withInterceptors(token);
        this.answerMillis = config.answer().toMillis();
    }

    @PreDestroy
    void close() {
        sessionsChannel.shutdownNow();
        qnaChannel.shutdownNow();
    }

    /// What both owners know of a session.
    Future<Start> start(String session) {
        var programme = sessions.withDeadlineAfter(answerMillis, TimeUnit.MILLISECONDS)
                .getSnapshot(org.plenary.proto.sessions.v1.GetSnapshotRequest.newBuilder()
                        .setSessionId(session)
                        .build());
        var questions = board(session);
        return future(programme)
                .compose(answer -> switch (answer.getAnswerCase()) {
                    case SNAPSHOT ->
                        questions.map(board -> {
                            Consumer<Board> both = target -> {
                                LiveEvents.apply(answer.getSnapshot().getSession(), target);
                                answer.getSnapshot()
                                        .getUpdatesList()
                                        .forEach(update -> LiveEvents.apply(update, target));
                                board.accept(target);
                            };
                            return (Start) new Start.Known(both);
                        });
                    case NOT_FOUND -> Future.<Start>succeededFuture(new Start.Unknown());
                    case ANSWER_NOT_SET -> Future.<Start>failedFuture("An answer that is newer than this program");
                })
                .otherwise(failure -> silent("snapshot", failure));
    }

    /// What qna alone knows, to complete a board.
    Future<Consumer<Board>> board(String session) {
        var request = org.plenary.proto.qna.v1.GetSnapshotRequest.newBuilder()
                .setSessionId(session)
                .build();
        return future(qna.withDeadlineAfter(answerMillis, TimeUnit.MILLISECONDS).getSnapshot(request))
                .map(answer -> target -> {
                    answer.getTalliesList().forEach(tally -> LiveEvents.apply(tally, target));
                    answer.getQuestionsList().forEach(question -> LiveEvents.apply(question, target));
                    LiveEvents.apply(answer.getWindow(), target);
                    answer.getPollTalliesList().forEach(tally -> LiveEvents.apply(tally, target));
                    answer.getPollsList().forEach(poll -> LiveEvents.apply(poll, target));
                });
    }

    /// Whether each may watch, in the order asked; fails when sessions is silent.
    ///
    /// @param watches at most 1,000
    Future<List<Right>> mayWatch(List<Watch> watches) {
        var request = MayWatchRequest.newBuilder();
        watches.forEach(watch -> request.addWatches(org.plenary.proto.sessions.v1.Watch.newBuilder()
                .setSessionId(watch.session())
                .setSubject(watch.subject())));
        return future(sessions.withDeadlineAfter(answerMillis, TimeUnit.MILLISECONDS)
                        .mayWatch(request.build()))
                .map(answer ->
                        answer.getRightsList().stream().map(OwnersGrpc::right).toList());
    }

    private static Right right(WatchRight right) {
        return switch (right) {
            case WATCH_RIGHT_GRANTED -> Right.GRANTED;
            case WATCH_RIGHT_LOGIN_NEEDED -> Right.LOGIN_NEEDED;
            case WATCH_RIGHT_NOT_FOUND -> Right.NOT_FOUND;
            case WATCH_RIGHT_FORBIDDEN, WATCH_RIGHT_UNSPECIFIED, UNRECOGNIZED -> Right.FORBIDDEN;
        };
    }

    private static Start silent(String what, Throwable failure) {
        LOG.warnf("No %s: %s", what, failure.getMessage());
        return new Start.Silent();
    }

    private static ManagedChannel channel(String address) {
        return NettyChannelBuilder.forTarget("dns:///" + address)
                .usePlaintext()
                .maxInboundMessageSize(BYTES_MAX)
                .build();
    }

    private static <T extends Message> Future<T> future(ListenableFuture<T> asked) {
        Promise<T> promise = Promise.promise();
        Futures.addCallback(
                asked,
                new FutureCallback<>() {
                    @Override
                    public void onSuccess(@Nullable T answer) {
                        if (answer == null) {
                            promise.fail("An empty answer");
                        } else {
                            promise.complete(answer);
                        }
                    }

                    @Override
                    public void onFailure(Throwable failure) {
                        promise.fail(failure);
                    }
                },
                MoreExecutors.directExecutor());
        return promise.future();
    }
}
