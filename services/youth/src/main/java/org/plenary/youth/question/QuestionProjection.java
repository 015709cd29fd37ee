package org.plenary.youth.question;

import com.google.protobuf.InvalidProtocolBufferException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.events.Applying;
import org.plenary.platform.events.Envelope;
import org.plenary.proto.qna.v1.QuestionState;

/// Keeps what becomes of the forum's questions from the qna service's topic. Others' questions are not kept.
@ApplicationScoped
class QuestionProjection {

    private static final String QUESTION =
            org.plenary.proto.qna.v1.Question.getDescriptor().getFullName();

    private final Applying applying;
    private final Questions questions;

    QuestionProjection(Applying applying, Questions questions) {
        this.applying = applying;
        this.questions = questions;
    }

    /// Applies one event.
    ///
    /// @throws IllegalArgumentException when it is malformed: it goes to the dead letters
    @Incoming("qna")
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        if (!Envelope.of(record).type().equals(QUESTION)) {
            return;
        }
        var told = parse(record.value());
        var outcome = outcome(told.getState());
        if (outcome != null) {
            var id = UUID.fromString(told.getId());
            var answer = told.getAnswer().isEmpty() ? null : told.getAnswer();
            applying.apply(transaction -> questions.follow(transaction, id, outcome, answer, told.getVersion()));
        }
    }

    /// As this service's JSON has it; null for a state that is newer than this program.
    private static @Nullable String outcome(QuestionState state) {
        return switch (state) {
            case QUESTION_STATE_WAITING -> "waiting";
            case QUESTION_STATE_PUBLISHED -> "published";
            case QUESTION_STATE_DISMISSED -> "dismissed";
            case QUESTION_STATE_MERGED -> "merged";
            case QUESTION_STATE_SELECTED -> "selected";
            case QUESTION_STATE_ON_STAGE -> "onStage";
            case QUESTION_STATE_ANSWERED -> "answered";
            case QUESTION_STATE_WITHDRAWN -> "withdrawn";
            case QUESTION_STATE_UNSPECIFIED, UNRECOGNIZED -> null;
        };
    }

    private static org.plenary.proto.qna.v1.Question parse(byte[] payload) {
        try {
            return org.plenary.proto.qna.v1.Question.parseFrom(payload);
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalArgumentException("A question that cannot be read", broken);
        }
    }
}
