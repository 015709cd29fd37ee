package org.plenary.qna.programme;

import com.google.protobuf.InvalidProtocolBufferException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.plenary.platform.events.Applying;
import org.plenary.platform.events.Envelope;
import org.plenary.proto.sessions.v1.Conference;
import org.plenary.proto.sessions.v1.Session;

/// Follows `plenary.sessions.v1`. Updates and what a newer contract brings are none of ours.
@ApplicationScoped
class ProgrammeProjection {

    private final Applying applying;
    private final Programmes programmes;

    ProgrammeProjection(Applying applying, Programmes programmes) {
        this.applying = applying;
        this.programmes = programmes;
    }

    @Incoming("programme")
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) throws InvalidProtocolBufferException {
        switch (Envelope.of(record).type()) {
            case "plenary.sessions.v1.Conference" -> {
                var told = ProgrammeEvents.conference(Conference.parseFrom(record.value()));
                applying.apply(transaction -> programmes.apply(transaction, told));
            }
            case "plenary.sessions.v1.Session" -> {
                var told = ProgrammeEvents.session(Session.parseFrom(record.value()));
                applying.apply(transaction -> programmes.apply(transaction, told));
            }
            default -> {
                // Not ours to know.
            }
        }
    }
}
