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

    /// One statement sees one moment: the votes it counts are exactly those whose batches it takes from `tally_due`,
    // and
    /// the earlier ones.
    private static final String COUNT = """
            with due as (
              select question from tally_due group by question order by min(place) limit $1
            ), taken as (
              delete from tally_due d using due where d.question = due.question
            ), counted as (
              select due.question, q.session,
                     (select count(*) from vote v where v.question = due.question) as votes
              from due join question q on q.id = due.question
            ), stored as (
              insert into tally (question, votes, version) select question, votes, 1 from counted
              on conflict (question) do update set votes = excluded.votes, version = tally.version + 1
              returning question, votes, version
            )
            select stored.question, counted.session, stored.votes, stored.version
            from stored join counted using (question)
            """;

    private final Database database;
    private final InstantSource clock;

    Tallies(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Asks for a question's tally to be counted and told again, in the caller's transaction: a question that comes
    /// back on the board brings its votes.
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
        return transaction.list(
                COUNT,
                row -> new Tally(
                        row.getUUID("question"), row.getUUID("session"), row.getLong("votes"), row.getLong("version")),
                atMost);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
