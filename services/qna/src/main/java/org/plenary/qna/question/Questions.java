package org.plenary.qna.question;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.outbox.Outbox;
import org.plenary.qna.question.Question.Asking;
import org.plenary.qna.question.Question.Dismissal;
import org.plenary.qna.question.Question.State;
import org.plenary.qna.question.Question.Times;
import org.plenary.qna.session.Conference.NamesForbidden;
import org.plenary.qna.vote.Tallies;
import org.plenary.qna.window.Windows;

/// All questions.
@ApplicationScoped
public class Questions {

    /// What came of asking.
    sealed interface Asked {

        record Accepted(Question question) implements Asked {}

        /// The session takes no questions now.
        record Closed() implements Asked {}

        /// The person has asked as much as one may in the time; `retryAfter` says when there is room again.
        record TooMany(Duration retryAfter) implements Asked {}

        /// The conference has come under the Chatham House Rule meanwhile.
        record NamesForbidden() implements Asked {}
    }

    /// What came of putting a question from the youth forum.
    sealed interface Put {

        record Accepted() implements Put {}

        /// It was put before.
        record AlreadyThere() implements Put {}

        /// The session takes no questions now.
        record Closed() implements Put {}
    }

    /// Every column of a question with its stored tally, from `question q` and `tally t`.
    public static final String COLUMNS = "q.*, coalesce(t.votes, 0) as votes";

    /// The tables that [#COLUMNS] reads.
    public static final String TABLES = "question q left join tally t on t.question = q.id";

    private static final int SALT_BYTES = 16;

    private final Database database;
    private final Windows windows;
    private final Tallies tallies;
    private final Outbox outbox;
    private final InstantSource clock;
    private final QuestionConfig limits;
    private final SecureRandom random = new SecureRandom();

    Questions(
            Database database,
            Windows windows,
            Tallies tallies,
            Outbox outbox,
            InstantSource clock,
            QuestionConfig limits) {
        this.database = database;
        this.windows = windows;
        this.tallies = tallies;
        this.outbox = outbox;
        this.clock = clock;
        this.limits = limits;
    }

    /// Puts a new question in the queue.
    ///
    /// @param limited whether it counts towards the person's limit: what a moderator types in for others does not
    Asked ask(UUID session, Asking asking, boolean limited) {
        return database.transaction(transaction -> {
            var now = now();
            if (asking.author() != null && isChathamHouse(session)) {
                return new Asked.NamesForbidden();
            }
            if (!windows.find(session).takesQuestions(now)) {
                return new Asked.Closed();
            }
            var asker = limited ? asking.asker() : null;
            var wait = asker == null ? Duration.ZERO : wait(transaction, session, asker, now);
            if (wait.isPositive()) {
                return new Asked.TooMany(wait);
            }
            var question = insert(null, session, asking, now).orElseThrow();
            outbox.add(transaction, QuestionEvents.of(question));
            return new Asked.Accepted(question);
        });
    }

    /// Puts a question from the youth forum in the queue. Under the Chatham House Rule nothing is kept of who asks.
    ///
    /// @param id what the forum calls it
    Put put(UUID id, UUID session, Asking asking) {
        return database.transaction(transaction -> {
            if (find(id).isPresent()) {
                return new Put.AlreadyThere();
            }
            var now = now();
            if (!windows.find(session).takesQuestions(now)) {
                return new Put.Closed();
            }
            var kept = isChathamHouse(session) ? asking.withoutAuthor() : asking;
            var inserted = insert(id, session, kept, now);
            inserted.ifPresent(question -> outbox.add(transaction, QuestionEvents.of(question)));
            return inserted.<Put>map(question -> new Put.Accepted()).orElseGet(Put.AlreadyThere::new);
        });
    }

    /// Takes a young person's pseudonym off their question; the band stays.
    void hidePseudonym(UUID id) {
        database.inTransaction(transaction -> lock(id).filter(question ->
                        question.asking().asker() == null && question.asking().author() != null)
                .ifPresent(question -> save(transaction, question.anonymous())));
    }

    /// Held until the end, so that a conference cannot come under the rule between this look and the commit.
    private boolean isChathamHouse(UUID session) {
        return database.one("""
                        select c.attribution from session s join conference c on c.id = s.conference
                        where s.id = $1 for share of c
                        """, row -> "chathamHouse".equals(row.getString("attribution")), session)
                .orElse(true);
    }

    /// How long the person must wait before the next question; zero when they need not. The lock makes two questions at
    /// once count each other.
    private Duration wait(Transaction transaction, UUID session, UUID asker, Instant now) {
        transaction.hold("question", session + " " + asker);
        var since = now.minus(limits.within());
        var recent = database.list(
                """
                select asked_at from question where session = $1 and asker = $2 and asked_at > $3 and origin = 'web'
                order by asked_at desc limit $4
                """, row -> row.getOffsetDateTime("asked_at").toInstant(), session, asker, utc(since), limits.atMost());
        return recent.size() < limits.atMost()
                ? Duration.ZERO
                : Duration.between(since, recent.getLast()).plusMillis(1);
    }

    /// @param id null for a new one
    /// @return empty when there is one of that id
    private Optional<Question> insert(@Nullable UUID id, UUID session, Asking asking, Instant now) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return database.one(
                """
                insert into question (id, session, asker, asker_kind, text, salt, shown_as, author, origin, band,
                  language, state, asked_at, version)
                values (coalesce($1, uuidv7()), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'waiting', $12, 1)
                on conflict (id) do nothing
                returning *, 0::bigint as votes
                """,
                Questions::from,
                id,
                session,
                asking.asker(),
                asking.kind(),
                asking.text(),
                Buffer.buffer(salt),
                asking.shownAs(),
                asking.author(),
                asking.origin(),
                asking.band(),
                asking.language(),
                utc(now));
    }

    public Optional<Question> find(UUID id) {
        return database.one("select " + COLUMNS + " from " + TABLES + " where q.id = $1", Questions::from, id);
    }

    /// As [#find]; nobody else changes the question until the caller's transaction ends.
    public Optional<Question> lock(UUID id) {
        return database.one(
                "select " + COLUMNS + " from " + TABLES + " where q.id = $1 for update of q", Questions::from, id);
    }

    /// The question on stage in a session, held as [#lock] does.
    public Optional<Question> lockStaged(UUID session) {
        return database.one(
                "select " + COLUMNS + " from " + TABLES
                        + " where q.session = $1 and q.state = 'onStage' for update of q",
                Questions::from,
                session);
    }

    /// What a person asked, newest first.
    ///
    /// @param session null for all sessions
    /// @param before where the page begins, null for the first
    List<Question> ofAsker(UUID asker, @Nullable UUID session, @Nullable UUID before, int atMost) {
        return database.list(
                "select " + COLUMNS + " from " + TABLES + """
                 where q.asker = $1 and ($2::uuid is null or q.session = $2) and ($3::uuid is null or q.id < $3)
                order by q.id desc limit $4
                """, Questions::from, asker, session, before, atMost);
    }

    /// A digest that commits to a question's text.
    public String textCommitment(UUID id) {
        return database.one("""
                        select encode(sha256(salt || convert_to(text, 'UTF8')), 'hex') as digest
                        from question where id = $1
                        """, row -> row.getString("digest"), id).orElseThrow();
    }

    /// Stores a moved question in the transaction that holds it, and tells everyone.
    public Question save(Transaction transaction, Question moved) {
        var times = moved.times();
        var why = moved.dismissal();
        transaction.update(
                """
                update question set state = $2, published_at = $3, selected_at = $4, staged_at = $5, answered_at = $6,
                  decided_at = $7, answer = $8, rule = $9, reason = $10, shown_as = $11, author = $12, band = $13,
                  version = version + 1
                where id = $1
                """,
                moved.id(),
                moved.state().word(),
                utc(times.published()),
                utc(times.selected()),
                utc(times.staged()),
                utc(times.answered()),
                utc(times.decided()),
                moved.answer(),
                why == null ? null : why.rule(),
                why == null ? null : why.reason(),
                moved.asking().shownAs(),
                moved.asking().author(),
                moved.asking().band());
        var saved = find(moved.id()).orElseThrow();
        outbox.add(transaction, QuestionEvents.of(saved));
        if (saved.isOnBoard()) {
            tallies.due(saved.id());
        }
        return saved;
    }

    /// Forgets every shown author of a conference that comes under the Chatham House Rule: joins the transaction that
    /// notes it.
    void forgetAuthors(@Observes NamesForbidden forbidden) {
        database.inTransaction(transaction -> database.list(
                        "select " + COLUMNS + " from " + TABLES + """
                                 join session s on s.id = q.session
                                where s.conference = $1 and (q.author is not null or q.band is not null)
                                for update of q
                                """, Questions::from, forbidden.conference())
                .forEach(question -> save(transaction, question.withoutAuthor())));
    }

    /// The present, as exactly as the database keeps it.
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// A row that has [#COLUMNS].
    public static Question from(Row row) {
        var asking = new Asking(
                row.getUUID("asker"),
                row.getString("asker_kind"),
                row.getString("text"),
                row.getString("shown_as"),
                row.getString("author"),
                row.getString("origin"),
                row.getString("band"),
                row.getString("language"));
        var times = new Times(
                row.getOffsetDateTime("asked_at").toInstant(),
                instant(row, "published_at"),
                instant(row, "selected_at"),
                instant(row, "staged_at"),
                instant(row, "answered_at"),
                instant(row, "decided_at"));
        var rule = row.getString("rule");
        return new Question(
                row.getUUID("id"),
                row.getUUID("session"),
                asking,
                State.of(row.getString("state")),
                times,
                row.getString("answer"),
                rule == null ? null : new Dismissal(rule, row.getString("reason")),
                row.getLong("votes"),
                row.getLong("version"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
