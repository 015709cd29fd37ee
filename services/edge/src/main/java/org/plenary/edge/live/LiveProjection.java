package org.plenary.edge.live;

import com.google.protobuf.InvalidProtocolBufferException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.plenary.edge.board.Board;
import org.plenary.proto.qna.v1.Desk;
import org.plenary.proto.qna.v1.Poll;
import org.plenary.proto.qna.v1.PollTally;
import org.plenary.proto.qna.v1.Question;
import org.plenary.proto.qna.v1.Tally;
import org.plenary.proto.qna.v1.Window;
import org.plenary.proto.sessions.v1.Session;
import org.plenary.proto.sessions.v1.Update;
import org.plenary.proto.viewers.v1.Viewers;

/// Events onto the boards of the sessions that are followed. All others are passed over by their key
/// alone.
@ApplicationScoped
class LiveProjection {

    private static final Logger LOG = Logger.getLogger(LiveProjection.class);

    private final LiveSessions sessions;
    private final ViewersEvents viewers;
    private final LiveTraces traces;
    private final Topics topics;
    private final AtomicLong unreadable = new AtomicLong();

    LiveProjection(
            LiveSessions sessions, ViewersEvents viewers, LiveTraces traces, Topics topics, MeterRegistry metrics) {
        this.sessions = sessions;
        this.viewers = viewers;
        this.traces = traces;
        this.topics = topics;
        metrics.more().counter("plenary.edge.events.unreadable", List.of(), unreadable);
    }

    void start(@Observes StartupEvent started) {
        topics.follow(this::on);
    }

    void stop(@Observes ShutdownEvent stopped) {
        topics.stop();
    }

    private void on(ConsumerRecord<String, byte[]> event) {
        var session = event.key() == null ? null : sessions.find(event.key());
        if (session == null) {
            return;
        }
        try {
            apply(session, header(event, "ce_type"), event);
        } catch (InvalidProtocolBufferException malformed) {
            unreadable.incrementAndGet();
            LOG.warnf("An event cannot be read: %s-%d@%d", event.topic(), event.partition(), event.offset());
        }
    }

    private void apply(LiveSession session, String type, ConsumerRecord<String, byte[]> event)
            throws InvalidProtocolBufferException {
        switch (type) {
            case "plenary.qna.v1.Tally" -> {
                var tally = Tally.parseFrom(event.value());
                take(session, event, board -> LiveEvents.apply(tally, board));
            }
            case "plenary.qna.v1.Question" -> {
                var question = Question.parseFrom(event.value());
                take(session, event, board -> LiveEvents.apply(question, board));
            }
            case "plenary.qna.v1.Window" -> {
                var window = Window.parseFrom(event.value());
                take(session, event, board -> LiveEvents.apply(window, board));
            }
            case "plenary.qna.v1.Desk" -> {
                var desk = Desk.parseFrom(event.value());
                take(session, event, board -> board.desk(desk.getVersion()));
            }
            case "plenary.qna.v1.Poll" -> {
                var poll = Poll.parseFrom(event.value());
                take(session, event, board -> LiveEvents.apply(poll, board));
            }
            case "plenary.qna.v1.PollTally" -> {
                var tally = PollTally.parseFrom(event.value());
                take(session, event, board -> LiveEvents.apply(tally, board));
            }
            case "plenary.sessions.v1.Session" -> {
                var state = Session.parseFrom(event.value());
                take(session, event, board -> LiveEvents.apply(state, board));
            }
            case "plenary.sessions.v1.Update" -> {
                var update = Update.parseFrom(event.value());
                take(session, event, board -> LiveEvents.apply(update, board));
            }
            case "plenary.viewers.v1.Viewers" -> viewers.heard(session, Viewers.parseFrom(event.value()));
            default -> LOG.debugf("An event of a type that is newer than this program: %s", type);
        }
    }

    private void take(LiveSession session, ConsumerRecord<String, byte[]> event, Consumer<Board> state) {
        var trace = traces.arrived(header(event, "traceparent"));
        sessions.take(session, state, trace.orElse(null));
    }

    private static String header(ConsumerRecord<?, ?> event, String name) {
        var header = event.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
