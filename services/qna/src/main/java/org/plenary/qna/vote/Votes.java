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
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.plenary.platform.database.Database;
import org.plenary.qna.batch.Work;

/// The vote rows, which are the truth.
@ApplicationScoped
class Votes implements Work<Wish, Outcome> {

    /// How many of a person's votes in one session are told; nobody supports more questions than that.
    private static final int MINE = 1_000;

    /// One statement, and so one transaction: it sees one moment, judges every wish in it, adds and
    /// takes away rows, and notes what changed of which question's rows. The votes it answers are
    /// the stored tally, what is due from batches before, and its own change: exactly the rows there
    /// are once it is committed, but for batches that are committed beside it. Where questions are
    /// merged, or a count is asked for, they are counted.
    ///
    /// A wish about a question is one about the root of its tree: support is given to the root, and
    /// withdrawn from the whole tree.
    ///
    /// Rows are first added, then locked and taken away, each in the order of question and person:
    /// so no two batches wait for each other in a circle. Nothing waits for a question's row: that
    /// whoever votes may have seen a tree as it was a moment ago does no harm, as what is noted are
    /// rows.
    ///
    /// `limit 1`, `materialized` and the scalar subqueries are there for the planner: it plans once,
    /// with an empty table's statistics, and would else read all votes for every batch instead of
    /// looking each one up.
    private static final String CARRY_OUT = """
            with wish as (
              select * from unnest($1::uuid[], $2::uuid[], $3::boolean[])
                with ordinality as w (question, subject, support, place)
            ), asked as materialized (
              select a.question, q.asker, r.asker as root_asker, r.id as root, r.members, r.state, r.conference,
                     r.withdrawn, r.access, r.closed, r.state in ('waiting', 'dismissed', 'withdrawn') as hidden
              from (select distinct question from wish) a
              left join lateral (
                select q.id, q.root, q.asker from question q where q.id = a.question limit 1) q on true
              left join lateral (
                select r.id, r.asker, r.state, s.conference, s.withdrawn, c.access,
                       case when r.merged_count = 0 then array[r.id]
                         else array(select m.id from question m where m.root = r.id) end as members,
                       coalesce(o.voting_until <= $4, false) as closed
                from question r
                join session s on s.id = r.session
                join conference c on c.id = s.conference
                join session_opening o on o.session = r.session
                where r.id = q.root limit 1) r on true
            ), judged as (
              select w.subject, w.support, w.place, a.root, a.members, a.conference, a.access,
                     case
                       when a.root is null or a.withdrawn then 'unknown'
                       when a.hidden and a.asker is distinct from w.subject
                         and a.root_asker is distinct from w.subject then 'unknown'
                       when not coalesce(p.present, false) then 'outsider'
                       when a.hidden then 'wrongState'
                       when (v.subject is not null) = w.support then 'same'
                       when a.state = 'answered' then 'wrongState'
                       when a.closed then 'closed'
                       else 'taken'
                     end as verdict
              from wish w
              join asked a on a.question = w.question
              left join lateral (
                select p.present from participant p
                where p.conference = a.conference and p.subject = w.subject limit 1) p on true
              left join lateral (
                select v.subject from vote v where v.question = any(a.members) and v.subject = w.subject limit 1) v on true
            ), added as (
              insert into vote (question, subject, cast_at)
              select root, subject, $4 from judged where verdict = 'taken' and support
              order by root, subject
              on conflict do nothing
              returning question as root, question, subject
            ), doomed as materialized (
              select j.root, v.question, v.subject
              from judged j join vote v on v.question = any(j.members) and v.subject = j.subject
              where j.verdict = 'taken' and not j.support and (select count(*) from added) >= 0
              order by v.question, v.subject for update of v
            ), removed as (
              delete from vote v using doomed d where v.question = d.question and v.subject = d.subject
              returning d.root, v.question, v.subject
            ), noted as (
              insert into tally_due (question, change, noted_at)
              select question, sum(change), $4
              from (select question, 1 as change from added union all select question, -1 from removed) each
              group by question
            ), changed as (
              select root, sum(change) as change
              from (select root, 1 as change from added
                    union all select root, -1 from (select distinct root, subject from removed) persons) each
              group by root
            ), before as materialized (
              select root,
                     case when cardinality(members) > 1
                         or exists (select 1 from tally_due d where d.question = root and d.change is null)
                       then (select count(distinct v.subject) from vote v where v.question = any(members))
                       else coalesce((select t.votes from tally t where t.question = root), 0)
                         + coalesce((select sum(d.change) from tally_due d where d.question = root), 0)
                     end as votes
              from (select distinct root, members from asked where root is not null) roots
            )
            select j.verdict, j.support, j.conference, j.access, before.votes + coalesce(changed.change, 0) as votes
            from judged j
            left join before on before.root = j.root
            left join changed on changed.root = j.root
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

    /// Carries out a batch: at most one wish for a person and a question, in [Wish#ORDER]. Event-loop
    /// code. Outcomes come in the order of the wishes, and only when they are durable.
    @Override
    public Uni<List<Outcome>> carryOut(List<Wish> batch) {
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

    /// Which questions of a session a person supports; for merged ones, what they are merged into. For
    /// virtual threads.
    List<UUID> of(UUID session, UUID subject) {
        return database.list("""
                select distinct q.root from question q join vote v on v.question = q.id and v.subject = $2
                where q.session = $1 order by q.root limit $3
                """, row -> row.getUUID("root"), session, subject, MINE);
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
