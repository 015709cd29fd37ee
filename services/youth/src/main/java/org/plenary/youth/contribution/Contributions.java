package org.plenary.youth.contribution;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Sql;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.outbox.Outbox;
import org.plenary.youth.admission.Admission;
import org.plenary.youth.admission.Admissions;
import org.plenary.youth.admission.Band;
import org.plenary.youth.breakout.Breakouts;
import org.plenary.youth.breakout.Refusal;
import org.plenary.youth.consent.Purpose;
import org.plenary.youth.contribution.Contribution.Refused;
import org.plenary.youth.contribution.Contribution.Removed;
import org.plenary.youth.contribution.Contribution.State;
import org.plenary.youth.contribution.Contribution.Totals;
import org.plenary.youth.contribution.Contribution.Verdict;
import org.plenary.youth.contribution.Contribution.Words;
import org.plenary.youth.ledger.Decisions;
import org.plenary.youth.ledger.Reason;
import org.plenary.youth.seal.SealedWords;

/// All contributions.
@ApplicationScoped
class Contributions {

    /// What became of saying something.
    sealed interface Posted {

        record Waiting(Contribution contribution) implements Posted {}

        /// The room does not let them now.
        record NotNow(Refusal refusal) implements Posted {}

        /// As many of theirs wait as may.
        record TooMany() implements Posted {}
    }

    /// A place on a board: what waits stands first for who checks it.
    record Place(int part, UUID id) {}

    /// `$1` is the admission of who looks, null for staff. What is sealed is opened for its author alone.
    private static final String COLUMNS = """
            select c.id, c.breakout, b.topic, b.conference, b.band, c.admission, a.pseudonym, c.kind, c.text, c.language, c.state,
              c.reason, c.reason_code, c.decided_by, c.decided_at, c.posted_at, c.told_as, c.version,
              not a.admitted as withheld, w.contribution is not null as is_sealed, case when c.admission = $1 then w.sealed end as sealed,
              p.state as appeal, p.text as appeal_text, p.words as appeal_words, p.asked_at,
              t.agree, t.disagree, t.pass, m.stance as mine
            from contribution c
            left join appeal p on p.contribution = c.id
            left join sealed_words w on w.contribution = c.id
            join breakout b on b.id = c.breakout
            join admission a on a.id = c.admission
            left join stance m on m.contribution = c.id and m.admission = $1
            cross join lateral (
              select count(*) filter (where s.stance = 'agree') as agree,
                     count(*) filter (where s.stance = 'disagree') as disagree,
                     count(*) filter (where s.stance = 'pass') as pass
              from stance s join admission who on who.id = s.admission and who.admitted where s.contribution = c.id) t
            """;

    /// [Contribution#waits] in SQL.
    private static final String WAITS = "(c.state = 'waiting' or coalesce(p.state = 'waiting', false))";

    private final Database database;
    private final Admissions admissions;
    private final Breakouts breakouts;
    private final SealedWords sealed;
    private final Decisions decisions;
    private final Outbox outbox;
    private final ContributionConfig bounds;
    private final InstantSource clock;
    private final Event<Removed> removed;

    Contributions(
            Database database,
            Admissions admissions,
            Breakouts breakouts,
            SealedWords sealed,
            Decisions decisions,
            Outbox outbox,
            ContributionConfig bounds,
            InstantSource clock,
            Event<Removed> removed) {
        this.database = database;
        this.admissions = admissions;
        this.breakouts = breakouts;
        this.sealed = sealed;
        this.decisions = decisions;
        this.outbox = outbox;
        this.bounds = bounds;
        this.clock = clock;
        this.removed = removed;
    }

    Optional<Contribution> find(UUID id, @Nullable UUID viewer) {
        return database.one(COLUMNS + " where c.id = $2", this::from, viewer, id);
    }

    /// As [#find]; nobody else decides on it until the transaction ends.
    Optional<Contribution> lock(Transaction transaction, UUID id) {
        return transaction
                .one("select id from contribution where id = $1 for update", row -> row.getUUID("id"), id)
                .flatMap(held -> transaction.one(COLUMNS + " where c.id = $2", this::from, null, held));
    }

    /// A room's board: for a young person what is shown, and all of their own; for staff everything, what waits first.
    ///
    /// @param viewer the admission of a young person; null for staff
    /// @param after where the page begins, null for the first
    List<Contribution> board(UUID breakout, @Nullable UUID viewer, @Nullable Place after, int limit) {
        return database.list(
                COLUMNS + """
                where c.breakout = $2 and a.admitted and ($1::uuid is null or c.state = 'shown' or c.admission = $1)
                  and ($3::int is null or (($1::uuid is not null or not %1$s)::int, c.id) > ($3, $4))
                order by ($1::uuid is not null or not %1$s), c.id limit $5
                """.formatted(WAITS),
                this::from,
                viewer,
                breakout,
                after == null ? null : after.part(),
                after == null ? null : after.id(),
                limit);
    }

    /// All that somebody has said, in whichever room, the oldest first.
    ///
    /// @param after where the page begins, null for the first
    List<Contribution> ofAuthor(UUID admission, @Nullable UUID after, int limit) {
        return database.list(
                COLUMNS + "where c.admission = $1 and ($2::uuid is null or c.id > $2) order by c.id limit $3",
                this::from,
                admission,
                after,
                limit);
    }

    /// How many seconds the last ones waited for a facilitator, the middle one of them; empty when none was checked.
    OptionalLong checkingSeconds(UUID breakout) {
        return database.one("""
                        select percentile_cont(0.5) within group (order by extract(epoch from waited)) as seconds from (
                          select checked_at - posted_at as waited from contribution
                          where breakout = $1 and checked_at is not null order by checked_at desc limit $2) last
                        """, row -> Optional.ofNullable(row.getDouble("seconds")), breakout, bounds.checksTold())
                .flatMap(seconds -> seconds)
                .map(seconds -> OptionalLong.of(Math.round(seconds)))
                .orElseGet(OptionalLong::empty);
    }

    /// Says something in a room.
    Posted post(Transaction transaction, UUID breakout, Admission author, Words words) {
        var now = clock.instant();
        var against = breakouts.find(breakout).orElseThrow().silences(author.subject(), now);
        if (against.isPresent()) {
            return new Posted.NotNow(against.get());
        }
        // Two at once count each other.
        transaction.hold("contribution", author.id());
        long waiting = transaction
                .one(
                        "select count(*) as waiting from contribution where admission = $1 and breakout = $2 and state = 'waiting'",
                        row -> row.getLong("waiting"),
                        author.id(),
                        breakout)
                .orElse(0L);
        if (waiting >= bounds.waitingAtMost()) {
            return new Posted.TooMany();
        }
        var id = transaction
                .one(
                        """
                        insert into contribution (breakout, admission, kind, text, language, state, posted_at)
                        values ($1, $2, $3, $4, $5, 'waiting', $6) returning id
                        """,
                        row -> row.getUUID("id"),
                        breakout,
                        author.id(),
                        words.kind().word(),
                        words.text(),
                        words.language(),
                        utc(now))
                .orElseThrow();
        return new Posted.Waiting(find(id, author.id()).orElseThrow());
    }

    /// As it is now that something about it has changed.
    Contribution touch(Transaction transaction, Contribution contribution, @Nullable UUID viewer) {
        transaction.update("update contribution set version = version + 1 where id = $1", contribution.id());
        return find(contribution.id(), viewer).orElseThrow();
    }

    /// Deletes it, with what was thought of it, what its author asked about it, and what the decisions on it say in
    /// words.
    void remove(Transaction transaction, Contribution contribution) {
        if (contribution.isPublic()) {
            outbox.add(transaction, ContributionEvents.deleted(contribution));
        }
        decisions.forget(transaction, contribution.id());
        transaction.update("delete from contribution where id = $1", contribution.id());
        removed.fire(new Removed(contribution));
    }

    /// A young person leaves: so does all they said.
    void forget(@Observes Admission.Erased erased) {
        database.inTransaction(transaction -> ofAdmission(transaction, erased.admission())
                .forEach(contribution -> remove(transaction, contribution)));
    }

    /// Whether they take part, or whether the pseudonym may be published, may have changed: others are told so.
    void follow(@Observes Admission.Changed changed) {
        database.inTransaction(transaction -> {
            var name = publicName(changed.admission());
            ofAdmission(transaction, changed.admission()).stream()
                    .filter(Contribution::isShown)
                    .filter(one -> changed.turned() || (one.isPublic() && !Objects.equals(one.toldAs(), name)))
                    .forEach(one -> {
                        transaction.update("update contribution set told_as = $2 where id = $1", one.id(), name);
                        var after = touch(transaction, one, null);
                        outbox.add(
                                transaction,
                                after.isPublic() ? ContributionEvents.shown(after) : ContributionEvents.gone(after));
                    });
        });
    }

    private List<Contribution> ofAdmission(Sql sql, UUID admission) {
        sql.list(
                "select id from contribution where admission = $1 order by id for update", row -> admission, admission);
        return sql.list(COLUMNS + " where c.admission = $2 order by c.id", this::from, null, admission);
    }

    /// What other services may learn of who contributes; null for nothing.
    @Nullable
    String publicName(UUID admission) {
        return admissions
                .find(admission)
                .filter(found -> found.consents(Purpose.PSEUDONYM_PUBLISHED))
                .map(found -> found.pseudonym().text())
                .orElse(null);
    }

    private Contribution from(Row row) {
        var id = row.getUUID("id");
        var text = row.getValue("sealed") == null ? row.getString("text") : sealed.open(id, row);
        var mine = row.getString("mine");
        return new Contribution(
                id,
                row.getUUID("breakout"),
                row.getString("topic"),
                row.getUUID("conference"),
                row.getUUID("admission"),
                row.getString("pseudonym"),
                Band.of(row.getString("band")),
                new Words(Kind.of(row.getString("kind")), text, row.getString("language")),
                State.of(row.getString("state")),
                verdict(row),
                row.getBoolean("is_sealed"),
                row.getBoolean("withheld"),
                appeal(row),
                row.getOffsetDateTime("posted_at").toInstant(),
                row.getString("told_as"),
                new Totals(row.getLong("agree"), row.getLong("disagree"), row.getLong("pass")),
                mine == null ? null : Stance.of(mine),
                row.getLong("version"));
    }

    private static @Nullable Appeal appeal(Row row) {
        var state = row.getString("appeal");
        return state == null
                ? null
                : new Appeal(
                        Appeal.State.of(state),
                        row.getString("appeal_text"),
                        row.getString("appeal_words"),
                        row.getOffsetDateTime("asked_at").toInstant());
    }

    private static @Nullable Verdict verdict(Row row) {
        var at = row.getOffsetDateTime("decided_at");
        var reason = row.getString("reason_code");
        return at == null
                ? null
                : new Verdict(
                        reason == null ? null : new Refused(Reason.of(reason), row.getString("reason")),
                        row.getUUID("decided_by"),
                        at.toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
