package org.plenary.qna.ballot;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.outbox.Outbox;

/// The stored tallies of polls, derived from the ballots.
@ApplicationScoped
public class BallotTallies {

    /// A poll's stored tally.
    ///
    /// @param counts for each choice how many ballots hold it; null while nobody may know
    public record Tally(
            UUID poll, UUID session, long ballots, @Nullable List<Long> counts, long version) {}

    /// Counts all ballots of what is due, in one statement that sees one moment: what a batch wrote
    /// and what it noted of that are seen together or not at all. Ballots are few next to votes, as
    /// one poll is open at a time; so they are counted rather than added up, and a tally cannot
    /// drift.
    private static final String COUNT = """
            with due as (
              select poll from ballot_due where $1::uuid is null or poll = $1
              group by poll order by min(place) limit $2
            ), taken as (
              delete from ballot_due d using due where d.poll = due.poll returning d.poll
            ), counted as (
              select p.id as poll, p.session, p.results = 'live' or p.state = 'closed' as shown,
                     (select count(*) from ballot b where b.poll = p.id) as ballots,
                     array(
                       select coalesce(held.times, 0)
                       from generate_series(p.first_choice::integer, p.last_choice::integer) choice
                       left join (select c, count(*) as times from ballot b, unnest(b.choices) c where b.poll = p.id
                                  group by c) held on held.c = choice
                       order by choice) as counts
              from poll p where p.id in (select poll from taken)
            ), stored as (
              insert into ballot_tally (poll, ballots, counts, version) select poll, ballots, counts, 1 from counted
              on conflict (poll) do update set ballots = excluded.ballots, counts = excluded.counts,
                version = ballot_tally.version + 1
              returning poll, version
            )
            select poll, session, ballots, case when shown then counts end as counts, stored.version
            from stored join counted using (poll)
            """;

    private final Database database;
    private final Outbox outbox;
    private final InstantSource clock;

    BallotTallies(Database database, Outbox outbox, InstantSource clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Counts a poll now and tells everyone, in the caller's transaction, which has changed who may know of it. What
    /// is told of a poll can so never be older than what was told before.
    public void tell(Transaction transaction, UUID poll) {
        transaction.update(
                "insert into ballot_due (poll, change, noted_at) values ($1, 0, $2)",
                poll,
                clock.instant().atOffset(ZoneOffset.UTC));
        tell(transaction, poll, 1);
    }

    /// Counts what is due, longest waiting first, and tells everyone.
    void tellDue(Transaction transaction, int atMost) {
        tell(transaction, null, atMost);
    }

    private void tell(Transaction transaction, @Nullable UUID only, int atMost) {
        // One counts at a time, and in a statement of its own that begins then: what is told rises with its version.
        transaction.hold("tallies", "ballots");
        transaction
                .list(
                        COUNT,
                        row -> {
                            var counts = row.getArrayOfLongs("counts");
                            return new Tally(
                                    row.getUUID("poll"),
                                    row.getUUID("session"),
                                    row.getLong("ballots"),
                                    counts == null ? null : List.of(counts),
                                    row.getLong("version"));
                        },
                        only,
                        atMost)
                .forEach(tally -> outbox.add(transaction, BallotTallyEvents.of(tally)));
    }

    /// Since when the oldest change waits to be counted; empty when nothing does.
    Optional<Instant> dueSince() {
        return database.one(
                "select noted_at from ballot_due order by place limit 1",
                row -> row.getOffsetDateTime("noted_at").toInstant());
    }
}
