package org.plenary.youth.question;

import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import org.plenary.platform.calls.CallsConfig;
import org.plenary.proto.qna.v1.ForumGrpc.ForumBlockingStub;
import org.plenary.proto.qna.v1.HidePseudonymRequest;
import org.plenary.proto.qna.v1.PutQuestionRequest;
import org.plenary.youth.admission.Band;
import org.plenary.youth.admission.BandEvents;

/// Puts questions to the qna service, which owns them from then on.
@ApplicationScoped
class QnaGrpc {

    /// What the qna service makes of a question.
    enum Taken {
        /// It is in the moderators' queue, or further, now or since an earlier time.
        TAKEN,
        UNKNOWN_SESSION,
        CLOSED,
        TEXT_REFUSED
    }

    private final ForumBlockingStub forum;
    private final CallsConfig config;

    QnaGrpc(@GrpcClient("qna") ForumBlockingStub forum, CallsConfig config) {
        this.forum = forum;
        this.config = config;
    }

    /// @param question one that has an author to send
    /// @throws io.grpc.StatusRuntimeException when no answer came in time: whether it was taken is not known then
    Taken put(Question question) {
        var author = Objects.requireNonNull(question.sent());
        var request = PutQuestionRequest.newBuilder()
                .setQuestionId(question.id().toString())
                .setConferenceId(question.conference().toString())
                .setSessionId(question.session().toString())
                .setText(question.text())
                .setLanguage(question.language())
                .setBand(BandEvents.of(Band.of(author.band())));
        if (author.pseudonym() != null) {
            request.setPseudonym(author.pseudonym());
        }
        var reply = forum.withDeadlineAfter(config.deadline()).putQuestion(request.build());
        return switch (reply.getOutcomeCase()) {
            case ACCEPTED, ALREADY_THERE -> Taken.TAKEN;
            case UNKNOWN_SESSION -> Taken.UNKNOWN_SESSION;
            case CLOSED -> Taken.CLOSED;
            case TEXT_REFUSED -> Taken.TEXT_REFUSED;
            case OUTCOME_NOT_SET ->
                throw new IllegalStateException("The qna service tells something that is not known yet");
        };
    }

    /// Has a question shown without its author's pseudonym from now on.
    ///
    /// @throws io.grpc.StatusRuntimeException when no answer came in time
    void hidePseudonym(UUID question) {
        forum.withDeadlineAfter(config.deadline())
                .hidePseudonym(HidePseudonymRequest.newBuilder()
                        .setQuestionId(question.toString())
                        .build());
    }
}
