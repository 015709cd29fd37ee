package org.plenary.qna.board;

import io.grpc.Status;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.time.InstantSource;
import java.util.UUID;
import org.plenary.platform.calls.Answering;
import org.plenary.proto.qna.v1.Board;
import org.plenary.proto.qna.v1.GetSnapshotRequest;
import org.plenary.proto.qna.v1.GetSnapshotResponse;
import org.plenary.proto.qna.v1.Tally;
import org.plenary.qna.poll.PollEvents;
import org.plenary.qna.poll.Polls;
import org.plenary.qna.question.QuestionEvents;
import org.plenary.qna.window.WindowEvents;
import org.plenary.qna.window.Windows;

/// Gives other services what a live stream starts from.
@GrpcService
@RolesAllowed("service")
class BoardGrpc implements Board {

    private final Boards boards;
    private final Windows windows;
    private final Polls polls;
    private final InstantSource clock;

    BoardGrpc(Boards boards, Windows windows, Polls polls, InstantSource clock) {
        this.boards = boards;
        this.windows = windows;
        this.polls = polls;
        this.clock = clock;
    }

    @Override
    public Uni<GetSnapshotResponse> getSnapshot(GetSnapshotRequest request) {
        return Answering.with(() -> {
            var session = id(request.getSessionId());
            var reply = GetSnapshotResponse.newBuilder();
            for (var ranked : boards.snapshot(session)) {
                var question = ranked.question();
                reply.addQuestions(QuestionEvents.message(question));
                if (ranked.tallyVersion() > 0) {
                    reply.addTallies(Tally.newBuilder()
                            .setQuestionId(question.id().toString())
                            .setSessionId(session.toString())
                            .setVotes(question.votes())
                            .setVersion(ranked.tallyVersion()));
                }
            }
            for (var poll : polls.snapshot(session)) {
                reply.addPolls(PollEvents.message(poll)).addPollTallies(PollEvents.tally(poll));
            }
            reply.setWindow(WindowEvents.message(windows.find(session), clock.instant()));
            return reply.build();
        });
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw Status.INVALID_ARGUMENT.withDescription("session_id is no id").asRuntimeException();
        }
    }
}
