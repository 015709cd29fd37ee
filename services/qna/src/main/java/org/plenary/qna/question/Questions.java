package org.plenary.qna.question;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.outbox.Outbox;
import org.plenary.qna.decision.Decisions;
import org.plenary.qna.decision.Decisions.About;
import org.plenary.qna.programme.Programmes;
import org.plenary.qna.question.Question.Asking;
import org.plenary.qna.question.Question.Rewording;
import org.plenary.qna.question.Question.State;
import org.plenary.qna.question.Question.Times;
import org.plenary.qna.seal.SealedTexts;
import org.plenary.qna.session.Conference.NamesForbidden;
import org.plenary.qna.translation.Translations;
import org.plenary.qna.vote.Tallies;

/// All questions.
@ApplicationScoped
public class Questions {

    /// A question that was dismissed is so no more.
    public record Returned(UUID question) {}

    /// A question has another root now, or is gone: what hangs below it is to follow, in the same
    /// transaction.
    ///
    /// @param from its root before
    public record Moved(Question question, UUID from) {

        /// Whether nothing may hang below it any more.
        public boolean isGone() {
            return question.isGone();
        }
    }

    /// Every column of a question, its translations, and those of its root and of its root's stored
    /// tally: from `question q`, `question r` and `tally t`.
    public static final String COLUMNS = """
            q.*, coalesce(t.votes, 0) as votes, r.text as root_text, r.state as root_state, \
            r.staged_at as root_staged_at, r.answered_at as root_answered_at, r.answer as root_answer, """ + Translations.OF_QUESTION + " as translations";

    /// The tables that [#COLUMNS] reads.
    public static final String TABLES =
            "question q join question r on r.id = q.root left join tally t on t.question = q.root";

    private final Database database;
    private final Tallies tallies;
    private final Decisions decisions;
    private final SealedTexts sealed;
    private final Translations translations;
    private final Programmes programmes;
    private final Outbox outbox;
    private final Event<Moved> moves;
    private final Event<Returned> returns;
    private final InstantSource clock;

    Questions(
            Database database,
            Tallies tallies,
            Decisions decisions,
            SealedTexts sealed,
            Translations translations,
            Programmes programmes,
            Outbox outbox,
            Event<Moved> moves,
            Event<Returned> returns,
            InstantSource clock) {
        this.database = database;
        this.tallies = tallies;
        this.decisions = decisions;
        this.sealed = sealed;
        this.translations = translations;
        this.programmes = programmes;
        this.outbox = outbox;
        this.moves = moves;
        this.returns = returns;
        this.clock = clock;
    }

    /// Takes a young person's pseudonym off their question; the band stays.
    public void hidePseudonym(UUID id) {
        database.inTransaction(transaction -> lock(id).filter(
                        question -> "youthForum".equals(question.asking().origin())
                                && question.asking().author() != null)
                .ifPresent(question -> save(transaction, question.anonymous())));
    }

    /// Held until the end, so that a conference cannot come under the rule between this look and the
    /// commit.
    public boolean isChathamHouse(UUID session) {
        return database.one("""
                        select c.attribution from session s join conference c on c.id = s.conference
                        where s.id = $1 for share of c
                        """, row -> "chathamHouse".equals(row.getString("attribution")), session)
                .orElse(true);
    }

    /// Whether a moderator has decided that a person asks no more in a session.
    public boolean isBlocked(UUID session, UUID asker) {
        return database.one(
                        "select true as blocked from block where session = $1 and asker = $2",
                        row -> row.getBoolean("blocked"),
                        session,
                        asker)
                .orElse(false);
    }

    public Optional<Question> find(UUID id) {
        return database.one("select " + COLUMNS + " from " + TABLES + " where q.id = $1", Questions::from, id);
    }

    /// As [#find]; nobody else changes the question until the caller's transaction ends.
    public Optional<Question> lock(UUID id) {
        // One statement for both would join what it has waited for with a root that it saw before.
        return database.one("select id from question where id = $1 for update", row -> row.getUUID("id"), id)
                .flatMap(this::find);
    }

    /// The question on stage in a session, held as [#lock] does.
    public Optional<Question> lockStaged(UUID session) {
        return database.one("""
                        select id from question where session = $1 and state = 'onStage' for update
                        """, row -> row.getUUID("id"), session).flatMap(this::find);
    }

    /// What a person asked, newest first.
    ///
    /// @param session null for all sessions
    /// @param before where the page begins, null for the first
    public List<Question> ofAsker(UUID asker, @Nullable UUID session, @Nullable UUID before, int atMost) {
        return database.list(
                "select " + COLUMNS + " from " + TABLES + """
                 where q.asker = $1 and ($2::uuid is null or q.session = $2) and ($3::uuid is null or q.id < $3)
                order by q.id desc limit $4
                """, Questions::from, asker, session, before, atMost);
    }

    /// A digest that commits to a question's text; of one that is sealed, what was committed to when it
    /// was.
    private String textCommitment(UUID id) {
        return database.one("""
                        select case when state in ('dismissed', 'withdrawn')
                          then (select text_commitment from decision where question = $1 order by place desc limit 1)
                          else encode(sha256(salt || convert_to(text, 'UTF8')), 'hex') end as digest
                        from question where id = $1
                        """, row -> row.getString("digest"), id).orElseThrow();
    }

    /// A question, to append a decision about it.
    public About about(Question question) {
        return new About(
                question.id(),
                textCommitment(question.id()),
                question.times().asked(),
                question.asking().origin());
    }

    /// A question, to append a decision about its translation into a language: it commits to that one's
    /// words; to the question's own where there is none.
    public About about(Question question, String language) {
        var about = about(question);
        return translations
                .commitment(question.id(), language)
                .map(digest -> new About(about.question(), digest, about.asked(), about.source()))
                .orElse(about);
    }

    /// What a question says, wherever that is kept; empty when it is deleted. For its asker, and for
    /// who looks at a decision again.
    public Optional<String> text(Question question) {
        return words(question).map(Question::textOf);
    }

    /// What a question's asker said, where a moderator put it in other words; empty when nobody did,
    /// and when it is deleted.
    public Optional<String> original(Question question) {
        return question.rewording() == null
                ? Optional.empty()
                : words(question).map(words -> Objects.requireNonNull(
                                question.saying(words).rewording())
                        .original());
    }

    private Optional<String> words(Question question) {
        return question.isSealed() ? sealed.find(question.id()) : Optional.of(question.words());
    }

    /// Stores a moved question in the transaction that holds it, and tells everyone.
    public Question save(Transaction transaction, Question moved) {
        var former = update(transaction, settle(transaction, moved));
        if (former.isTranslated() || !moved.translations().isEmpty()) {
            translations.keep(transaction, moved.id(), moved.translations());
        }
        if (moved.isGone() || !former.root().equals(moved.tree().root())) {
            moves.fire(new Moved(moved, former.root()));
        }
        if (former.isDismissed() && !moved.isGone()) {
            returns.fire(new Returned(moved.id()));
        }
        var saved = find(moved.id()).orElseThrow();
        outbox.add(transaction, QuestionEvents.of(saved));
        if (saved.isOnBoard()) {
            tallies.due(saved.id());
        }
        return saved;
    }

    /// Seals what a dismissed or withdrawn question says, and brings it back when it is dismissed no
    /// more.
    private Question settle(Transaction transaction, Question moved) {
        if (moved.forgotten()) {
            forget(transaction, moved.id());
            return moved;
        }
        boolean isHidden = moved.asking().text().isEmpty();
        if (moved.isSealed() == isHidden) {
            return moved;
        }
        if (isHidden) {
            return moved.saying(sealed.take(transaction, moved.id()).orElseThrow());
        }
        sealed.keep(transaction, moved.id(), moved.words(), now());
        return moved.saying("");
    }

    /// With its salt gone, too, nobody can guess its words from what the decisions about it commit to.
    private void forget(Transaction transaction, UUID id) {
        sealed.take(transaction, id);
        transaction.update(
                "update question set salt = null, asker_region = null, asker_is_new = null where id = $1", id);
    }

    /// Tells everyone of a question that the caller's transaction has changed.
    public void tell(Transaction transaction, UUID id) {
        outbox.add(transaction, QuestionEvents.of(find(id).orElseThrow()));
    }

    private record Former(UUID root, boolean isDismissed, boolean isTranslated) {}

    /// @return what it was before
    private Former update(Transaction transaction, Question moved) {
        var times = moved.times();
        var why = moved.grounds();
        var other = moved.rewording();
        var rows = transaction.list(
                """
                update question set state = $2, published_at = $3, selected_at = $4, staged_at = $5, answered_at = $6,
                  decided_at = $7, answer = $8, rule = $9, reason = $10, shown_as = $11, author = $12, band = $13,
                  merged_into = $14, root = $15, merged_count = $16, text = $17, language = $18, original = $19,
                  reword_rule = $20, reword_reason = $21, reworded_at = $22, link = $23, theme = $24,
                  version = version + 1,
                  asker_region = case when $2 = 'withdrawn' then null else asker_region end,
                  asker_is_new = case when $2 = 'withdrawn' then null else asker_is_new end
                where id = $1
                returning old.root as former_root, old.state = 'dismissed' as was_dismissed,
                  exists (select from translation x where x.question = old.id) as was_translated
                """,
                row -> new Former(
                        row.getUUID("former_root"), row.getBoolean("was_dismissed"), row.getBoolean("was_translated")),
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
                moved.asking().band(),
                moved.tree().into(),
                moved.tree().root(),
                moved.tree().mergedCount(),
                moved.asking().text(),
                moved.asking().language(),
                other == null ? null : other.original(),
                other == null ? null : other.grounds().rule(),
                other == null ? null : other.grounds().reason(),
                other == null ? null : utc(other.at()),
                moved.asking().link(),
                programmes.themeIn(moved.session(), moved.asking().text()).orElse(null));
        return rows.getFirst();
    }

    /// Forgets every shown author of a conference that comes under the Chatham House Rule, and what was
    /// counted of those who asked: joins the transaction that notes it.
    void forgetAuthors(@Observes NamesForbidden forbidden) {
        database.inTransaction(transaction -> {
            // Held in one order, and before any question, as by everyone who holds several questions.
            transaction
                    .list(
                            "select id from session where conference = $1 order by id",
                            row -> row.getUUID("id"),
                            forbidden.conference())
                    .forEach(decisions::lock);
            transaction.update("""
                    update question set asker_region = null, asker_is_new = null
                    where num_nonnulls(asker_region, asker_is_new) > 0
                      and session in (select id from session where conference = $1)
                    """, forbidden.conference());
            transaction
                    .list("""
                            select q.id from question q join session s on s.id = q.session
                            where s.conference = $1 and (q.author is not null or q.band is not null or q.link is not null)
                            order by q.id for update of q
                            """, row -> row.getUUID("id"), forbidden.conference())
                    .forEach(id -> save(transaction, find(id).orElseThrow().withoutAuthor()));
        });
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
                row.getString("language"),
                row.getString("link"));
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
                rule == null ? null : new Grounds(rule, row.getString("reason")),
                rewording(row),
                Translations.from(row, "translations"),
                row.getBuffer("salt") == null,
                tree(row),
                row.getLong("votes"),
                row.getLong("version"));
    }

    private static @Nullable Rewording rewording(Row row) {
        var at = instant(row, "reworded_at");
        return at == null
                ? null
                : new Rewording(
                        row.getString("original"),
                        new Grounds(row.getString("reword_rule"), row.getString("reword_reason")),
                        at);
    }

    private static Tree tree(Row row) {
        var into = row.getUUID("merged_into");
        var top = into == null
                ? null
                : new Tree.Top(
                        row.getString("root_text"),
                        State.of(row.getString("root_state")),
                        instant(row, "root_staged_at"),
                        instant(row, "root_answered_at"),
                        row.getString("root_answer"));
        return new Tree(into, row.getUUID("root"), row.getInteger("merged_count"), top);
    }

    private static @Nullable Instant instant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
