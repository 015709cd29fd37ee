package org.plenary.sessions.schedule;

import com.google.protobuf.InvalidProtocolBufferException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.plenary.platform.events.Applying;
import org.plenary.platform.events.Envelope;
import org.plenary.proto.qna.v1.Question;

/// Follows qna's topic: which sessions have questions.
@ApplicationScoped
class QuestionProjection {

    private final Schedules schedules;
    private final Applying applying;

    QuestionProjection(Schedules schedules, Applying applying) {
        this.schedules = schedules;
        this.applying = applying;
    }

    /// Takes one event. Tallies, windows and what is newer than this service are passed by.
    @Incoming("qna")
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) throws InvalidProtocolBufferException {
        if (!Envelope.of(record).type().equals(Question.getDescriptor().getFullName())) {
            return;
        }
        var session = UUID.fromString(Question.parseFrom(record.value()).getSessionId());
        applying.apply(transaction -> schedules.asked(transaction, session));
    }
}
