package org.plenary.qna.appeal;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.qna.appeal.Appeal.State;
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
    record Waiting(Question question, Appeal appeal) {}

    /// How many of those that wait are shown; the rest follows as these are decided.
    private static final int SHOWN = 200;

    private static final String CURRENT =
            " appeal a join question q on q.id = a.question and q.decided_at = a.restricted_at"
                    + " and q.state in ('dismissed', 'merged') ";

    private final Database database;
    private final Questions questions;
    private final Desk desk;
    private final SealConfig sealing;

    Appeals(Database database, Questions questions, Desk desk, SealConfig sealing) {
        this.database = database;
        this.questions = questions;
        this.desk = desk;
        this.sealing = sealing;
    }

    /// Asks that somebody else looks again at why a held question is restricted; the caller's
    /// transaction holds it.
    ///
    /// @param words why, null for nothing
    public Question ask(Question held, @Nullable String words) {
        database.update(
                """
                insert into appeal (question, restricted_at, words, asked_at, state) values ($1, $2, $3, $4, 'waiting')
                """, held.id(), utc(Objects.requireNonNull(held.times().decided())), words, utc(questions.now()));
        return desk.keepOfAsker(held, held, "appeal");
    }

    /// The decision stands.
    ///
    /// @param held its appeal waits
    /// @param words why, for its asker
    Question uphold(Question held, String words, Acting by) {
        settle(held, State.UPHELD, words);
        var grounds = Objects.requireNonNull(held.grounds());
        return desk.keep(held, held, "uphold", grounds.rule(), words, by.role().word(), by.subject());
    }

    /// The question is where it was before the decision, with what it said, its place and its votes.
    ///
    /// @param held its appeal waits
    Question overturn(Question held, Acting by) {
        settle(held, State.OVERTURNED, null);
        var now = questions.now();
        var move = held.state() == Question.State.DISMISSED ? held.publish(now) : held.unmerge(now);
        return switch (move) {
            case Move.Moved(Question back) -> desk.keep(held, back, "overturn", by);
            case Move.Reached(), Move.Refused() ->
                throw new IllegalStateException("What it says is kept while an appeal waits: " + held.id());
        };
    }

    private void settle(Question held, State state, @Nullable String answer) {
        database.update(
                """
                update appeal set state = $3, answer = $4, decided_at = $5 where question = $1 and restricted_at = $2
                """,
                held.id(),
                utc(Objects.requireNonNull(held.times().decided())),
                state.word(),
                answer,
                utc(questions.now()));
    }

    /// The appeal against what restricts a question; empty when there is none.
    Optional<Appeal> about(UUID question) {
        return Optional.ofNullable(about(List.of(question)).get(question));
    }

    /// The appeals against what restricts these questions, by question.
    private Map<UUID, Appeal> about(Collection<UUID> of) {
        return database
                .list("select a.* from" + CURRENT + "where q.id = any($1)", Appeals::from, (Object)
                        of.toArray(UUID[]::new))
                .stream()
                .collect(Collectors.toMap(Appeal::question, Function.identity()));
    }

    /// What restricts each of these questions; nothing for those that nothing does.
    public Map<UUID, Restriction> restrictions(Collection<Question> of) {
        var restricted = of.stream()
                .filter(question -> question.grounds() != null)
                .collect(Collectors.toMap(Question::id, Function.identity(), (one, same) -> one));
        if (restricted.isEmpty()) {
            return Map.of();
        }
        var appeals = about(restricted.keySet());
        var now = questions.now();
        return restricted.values().stream()
                .collect(Collectors.toMap(
                        Question::id,
                        question -> Objects.requireNonNull(
                                Restriction.of(question, appeals.get(question.id()), sealing.term(), now))));
    }

    /// A session's appeals that nobody has decided, the oldest first.
    List<Waiting> waiting(UUID session) {
        var appeals = database.list("select a.* from" + CURRENT + """
                where q.session = $1 and a.state = 'waiting' order by a.asked_at, a.question limit $2
                """, Appeals::from, session, SHOWN);
        return appeals.stream()
                .flatMap(appeal ->
                        questions.find(appeal.question()).map(question -> new Waiting(question, appeal)).stream())
                .toList();
    }

    private static Appeal from(Row row) {
        var decided = row.getOffsetDateTime("decided_at");
        return new Appeal(
                row.getUUID("question"),
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
