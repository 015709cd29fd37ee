package org.plenary.youth.question;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Sql;
import org.plenary.platform.database.Transaction;
import org.plenary.youth.admission.Admission;
import org.plenary.youth.admission.Admissions;
import org.plenary.youth.consent.Purpose;
import org.plenary.youth.question.Question.Author;
import org.plenary.youth.question.Question.State;
import org.plenary.youth.question.Question.Suggestion;

/// All questions that young people suggest.
@ApplicationScoped
class Questions {

    /// What became of a suggestion.
    sealed interface Suggested {

        record Waiting(Question question) implements Suggested {}

        /// Their author is not, or no longer, admitted.
        record NotAdmitted() implements Suggested {}

        /// As many of theirs wait as may.
        record TooMany() implements Suggested {}
    }

    /// What became of the wish to put a question.
    sealed interface Putting {

        /// The qna service is to be asked.
        record Ready(Question question) implements Putting {}

        record AlreadyPut(Question question) implements Putting {}

        record Declined() implements Putting {}

        /// Its author's admission does not hold now.
        record NotAdmitted() implements Putting {}
    }

    private static final String COLUMNS = """
            select id, conference, admission, session, text, language, suggested_at, state, reason, pseudonym, band,
              outcome, answer, version from question
            """;

    /// Whoever asks the qna service waits for its answer for a few seconds.
    private static final Duration ARRIVED = Duration.ofMinutes(1);

    private final Database database;
    private final Admissions admissions;
    private final QuestionConfig bounds;
    private final InstantSource clock;

    Questions(Database database, Admissions admissions, QuestionConfig bounds, InstantSource clock) {
        this.database = database;
        this.admissions = admissions;
        this.bounds = bounds;
        this.clock = clock;
    }

    Optional<Question> find(UUID id) {
        return database.one(COLUMNS + " where id = $1", Questions::from, id);
    }

    /// As [#find]; nobody else changes it until the transaction ends.
    Optional<Question> lock(Transaction transaction, UUID id) {
        return transaction.one(COLUMNS + " where id = $1 for update", Questions::from, id);
    }

    /// A young person's own, newest first.
    ///
    /// @param before where the page begins, null for the first
    List<Question> ofAdmission(UUID admission, @Nullable UUID before, int limit) {
        return database.list(
                COLUMNS + " where admission = $1 and ($2::uuid is null or id < $2) order by id desc limit $3",
                Questions::from,
                admission,
                before,
                limit);
    }

    /// A conference's, oldest first: those who wait longest come first. What is being put waits, too.
    ///
    /// @param after where the page begins, null for the first
    List<Question> ofConference(UUID conference, State state, @Nullable UUID after, int limit) {
        var states = state == State.WAITING
                ? new String[] {State.WAITING.word(), State.PUTTING.word()}
                : new String[] {state.word()};
        return database.list(COLUMNS + """
                 where conference = $1 and state = any($2) and (admission is not null or state = 'put')
                   and ($3::uuid is null or id > $3)
                 order by id limit $4
                """, Questions::from, conference, states, after, limit);
    }

    /// Keeps what an admitted young person suggests. Their admission is held, so that their suggestions count each
    /// other.
    Suggested suggest(Transaction transaction, Admission admission, Suggestion suggestion) {
        var held = admissions.lock(transaction, admission.id());
        if (held.filter(Admission::isAdmitted).isEmpty()) {
            return new Suggested.NotAdmitted();
        }
        long waiting = transaction
                .one(
                        "select count(*) as waiting from question where admission = $1 and state in ('waiting', 'putting')",
                        row -> row.getLong("waiting"),
                        admission.id())
                .orElse(0L);
        if (waiting >= bounds.waitingAtMost()) {
            return new Suggested.TooMany();
        }
        var id = transaction
                .one(
                        """
                        insert into question (conference, admission, session, text, language, suggested_at, state)
                        values ($1, $2, $3, $4, $5, $6, 'waiting') returning id
                        """,
                        row -> row.getUUID("id"),
                        admission.conference(),
                        admission.id(),
                        suggestion.session(),
                        suggestion.text(),
                        suggestion.language(),
                        now())
                .orElseThrow();
        return new Suggested.Waiting(lock(transaction, id).orElseThrow());
    }

    /// Notes that the qna service is about to be asked, and what goes along: as it may be told at this moment.
    ///
    /// @return empty when its author has taken it back
    Optional<Putting> begin(Transaction transaction, Question seen, UUID decider) {
        // Held before the question, as by whoever changes a consent: what goes along is what may when it is written.
        var author = Optional.ofNullable(seen.admission())
                .flatMap(id -> admissions.lock(transaction, id))
                .filter(Admission::isAdmitted);
        return lock(transaction, seen.id()).map(question -> switch (question.state()) {
            case PUT -> new Putting.AlreadyPut(question);
            case DECLINED -> new Putting.Declined();
            case WAITING, PUTTING ->
                author.<Putting>map(admission -> begin(transaction, question, admission, decider))
                        .orElseGet(Putting.NotAdmitted::new);
        });
    }

    private Putting begin(Transaction transaction, Question question, Admission admission, UUID decider) {
        var sent = author(admission);
        transaction.update("""
                update question set state = 'putting', pseudonym = $2, band = $3, decided_by = $4, decided_at = $5
                where id = $1
                """, question.id(), sent.pseudonym(), sent.band(), decider, now());
        return new Putting.Ready(lock(transaction, question.id()).orElseThrow());
    }

    /// What others may learn of an author.
    static Author author(Admission admission) {
        return new Author(
                admission.consents(Purpose.PSEUDONYM_PUBLISHED)
                        ? admission.pseudonym().text()
                        : null,
                admission.band().word());
    }

    /// The qna service has it. That is so, whatever else was wished meanwhile.
    ///
    /// @return the question as it stands; empty when its author has left meanwhile
    Optional<Question> put(Transaction transaction, UUID id) {
        transaction.update("""
                update question set state = 'put', reason = null, version = version + 1 where id = $1 and state <> 'put'
                """, id);
        return lock(transaction, id);
    }

    /// The qna service does not take it: it waits again, unless its author has left meanwhile.
    void refused(Transaction transaction, UUID id) {
        transaction.update("delete from question where id = $1 and state = 'putting' and admission is null", id);
        transaction.update("""
                update question set state = 'waiting', pseudonym = null, band = null, hiding = false, decided_by = null,
                  decided_at = null
                where id = $1 and state = 'putting'
                """, id);
    }

    Question decline(Transaction transaction, Question question, String reason, UUID decider) {
        transaction.update("""
                update question set state = 'declined', reason = $2, decided_by = $3, decided_at = $4,
                  version = version + 1
                where id = $1
                """, question.id(), reason, decider, now());
        return lock(transaction, question.id()).orElseThrow();
    }

    void remove(Transaction transaction, Question question) {
        transaction.update("delete from question where id = $1", question.id());
    }

    /// What was told of a question in the qna service, unless something newer is known. Whoever is told of it there was
    /// put, also when the answer to putting it was lost.
    void follow(Sql sql, UUID id, String outcome, @Nullable String answer, long version) {
        sql.update("""
                update question set state = 'put', reason = null, outcome = $2, answer = $3, outcome_version = $4,
                  version = version + 1
                where id = $1 and outcome_version < $4
                """, id, outcome, answer, version);
    }

    /// What went along may not be published any more: the qna service is to be told.
    void hide(@Observes Admission.Changed changed) {
        var author = admissions.find(changed.admission()).orElseThrow();
        if (!author.isAdmitted() || !author.consents(Purpose.PSEUDONYM_PUBLISHED)) {
            hide(author.id());
        }
    }

    /// A young person leaves: what was not put goes with them, and what was stays without their name.
    /// So does what is on its way with it, until the qna service has been told, whether it has it or not.
    void forget(@Observes Admission.Erased erased) {
        hide(erased.admission());
        database.update(
                "delete from question where admission = $1 and state <> 'put' and not hiding", erased.admission());
    }

    private void hide(UUID admission) {
        database.update("""
                update question set pseudonym = null, hiding = true, version = version + 1
                where admission = $1 and pseudonym is not null
                """, admission);
    }

    /// The questions whose pseudonym the qna service is yet to be told to hide, at most `limit`. What is on its way has
    /// to arrive first, or to be given up by who has asked.
    List<UUID> hiding(int limit) {
        return database.list("""
                select id from question
                where hiding and (state = 'put' or admission is null and decided_at < $2)
                order by id limit $1
                """, row -> row.getUUID("id"), limit, now().minus(ARRIVED));
    }

    void hidden(UUID id) {
        database.inTransaction(transaction -> {
            transaction.update("update question set hiding = false where id = $1 and state = 'put'", id);
            transaction.update("delete from question where id = $1 and hiding and admission is null", id);
        });
    }

    private static Question from(Row row) {
        var band = row.getString("band");
        return new Question(
                row.getUUID("id"),
                row.getUUID("conference"),
                row.getUUID("admission"),
                row.getUUID("session"),
                row.getString("text"),
                row.getString("language"),
                row.getOffsetDateTime("suggested_at").toInstant(),
                State.of(row.getString("state")).orElseThrow(),
                row.getString("reason"),
                band == null ? null : new Author(row.getString("pseudonym"), band),
                row.getString("outcome"),
                row.getString("answer"),
                row.getLong("version"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
