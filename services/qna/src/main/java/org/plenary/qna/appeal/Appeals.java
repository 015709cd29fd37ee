package org.plenary.qna.appeal;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.qna.appeal.Appeal.State;
import org.plenary.qna.block.Blocks;
import org.plenary.qna.moderation.Desk;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Question.Move;
import org.plenary.qna.question.Questions;
import org.plenary.qna.rights.Gate.Acting;
import org.plenary.qna.seal.SealConfig;

/// All appeals. One is about the decision that restricts its question now, and falls with it: a
/// question that is published again has none, and one that is dismissed anew can be appealed anew.
@ApplicationScoped
public class Appeals {

    /// An appeal that waits, with what it is about.
    record Waiting(Question question, Standing standing, Appeal appeal) {}

    /// How many of those that wait are shown; the rest follows as these are decided.
    private static final int SHOWN = 200;

    private final Database database;
    private final Questions questions;
    private final Blocks blocks;
    private final Desk desk;
    private final SealConfig sealing;

    Appeals(Database database, Questions questions, Blocks blocks, Desk desk, SealConfig sealing) {
        this.database = database;
        this.questions = questions;
        this.blocks = blocks;
        this.desk = desk;
        this.sealing = sealing;
    }

    /// Asks that somebody else looks again at what restricts a held question or its asker; the
    /// caller's transaction holds it.
    ///
    /// @param restriction one of [#restrictions]
    /// @param words why, null for nothing
    public Question ask(Question held, Restriction restriction, @Nullable String words) {
        database.update("""
                insert into appeal (question, act, restricted_at, words, asked_at, state)
                values ($1, $2, $3, $4, $5, 'waiting')
                """, held.id(), restriction.act(), utc(restriction.decidedAt()), words, utc(questions.now()));
        return desk.keepOfAsker(held, held, "appeal");
    }

    /// The decision stands.
    ///
    /// @param waiting its question is held
    /// @param words why, for its asker
    Question uphold(Waiting waiting, String words, Acting by) {
        settle(waiting, State.UPHELD, words);
        return keep(waiting.question(), "uphold", waiting.standing(), words, by);
    }

    /// Things are as they were before the decision: the question with what it said, its place and its
    /// votes.
    ///
    /// @param waiting its question is held
    /// @return empty, and nothing is decided, where the question stands where its words stay
    Optional<Question> overturn(Waiting waiting, Acting by) {
        var held = waiting.question();
        var now = questions.now();
        return switch (waiting.standing().act()) {
            case "dismiss" -> moved(waiting, held.publish(now), by);
            case "merge" -> moved(waiting, held.unmerge(now), by);
            case "reword" -> moved(waiting, held.restoreWords(now), by);
            default -> {
                settle(waiting, State.OVERTURNED, null);
                blocks.lift(held);
                var reason = waiting.standing().grounds().reason();
                yield Optional.of(keep(held, "overturn", waiting.standing(), reason, by));
            }
        };
    }

    private Optional<Question> moved(Waiting waiting, Move move, Acting by) {
        return switch (move) {
            case Move.Moved(Question back) -> {
                settle(waiting, State.OVERTURNED, null);
                yield Optional.of(desk.keep(waiting.question(), back, "overturn", by));
            }
            case Move.Reached(), Move.Refused() -> Optional.empty();
        };
    }

    private Question keep(Question held, String act, Standing standing, String words, Acting by) {
        return desk.keep(
                held, held, act, standing.grounds().rule(), words, by.role().word(), by.subject());
    }

    private void settle(Waiting waiting, State state, @Nullable String answer) {
        database.update(
                """
                update appeal set state = $4, answer = $5, decided_at = $6
                where question = $1 and act = $2 and restricted_at = $3
                """,
                waiting.question().id(),
                waiting.standing().act(),
                utc(waiting.standing().at()),
                state.word(),
                answer,
                utc(questions.now()));
    }

    /// The appeals that wait about one question, what keeps it off the board first.
    List<Waiting> waiting(Question question) {
        return waiting(List.of(question));
    }

    private List<Waiting> waiting(List<Question> of) {
        var ids = of.stream().map(Question::id).toList();
        var appeals = about(ids);
        var blocked = blocks.of(ids);
        return of.stream()
                .flatMap(question -> Standing.of(question, blocked.get(question.id())).stream()
                        .flatMap(standing -> against(appeals, question, standing)
                                .filter(Appeal::isWaiting)
                                .map(appeal -> new Waiting(question, standing, appeal))
                                .stream()))
                .toList();
    }

    private static Optional<Appeal> against(List<Appeal> appeals, Question question, Standing standing) {
        return appeals.stream()
                .filter(appeal -> appeal.question().equals(question.id()) && appeal.isAgainst(standing))
                .findFirst();
    }

    private List<Appeal> about(Collection<UUID> of) {
        return database.list(
                "select * from appeal where question = any($1)", Appeals::from, (Object) of.toArray(UUID[]::new));
    }

    /// What restricts each of these questions and who asked it; nothing for those that nothing does.
    public Map<UUID, List<Restriction>> restrictions(Collection<Question> of) {
        var ids = of.stream().map(Question::id).distinct().toList();
        var blocked = blocks.of(ids);
        var appeals = about(ids);
        var now = questions.now();
        var found = new HashMap<UUID, List<Restriction>>();
        for (var question : of) {
            var restrictions = Standing.of(question, blocked.get(question.id())).stream()
                    .map(standing -> Restriction.of(
                            question,
                            standing,
                            against(appeals, question, standing).orElse(null),
                            sealing.term(),
                            now))
                    .toList();
            found.put(question.id(), restrictions);
        }
        return found;
    }

    /// A session's appeals that nobody has decided, the oldest first.
    List<Waiting> waiting(UUID session) {
        var asked = database.list("""
                select a.question from appeal a join question q on q.id = a.question
                where q.session = $1 and a.state = 'waiting' group by a.question order by min(a.asked_at) limit $2
                """, row -> row.getUUID("question"), session, SHOWN);
        return waiting(asked.stream().flatMap(id -> questions.find(id).stream()).toList());
    }

    private static Appeal from(Row row) {
        var decided = row.getOffsetDateTime("decided_at");
        return new Appeal(
                row.getUUID("question"),
                row.getString("act"),
                row.getOffsetDateTime("restricted_at").toInstant(),
                row.getString("words"),
                row.getOffsetDateTime("asked_at").toInstant(),
                State.of(row.getString("state")),
                decided == null ? null : decided.toInstant(),
                row.getString("answer"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
