package org.plenary.qna.question;

import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.chain.Link;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.outbox.Outbox;
import org.plenary.qna.programme.Programmes;
import org.plenary.qna.question.Question.Asking;
import org.plenary.qna.window.Windows;

/// How questions come in: the queue takes what the window, the person's limit and the rule of
/// attribution let it.
@ApplicationScoped
public class NewQuestions {

    /// What came of asking.
    public sealed interface Asked {

        record Accepted(Question question) implements Asked {}

        /// The session takes no questions now.
        record Closed() implements Asked {}

        /// The person has asked as much as one may in the time; `retryAfter` says when there is room
        /// again.
        record TooMany(Duration retryAfter) implements Asked {}

        /// The conference has come under the Chatham House Rule meanwhile.
        record NamesForbidden() implements Asked {}

        /// A moderator has decided that the person asks no more in this session.
        record Blocked() implements Asked {}
    }

    /// What came of putting a question from the youth forum.
    public sealed interface Put {

        record Accepted() implements Put {}

        /// It was put before.
        record AlreadyThere() implements Put {}

        /// The session takes no questions now.
        record Closed() implements Put {}
    }

    private final Database database;
    private final Questions questions;
    private final Windows windows;
    private final Programmes programmes;
    private final Outbox outbox;
    private final QuestionConfig limits;

    NewQuestions(
            Database database,
            Questions questions,
            Windows windows,
            Programmes programmes,
            Outbox outbox,
            QuestionConfig limits) {
        this.database = database;
        this.questions = questions;
        this.windows = windows;
        this.programmes = programmes;
        this.outbox = outbox;
        this.limits = limits;
    }

    /// Puts a new question in the queue.
    ///
    /// @param limited whether it counts towards the person's limit: what a moderator types in for
    ///     others does not
    public Asked ask(UUID session, Asking asking, boolean limited) {
        return database.transaction(transaction -> {
            var now = questions.now();
            boolean chathamHouse = questions.isChathamHouse(session);
            if (asking.author() != null && chathamHouse) {
                return new Asked.NamesForbidden();
            }
            if (!windows.find(session).takesQuestions(now)) {
                return new Asked.Closed();
            }
            var asker = limited ? asking.asker() : null;
            if (asker != null && questions.isBlocked(session, asker)) {
                return new Asked.Blocked();
            }
            var wait = asker == null ? Duration.ZERO : wait(transaction, session, asker, now);
            if (wait.isPositive()) {
                return new Asked.TooMany(wait);
            }
            var question = insert(null, session, asking, now).orElseThrow();
            if (asking.isOwn() && !chathamHouse) {
                noteVoice(transaction, question);
            }
            outbox.add(transaction, QuestionEvents.of(question));
            return new Asked.Accepted(question);
        });
    }

    /// Puts a question from the youth forum in the queue. Under the Chatham House Rule nothing is kept
    /// of who asks.
    ///
    /// @param id what the forum calls it
    public Put put(UUID id, UUID session, Asking asking) {
        return database.transaction(transaction -> {
            if (questions.find(id).isPresent()) {
                return new Put.AlreadyThere();
            }
            var now = questions.now();
            if (!windows.find(session).takesQuestions(now)) {
                return new Put.Closed();
            }
            var kept = questions.isChathamHouse(session) ? asking.withoutAuthor() : asking;
            var inserted = insert(id, session, kept, now);
            inserted.ifPresent(question -> outbox.add(transaction, QuestionEvents.of(question)));
            return inserted.<Put>map(question -> new Put.Accepted()).orElseGet(Put.AlreadyThere::new);
        });
    }

    /// How long the person must wait before the next question; zero when they need not. The lock makes
    /// two questions at once count each other.
    private Duration wait(Transaction transaction, UUID session, UUID asker, Instant now) {
        transaction.hold("question", session + " " + asker);
        var since = now.minus(limits.within());
        var recent = database.list(
                """
                select asked_at from question where session = $1 and asker = $2 and asked_at > $3 and origin = 'web'
                order by asked_at desc limit $4
                """,
                row -> row.getOffsetDateTime("asked_at").toInstant(),
                session,
                asker,
                since.atOffset(ZoneOffset.UTC),
                limits.atMost());
        return recent.size() < limits.atMost()
                ? Duration.ZERO
                : Duration.between(since, recent.getLast()).plusMillis(1);
    }

    /// @param id null for a new one
    /// @return empty when there is one of that id
    private Optional<Question> insert(@Nullable UUID id, UUID session, Asking asking, Instant now) {
        return database.one(
                """
                insert into question (id, root, session, asker, asker_kind, text, salt, shown_as, author, origin, band,
                  language, state, asked_at, link, theme, version)
                select id, id, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'waiting', $12, $13, $14, 1
                from (select coalesce($1, uuidv7()) as id) new
                on conflict (id) do nothing
                returning *, 0::bigint as votes, null::jsonb as translations
                """,
                Questions::from,
                id,
                session,
                asking.asker(),
                asking.kind(),
                asking.text(),
                Buffer.buffer(Link.salt()),
                asking.shownAs(),
                asking.author(),
                asking.origin(),
                asking.band(),
                asking.language(),
                now.atOffset(ZoneOffset.UTC),
                asking.link(),
                programmes.themeIn(session, asking.text()).orElse(null));
    }

    /// Keeps beside a question what is counted of who asks, as it is now: where in the world they
    /// are, and whether nobody at the conference has heard of them before. What they took back,
    /// and what was never shown, was not heard.
    private static void noteVoice(Transaction transaction, Question question) {
        transaction.update("""
                update question q set
                  asker_region = (select p.region from participant p
                    where p.conference = s.conference and p.subject = q.asker),
                  asker_is_new = not exists (select from question other join session os on os.id = other.session
                    where other.asker = q.asker and other.asker_kind is not null and other.id <> q.id
                      and os.conference = s.conference and other.state not in ('withdrawn', 'dismissed'))
                from session s where q.id = $1 and s.id = q.session
                """, question.id());
    }
}
