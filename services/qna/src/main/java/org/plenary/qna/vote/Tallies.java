package org.plenary.qna.vote;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;

/// The stored tallies, derived from the votes.
@ApplicationScoped
public class Tallies {

    /// A question's stored tally.
    record Tally(UUID question, UUID session, long votes, long version) {}

    /// What is due is counted for the root of the tree that the question hangs in.
    ///
    /// One statement sees one moment: what a batch changed and what it noted of that are seen
    /// together or not at all. So of a question by itself the stored tally and the changes taken are
    /// the votes there are; they are counted one by one only without a stored tally, or where a
    /// count is asked for, as whoever changes a tree does. Where others are merged into it, persons
    /// are counted, each once: no sum of changes could tell whether one who votes here has voted
    /// there.
    private static final String COUNT = """
            with due as (
              select q.root from tally_due d join question q on q.id = d.question
              group by q.root order by min(d.place) limit $1
            ), taken as (
              delete from tally_due d using question q, due
              where q.id = d.question and due.root = q.root returning q.root, d.change
            ), changed as (
              select root, sum(change) as change, bool_or(change is null) as anew from taken group by root
            ), counted as (
              select changed.root as question, r.session,
                     case
                       when r.merged_count > 0
                       then (select count(distinct v.subject) from question m join vote v on v.question = m.id
                             where m.root = r.id)
                       when changed.anew or t.question is null
                       then (select count(*) from vote v where v.question = r.id)
                       else t.votes + changed.change
                     end as votes
              from changed join question r on r.id = changed.root left join tally t on t.question = r.id
            ), stored as (
              insert into tally (question, votes, version) select question, votes, 1 from counted
              on conflict (question) do update set votes = excluded.votes, version = tally.version + 1
              returning question, votes, version
            )
            select stored.question, counted.session, stored.votes, stored.version
            from stored join counted using (question)
            """;

    /// The number of the lock that lets only one count at a time, should two replicas ever lead at once.
    private static final long COUNTING = 7032;

    private final Database database;
    private final InstantSource clock;

    Tallies(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Asks for a question's tally to be told again, in the caller's transaction: a question that comes back on the
    /// board brings its votes.
    public void due(UUID question) {
        database.update(
                "insert into tally_due (question, change, noted_at) values ($1, 0, $2)",
                question,
                utc(clock.instant()));
    }

    /// Asks for a question's votes to be counted one by one, in the caller's transaction, which gives it another tree.
    public void recount(UUID question) {
        database.update(
                "insert into tally_due (question, change, noted_at) values ($1, null, $2)",
                question,
                utc(clock.instant()));
    }

    /// Since when the oldest change waits to be counted; empty when nothing does.
    Optional<Instant> dueSince() {
        return database.one(
                "select noted_at from tally_due order by place limit 1",
                row -> row.getOffsetDateTime("noted_at").toInstant());
    }

    /// Counts the questions that are due, longest waiting first, and stores what it found.
    List<Tally> count(Transaction transaction, int atMost) {
        transaction.list("select pg_advisory_xact_lock($1)", row -> Boolean.TRUE, COUNTING);
        return transaction.list(
                COUNT,
                row -> new Tally(
                        row.getUUID("question"), row.getUUID("session"), row.getLong("votes"), row.getLong("version")),
                atMost);
    }

    /// Takes rows that are gone out of the way of those who read what is due: every batch does, and PostgreSQL
    /// itself would come by only once a minute. Must be called outside any transaction.
    void sweep() {
        database.update("vacuum (truncate false) tally_due");
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
