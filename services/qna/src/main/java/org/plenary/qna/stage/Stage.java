package org.plenary.qna.stage;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.plenary.platform.database.Database;
import org.plenary.qna.moderation.Desk;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Question.Move;
import org.plenary.qna.question.Questions;
import org.plenary.qna.rights.Gate.Acting;

/// The stages of all sessions.
@ApplicationScoped
class Stage {

    /// How many of the line the chair sees.
    private static final int NEXT = 3;

    private static final List<String> KINDS = List.of("delegate", "viewer", "press");
    private static final List<String> ORIGINS = List.of("web", "room");

    /// Where the questions that were put came from.
    ///
    /// @param put how many were put so far
    /// @param origin how many by `web`, `room` and others that occur
    /// @param kind how many by the asker's kind; those typed in for somebody have none
    /// @param anonymous how many without a shown author
    record Shares(long put, Map<String, Long> origin, Map<String, Long> kind, long anonymous) {}

    private record Put(String origin, Optional<String> kind, boolean anonymous, long times) {

        static Put from(Row row) {
            return new Put(
                    row.getString("origin"),
                    Optional.ofNullable(row.getString("asker_kind")),
                    row.getBoolean("anonymous"),
                    row.getLong("times"));
        }
    }

    private final Database database;
    private final Questions questions;
    private final Desk desk;

    Stage(Database database, Questions questions, Desk desk) {
        this.database = database;
        this.questions = questions;
        this.desk = desk;
    }

    /// What staging makes of a held question. The one on stage gives way before, in the caller's transaction.
    Move put(Question question, Acting by) {
        var now = questions.now();
        var move = question.stage(now);
        if (move instanceof Move.Moved) {
            questions.lockStaged(question.session()).ifPresent(staged -> {
                if (staged.giveWay(now) instanceof Move.Moved(Question back)) {
                    desk.keep(staged, back, "giveWay", by);
                }
            });
        }
        return move;
    }

    Optional<Question> staged(UUID session) {
        return line(session, "onStage", 1).stream().findFirst();
    }

    /// The first of the chair's line.
    List<Question> next(UUID session) {
        return line(session, "selected", NEXT);
    }

    private List<Question> line(UUID session, String state, int atMost) {
        return database.list(
                "select " + Questions.COLUMNS + " from " + Questions.TABLES
                        + " where q.session = $1 and q.state = $2 order by q.selected_at, q.id limit $3",
                Questions::from,
                session,
                state,
                atMost);
    }

    /// @param chathamHouse whether nothing may tell who asked: what each staging adds to the kinds would
    Shares shares(UUID session, boolean chathamHouse) {
        var put = database.list("""
                select origin, asker_kind, author is null as anonymous, count(*) as times from question
                where session = $1 and state in ('onStage', 'answered')
                group by origin, asker_kind, author is null
                """, Put::from, session);
        var origin = zeros(ORIGINS);
        var kind = zeros(chathamHouse ? List.of() : KINDS);
        for (var part : put) {
            origin.merge(part.origin(), part.times(), Long::sum);
            part.kind().filter(word -> !chathamHouse).ifPresent(word -> kind.merge(word, part.times(), Long::sum));
        }
        return new Shares(
                put.stream().mapToLong(Put::times).sum(),
                origin,
                kind,
                put.stream().filter(Put::anonymous).mapToLong(Put::times).sum());
    }

    private static Map<String, Long> zeros(List<String> words) {
        var zeros = new TreeMap<String, Long>();
        words.forEach(word -> zeros.put(word, 0L));
        return zeros;
    }
}
