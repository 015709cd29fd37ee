package org.plenary.qna.vote;

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
import java.util.List;
import java.util.UUID;
import org.plenary.platform.database.Database;

/// The vote rows, which are the truth.
@ApplicationScoped
class Votes {

    /// How many of a person's votes in one session are told; nobody supports more questions than that.
    private static final int MINE = 1_000;

    /// One statement, and so one transaction: it sees one moment, judges every wish in it, adds and takes away rows,
    /// and notes what changed. The votes it answers are the stored tally, what is due from batches before, and
    /// its own change: exactly the rows there are once it is committed, but for batches that are committed beside
    // it.
    ///
    /// `limit 1`, `materialized` and the scalar subqueries are there for the planner: it plans once, with an
    /// empty table's statistics, and would else read all votes for every batch instead of looking each one up.
    private static final String CARRY_OUT = """
            with wish as (
              select * from unnest($1::uuid[], $2::uuid[], $3::boolean[])
                with ordinality as w (question, subject, support, place)
            ), judged as (
              select w.question, w.subject, w.support, w.place, q.conference, q.access,
                     case
                       when q.id is null or q.withdrawn then 'unknown'
                       when q.hidden and q.asker <> w.subject then 'unknown'
                       when not coalesce(p.present, false) then 'outsider'
                       when q.hidden then 'wrongState'
                       when (v.subject is not null) = w.support then 'same'
                       when q.state = 'answered' then 'wrongState'
                       when q.closed then 'closed'
                       else 'taken'
                     end as verdict
              from wish w
              left join lateral (
                select q.id, q.asker, q.state, q.state in ('waiting', 'dismissed', 'withdrawn') as hidden, s.conference,
                       s.withdrawn, c.access,
                       s.ended or not coalesce(o.voting, true) or coalesce(o.closes_at <= $4, false) as closed
                from question q
                join session s on s.id = q.session
                join conference c on c.id = s.conference
                left join session_window o on o.session = q.session
                where q.id = w.question limit 1) q on true
              left join lateral (
                select p.present from participant p
                where p.conference = q.conference and p.subject = w.subject limit 1) p on true
              left join lateral (
                select v.subject from vote v where v.question = w.question and v.subject = w.subject limit 1) v on true
            ), added as (
              insert into vote (question, subject, cast_at)
              select question, subject, $4 from judged where verdict = 'taken' and support
              order by question, subject
              on conflict do nothing
              returning question
            ), removed as (
              delete from vote v using judged j
              where v.question = j.question and v.subject = j.subject and j.verdict = 'taken' and not j.support
              returning v.question
            ), changed as (
              select question, sum(change)::integer as change
              from (select question, 1 as change from added union all select question, -1 from removed) each
              group by question
            ), noted as (
              insert into tally_due (question, change, noted_at) select question, change, $4 from changed
            ), before as materialized (
              select question,
                     coalesce((select t.votes from tally t where t.question = asked.question), 0)
                     + coalesce((select sum(d.change) from tally_due d where d.question = asked.question), 0) as votes
              from (select distinct question from wish) asked
            )
            select j.verdict, j.support, j.conference, j.access, before.votes + coalesce(changed.change, 0) as votes
            from judged j
            join before on before.question = j.question
            left join changed on changed.question = j.question
            order by j.place
            """;

    private final Pool pool;
    private final Database database;
    private final InstantSource clock;

    Votes(Pool pool, Database database, InstantSource clock) {
        this.pool = pool;
        this.database = database;
        this.clock = clock;
    }

    /// Carries out a batch: at most one wish for a person and a question, in [Wish#ORDER]. Event-loop code. Outcomes
    /// come in the order of the wishes, and only when they are durable.
    Uni<List<Outcome>> carryOut(List<Wish> batch) {
        int size = batch.size();
        var questions = new UUID[size];
        var subjects = new UUID[size];
        var supports = new Boolean[size];
        for (int at = 0; at < size; at++) {
            var wish = batch.get(at);
            questions[at] = wish.question();
            subjects[at] = wish.subject();
            supports[at] = wish.support();
        }
        return pool.preparedQuery(CARRY_OUT)
                .execute(Tuple.of(questions, subjects, supports, now().atOffset(ZoneOffset.UTC)))
                .map(Votes::outcomes);
    }

    /// Which questions of a session a person supports. For virtual threads.
    List<UUID> of(UUID session, UUID subject) {
        return database.list("""
                select v.question from question q join vote v on v.question = q.id and v.subject = $2
                where q.session = $1 order by q.id limit $3
                """, row -> row.getUUID("question"), session, subject, MINE);
    }

    private static List<Outcome> outcomes(RowSet<Row> rows) {
        var outcomes = new ArrayList<Outcome>(rows.size());
        rows.forEach(row -> outcomes.add(from(row)));
        return outcomes;
    }

    private static Outcome from(Row row) {
        return switch (row.getString("verdict")) {
            case "taken", "same" -> new Outcome.Counted(row.getNumeric("votes").longValue(), row.getBoolean("support"));
            case "unknown" -> new Outcome.Unknown();
            case "outsider" ->
                new Outcome.Outsider(row.getUUID("conference"), "invitation".equals(row.getString("access")));
            case "wrongState" -> new Outcome.WrongState();
            case "closed" -> new Outcome.Closed();
            case String verdict -> throw new IllegalStateException("The statement gives no such verdict: " + verdict);
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
