package org.plenary.youth.contribution;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
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
import org.plenary.youth.contribution.Contribution.State;
import org.plenary.youth.contribution.Contribution.Totals;
import org.plenary.youth.contribution.Contribution.Words;
import org.plenary.youth.ledger.Decisions;
import org.plenary.youth.ledger.Reason;
import org.plenary.youth.ledger.What;

/// All contributions, and what is thought of them.
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

    /// What became of taking a stance.
    sealed interface Taken {

        record Counted(Contribution contribution) implements Taken {}

        /// The room does not let them now.
        record NotNow(Refusal refusal) implements Taken {}

        /// It is not shown.
        record NotShown() implements Taken {}
    }

    /// Why something is not shown.
    ///
    /// @param words for its author
    record Refused(Reason reason, String words) {}

    /// A place on a board: what waits stands first for who checks it.
    record Place(int part, UUID id) {}

    /// `$1` is the admission of who looks, null for staff.
    private static final String COLUMNS = """
            select c.id, c.breakout, b.conference, b.band, c.admission, a.pseudonym, c.kind, c.text, c.language, c.state,
              c.reason, c.posted_at, c.told_as, c.version, t.agree, t.disagree, t.pass, m.stance as mine
            from contribution c
            join breakout b on b.id = c.breakout
            join admission a on a.id = c.admission
            left join stance m on m.contribution = c.id and m.admission = $1
            cross join lateral (
              select count(*) filter (where s.stance = 'agree') as agree,
                     count(*) filter (where s.stance = 'disagree') as disagree,
                     count(*) filter (where s.stance = 'pass') as pass
              from stance s where s.contribution = c.id) t
            """;

    private final Database database;
    private final Admissions admissions;
    private final Breakouts breakouts;
    private final Decisions decisions;
    private final Outbox outbox;
    private final ContributionConfig bounds;
    private final InstantSource clock;

    Contributions(
            Database database,
            Admissions admissions,
            Breakouts breakouts,
            Decisions decisions,
            Outbox outbox,
            ContributionConfig bounds,
            InstantSource clock) {
        this.database = database;
        this.admissions = admissions;
        this.breakouts = breakouts;
        this.decisions = decisions;
        this.outbox = outbox;
        this.bounds = bounds;
        this.clock = clock;
    }

    Optional<Contribution> find(UUID id, @Nullable UUID viewer) {
        return database.one(COLUMNS + " where c.id = $2", Contributions::from, viewer, id);
    }

    /// As [#find]; nobody else decides on it until the transaction ends.
    Optional<Contribution> lock(Transaction transaction, UUID id) {
        return transaction
                .one("select id from contribution where id = $1 for update", row -> row.getUUID("id"), id)
                .flatMap(held -> transaction.one(COLUMNS + " where c.id = $2", Contributions::from, null, held));
    }

    /// A room's board: for a young person what is shown, and all of their own; for staff everything, what waits first.
    ///
    /// @param viewer the admission of a young person; null for staff
    /// @param after where the page begins, null for the first
    List<Contribution> board(UUID breakout, @Nullable UUID viewer, @Nullable Place after, int limit) {
        return database.list(
                COLUMNS + """
                where c.breakout = $2 and ($1::uuid is null or c.state = 'shown' or c.admission = $1)
                  and ($3::int is null or (($1::uuid is not null or c.state <> 'waiting')::int, c.id) > ($3, $4))
                order by ($1::uuid is not null or c.state <> 'waiting'), c.id limit $5
                """,
                Contributions::from,
                viewer,
                breakout,
                after == null ? null : after.part(),
                after == null ? null : after.id(),
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
        var against = against(breakout, author, now);
        if (against.isPresent()) {
            return new Posted.NotNow(against.get());
        }
        // Two at once count each other.
        transaction.list(
                "select pg_advisory_xact_lock(hashtextextended($1, 2))",
                row -> Boolean.TRUE,
                author.id().toString());
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

    /// Takes a stance, instead of any taken before.
    Taken take(Transaction transaction, Contribution contribution, Admission by, Stance stance) {
        var now = clock.instant();
        var against = against(contribution.breakout(), by, now);
        if (against.isPresent()) {
            return new Taken.NotNow(against.get());
        }
        // The stance joins a contribution that is shown when it is written down: what is declined at once has none.
        var shown = transaction.one(
                "select id from contribution where id = $1 and state = 'shown' for key share",
                row -> row.getUUID("id"),
                contribution.id());
        if (shown.isEmpty()) {
            return new Taken.NotShown();
        }
        transaction.update("""
                insert into stance (contribution, admission, stance, taken_at) values ($1, $2, $3, $4)
                on conflict (contribution, admission) do update
                set stance = excluded.stance, taken_at = excluded.taken_at where stance.stance <> excluded.stance
                """, contribution.id(), by.id(), stance.word(), utc(now));
        return new Taken.Counted(find(contribution.id(), by.id()).orElseThrow());
    }

    /// Why somebody can say nothing in a room now; empty when they can.
    private Optional<Refusal> against(UUID breakout, Admission who, Instant now) {
        return breakouts.find(breakout).orElseThrow().silences(who.subject(), now);
    }

    /// Lets everybody in the room read it.
    Contribution show(Transaction transaction, Contribution contribution, UUID decider) {
        var what = contribution.state() == State.WAITING ? What.SHOWN : What.SHOWN_AGAIN;
        return decide(transaction, contribution, State.SHOWN, what, null, decider);
    }

    /// Keeps it from being read, or takes it off the board.
    Contribution decline(Transaction transaction, Contribution contribution, Refused refused, UUID decider) {
        var what = contribution.state() == State.WAITING ? What.DECLINED : What.TAKEN_OFF;
        return decide(transaction, contribution, State.DECLINED, what, refused, decider);
    }

    private Contribution decide(
            Transaction transaction,
            Contribution before,
            State state,
            What what,
            @Nullable Refused refused,
            UUID decider) {
        var now = clock.instant();
        var words = refused == null ? null : refused.words();
        transaction.update(
                """
                update contribution set state = $2, reason = $3, checked_at = coalesce(checked_at, $4), decided_by = $5,
                  told_as = $6, version = version + 1
                where id = $1
                """,
                before.id(),
                state.word(),
                words,
                utc(now),
                decider,
                state == State.SHOWN ? publicName(before.admission()) : null);
        decisions.append(
                transaction,
                new Decisions.Taken(
                        before.breakout(),
                        before.id(),
                        what,
                        refused == null ? null : refused.reason(),
                        before.postedAt(),
                        now,
                        before.words().text(),
                        words,
                        decider));
        var after = find(before.id(), null).orElseThrow();
        if (after.isShown()) {
            outbox.add(transaction, ContributionEvents.shown(after));
        } else if (before.isShown()) {
            outbox.add(transaction, ContributionEvents.gone(after));
        }
        return after;
    }

    /// Deletes it, with what was thought of it, and what the decisions on it say in words.
    void remove(Transaction transaction, Contribution contribution) {
        if (contribution.isShown()) {
            outbox.add(transaction, ContributionEvents.deleted(contribution));
        }
        decisions.forget(transaction, contribution.id());
        transaction.update("delete from contribution where id = $1", contribution.id());
    }

    /// A young person leaves: so does all they said.
    void forget(@Observes Admission.Erased erased) {
        database.inTransaction(transaction -> ofAdmission(transaction, erased.admission())
                .forEach(contribution -> remove(transaction, contribution)));
    }

    /// Whether the pseudonym may be published may have changed: others are told so.
    void rename(@Observes Admission.Changed changed) {
        database.inTransaction(transaction -> {
            var name = publicName(changed.admission());
            ofAdmission(transaction, changed.admission()).stream()
                    .filter(contribution -> contribution.isShown() && !Objects.equals(contribution.toldAs(), name))
                    .forEach(contribution -> {
                        transaction.update(
                                "update contribution set told_as = $2, version = version + 1 where id = $1",
                                contribution.id(),
                                name);
                        outbox.add(
                                transaction,
                                ContributionEvents.shown(
                                        find(contribution.id(), null).orElseThrow()));
                    });
        });
    }

    private List<Contribution> ofAdmission(Sql sql, UUID admission) {
        sql.list(
                "select id from contribution where admission = $1 order by id for update", row -> admission, admission);
        return sql.list(COLUMNS + " where c.admission = $2 order by c.id", Contributions::from, null, admission);
    }

    /// What other services may learn of who contributes; null for nothing.
    private @Nullable String publicName(UUID admission) {
        return admissions
                .find(admission)
                .filter(found -> found.consents(Purpose.PSEUDONYM_PUBLISHED))
                .map(found -> found.pseudonym().text())
                .orElse(null);
    }

    private static Contribution from(Row row) {
        var mine = row.getString("mine");
        return new Contribution(
                row.getUUID("id"),
                row.getUUID("breakout"),
                row.getUUID("conference"),
                row.getUUID("admission"),
                row.getString("pseudonym"),
                Band.of(row.getString("band")),
                new Words(Kind.of(row.getString("kind")), row.getString("text"), row.getString("language")),
                State.of(row.getString("state")),
                row.getString("reason"),
                row.getOffsetDateTime("posted_at").toInstant(),
                row.getString("told_as"),
                new Totals(row.getLong("agree"), row.getLong("disagree"), row.getLong("pass")),
                mine == null ? null : Stance.of(mine),
                row.getLong("version"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
