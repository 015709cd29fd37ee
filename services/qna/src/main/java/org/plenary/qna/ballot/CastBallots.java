package org.plenary.qna.ballot;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.qna.batch.Work;

/// The ballot rows, which are the truth.
@ApplicationScoped
public class CastBallots implements Work<Wish, Outcome> {

    /// The kind of name by which a poll's ballots are held, [Transaction#hold]: by batches together,
    /// by who closes or opens the poll alone. PostgreSQL serves in the order they came, so no storm of
    /// ballots keeps a poll open.
    private static final String HELD = "ballots";

    /// What one person chose in a poll.
    ///
    /// @param choices ascending
    record Ballot(UUID poll, List<Integer> choices) {}

    /// One statement, and so one transaction: it holds the polls, judges every wish, writes and
    /// takes away rows, and notes of which polls. Locked, a poll is read as it is now, and not as
    /// it was before it was held; a lock for its key alone (`for key share`) would read it as it
    /// was. Nobody waits for that lock, as who moves a poll holds its ballots first.
    ///
    /// How many ballots there are is the stored tally, what is due from batches before, and its own
    /// change.
    ///
    /// `limit 1`, `materialized` and the scalar subqueries are there for the planner, as with
    /// votes.
    private static final String CARRY_OUT = """
            with wish as (
              select poll, subject, choices::integer[] as choices, place
              from unnest($1::uuid[], $2::uuid[], $3::text[]) with ordinality as w (poll, subject, choices, place)
            ), held as materialized (
              select poll, pg_advisory_xact_lock_shared(hashtextextended($5::text || ' ' || poll, 0)) as held
              from (select distinct poll from wish order by poll) each
            ), asked as materialized (
              select p.id, p.session, p.state, p.at_most, p.first_choice, p.last_choice, p.closes_at
              from held join poll p on p.id = held.poll for share of p
            ), judged as (
              select w.poll, w.subject, w.choices, w.place, s.conference, s.access, a.at_most, a.first_choice,
                     a.last_choice,
                     case
                       when a.id is null or a.state = 'draft' or s.conference is null then 'unknown'
                       when not coalesce(m.present, false) then 'outsider'
                       when w.choices is not null and (cardinality(w.choices) not between 1 and a.at_most
                         or (select count(distinct c) from unnest(w.choices) c
                             where c between a.first_choice and a.last_choice) < cardinality(w.choices)) then 'invalid'
                       when b.choices::integer[] is not distinct from w.choices then 'same'
                       when a.state <> 'open' or coalesce(a.closes_at <= $4, false) then 'closed'
                       else 'taken'
                     end as verdict
              from wish w
              left join asked a on a.id = w.poll
              left join lateral (
                select s.conference, c.access from session s join conference c on c.id = s.conference
                where s.id = a.session and not s.withdrawn limit 1) s on true
              left join lateral (
                select p.present from participant p
                where p.conference = s.conference and p.subject = w.subject limit 1) m on true
              left join lateral (
                select b.choices from ballot b where b.poll = w.poll and b.subject = w.subject limit 1) b on true
            ), put as (
              insert into ballot (poll, subject, choices, cast_at)
              select poll, subject, choices::smallint[], $4 from judged where verdict = 'taken' and choices is not null
              order by poll, subject
              on conflict (poll, subject) do update set choices = excluded.choices, cast_at = excluded.cast_at
              returning poll, (xmax = 0)::integer as change
            ), doomed as materialized (
              select b.poll, b.subject
              from judged j join ballot b on b.poll = j.poll and b.subject = j.subject
              where j.verdict = 'taken' and j.choices is null and (select count(*) from put) >= 0
              order by b.poll, b.subject for update of b
            ), removed as (
              delete from ballot b using doomed d where b.poll = d.poll and b.subject = d.subject returning b.poll
            ), changed as materialized (
              select poll, sum(change) as change
              from (select poll, change from put union all select poll, -1 from removed) each group by poll
            ), noted as (
              insert into ballot_due (poll, change, noted_at) select poll, change, $4 from changed
            ), there as materialized (
              select id, coalesce((select t.ballots from ballot_tally t where t.poll = id), 0)
                       + coalesce((select sum(d.change) from ballot_due d where d.poll = id), 0)
                       + coalesce((select c.change from changed c where c.poll = id), 0) as ballots
              from asked
            )
            select j.verdict, j.choices, j.conference, j.access, j.at_most, j.first_choice, j.last_choice,
                   there.ballots
            from judged j left join there on there.id = j.poll
            order by j.place
            """;

    private final Pool pool;
    private final Database database;
    private final InstantSource clock;

    CastBallots(Pool pool, Database database, InstantSource clock) {
        this.pool = pool;
        this.database = database;
        this.clock = clock;
    }

    /// Waits until every batch that is under way is durable, and keeps others from beginning until the
    /// caller's transaction ends: whoever opens or closes a poll calls this before.
    public void hold(Transaction transaction, UUID poll) {
        transaction.hold(HELD, poll);
    }

    @Override
    public Object about(Wish wish) {
        return wish.about();
    }

    @Override
    public Comparator<Wish> order() {
        return Wish.ORDER;
    }

    @Override
    public Outcome overloaded() {
        return new Outcome.Overloaded();
    }

    @Override
    public Uni<List<Outcome>> carryOut(List<Wish> batch) {
        int size = batch.size();
        var polls = new UUID[size];
        var subjects = new UUID[size];
        var choices = new @Nullable String[size];
        for (int at = 0; at < size; at++) {
            var wish = batch.get(at);
            polls[at] = wish.poll();
            subjects[at] = wish.subject();
            choices[at] = literal(wish.choices());
        }
        return pool.preparedQuery(CARRY_OUT)
                .execute(Tuple.of(polls, subjects, choices, now().atOffset(ZoneOffset.UTC), HELD))
                .map(CastBallots::outcomes);
    }

    /// What a person chose in a session's polls. For virtual threads.
    List<Ballot> of(UUID session, UUID subject) {
        return database.list(
                """
                select b.poll, b.choices from poll p join ballot b on b.poll = p.id and b.subject = $2
                where p.session = $1 order by p.id desc
                """,
                row -> new Ballot(row.getUUID("poll"), numbers(row.getArrayOfShorts("choices"))),
                session,
                subject);
    }

    /// As PostgreSQL writes an array: arrays of different lengths do not go as one parameter.
    private static @Nullable String literal(@Nullable List<Integer> choices) {
        return choices == null
                ? null
                : choices.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static List<Outcome> outcomes(RowSet<Row> rows) {
        var outcomes = new ArrayList<Outcome>(rows.size());
        rows.forEach(row -> outcomes.add(from(row)));
        return outcomes;
    }

    private static Outcome from(Row row) {
        return switch (row.getString("verdict")) {
            case "taken", "same" -> {
                var mine = row.getArrayOfIntegers("choices");
                yield new Outcome.Counted(
                        row.getNumeric("ballots").longValue(), mine == null ? List.of() : List.of(mine));
            }
            case "unknown" -> new Outcome.Unknown();
            case "outsider" ->
                new Outcome.Outsider(row.getUUID("conference"), "invitation".equals(row.getString("access")));
            case "invalid" ->
                new Outcome.Invalid(
                        row.getInteger("at_most"), row.getInteger("first_choice"), row.getInteger("last_choice"));
            case "closed" -> new Outcome.Closed();
            case String verdict -> throw new IllegalStateException("The statement gives no such verdict: " + verdict);
        };
    }

    private static List<Integer> numbers(Short[] choices) {
        return Arrays.stream(choices).map(Short::intValue).toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
