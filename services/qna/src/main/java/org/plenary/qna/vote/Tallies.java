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

    /// One statement sees one moment: what a batch changed and what it noted of that are seen together or not at
    /// all. So the stored tally and the changes taken are the votes there are; they are counted one by one only
    /// for a question without a stored tally, or where a count is asked for.
    private static final String COUNT = """
            with due as (
              select question from tally_due group by question order by min(place) limit $1
            ), taken as (
              delete from tally_due d using due where d.question = due.question returning d.question, d.change
            ), changed as (
              select question, sum(change) as change, bool_or(change is null) as anew from taken group by question
            ), counted as (
              select changed.question, q.session,
                     case when changed.anew or t.question is null
                       then (select count(*) from vote v where v.question = changed.question)
                       else t.votes + changed.change end as votes
              from changed join question q on q.id = changed.question left join tally t on t.question = changed.question
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
