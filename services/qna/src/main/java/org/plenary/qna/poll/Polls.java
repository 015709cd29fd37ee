package org.plenary.qna.poll;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.outbox.Outbox;
import org.plenary.qna.ballot.BallotTallies;
import org.plenary.qna.poll.Poll.Paper;
import org.plenary.qna.poll.Poll.Results;
import org.plenary.qna.poll.Poll.State;
import org.plenary.qna.poll.Poll.Tally;
import org.plenary.qna.poll.Poll.Times;

/// The polls of all sessions.
@ApplicationScoped
public class Polls {

    /// How many of the polls that are closed a live stream begins with.
    private static final int SNAPSHOT = 10;

    /// How many planned closings one round carries out.
    private static final int CLOSINGS_AT_ONCE = 100;

    private static final String SELECT = """
            select p.*, coalesce(t.ballots, 0) as ballots, t.counts, coalesce(t.version, 0) as tally_version
            from poll p left join ballot_tally t on t.poll = p.id
            """;

    private final Database database;
    private final BallotTallies tallies;
    private final Outbox outbox;
    private final PollConfig config;

    Polls(Database database, BallotTallies tallies, Outbox outbox, PollConfig config) {
        this.database = database;
        this.tallies = tallies;
        this.outbox = outbox;
        this.config = config;
    }

    Optional<Poll> find(UUID id) {
        return database.one(SELECT + " where p.id = $1", Polls::from, id);
    }

    /// A page of a session's polls, newest first.
    ///
    /// @param before where the page begins, null for the first
    public List<Poll> page(UUID session, boolean drafts, @Nullable UUID before, int atMost) {
        return database.list(SELECT + """
                where p.session = $1 and ($2 or p.state <> 'draft') and ($3::uuid is null or p.id < $3)
                order by p.id desc limit $4
                """, Polls::from, session, drafts, before, atMost);
    }

    /// The one that is open, and the last that were closed.
    public List<Poll> snapshot(UUID session) {
        return database.list(SELECT + """
                where p.session = $1 and p.state <> 'draft'
                order by (p.state = 'open') desc, p.closed_at desc, p.id limit $2
                """, Polls::from, session, SNAPSHOT + 1);
    }

    /// Keeps a new draft; empty when the session has as many polls as it may have.
    Optional<Poll> draft(UUID session, Paper paper, Results results) {
        return database.transaction(transaction -> {
            transaction.hold("polls", session);
            long there = database.one(
                            "select count(*) as n from poll where session = $1", row -> row.getLong("n"), session)
                    .orElseThrow();
            if (there >= config.atMost()) {
                return Optional.empty();
            }
            var id = database.one(
                            """
                            insert into poll (session, prompt, kind, options, at_most, first_choice, last_choice,
                              first_label, last_label, language, results, state, version)
                            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'draft', 1) returning id
                            """,
                            row -> row.getUUID("id"),
                            Stream.concat(Stream.of(session), fields(paper, results))
                                    .toArray())
                    .orElseThrow();
            return Optional.of(told(transaction, id));
        });
    }

    /// Keeps a draft's other words, and tells of it.
    Poll reword(Transaction transaction, UUID id, Paper paper, Results results) {
        database.update(
                """
                update poll set prompt = $2, kind = $3, options = $4, at_most = $5, first_choice = $6,
                  last_choice = $7, first_label = $8, last_label = $9, language = $10, results = $11,
                  version = version + 1
                where id = $1
                """, Stream.concat(Stream.of(id), fields(paper, results)).toArray());
        return told(transaction, id);
    }

    /// Deletes a draft, and tells of it.
    void delete(Transaction transaction, Poll draft) {
        database.update("delete from poll where id = $1", draft.id());
        outbox.add(transaction, PollEvents.gone(draft));
    }

    /// A poll that nobody else changes until the caller's transaction ends.
    Optional<Poll> lock(UUID id) {
        return database.one(SELECT + " where p.id = $1 for no key update of p", Polls::from, id);
    }

    /// Whether another poll of its session is open.
    boolean isAnotherOpen(Poll poll) {
        return database.one(
                        "select id from poll where session = $1 and state = 'open' and id <> $2",
                        row -> row.getUUID("id"),
                        poll.session(),
                        poll.id())
                .isPresent();
    }

    /// The polls whose planned time has come by a moment.
    List<UUID> overdue(Instant now) {
        return database.list(
                "select id from poll where state = 'open' and closes_at <= $1 limit $2",
                row -> row.getUUID("id"),
                utc(now),
                CLOSINGS_AT_ONCE);
    }

    /// The polls that are open though their session has ended.
    List<UUID> openAfterTheEndOf(UUID session) {
        return database.list("""
                select p.id from poll p join session s on s.id = p.session
                where p.session = $1 and p.state = 'open' and s.ended_at is not null
                """, row -> row.getUUID("id"), session);
    }

    /// Whether a session has ended; it does not end before the caller's transaction does.
    boolean isOver(UUID session) {
        return database.one(
                        "select ended_at is not null as ended from session where id = $1 for share",
                        row -> row.getBoolean("ended"),
                        session)
                .orElse(true);
    }

    /// Keeps where it stands, and tells it together with what is counted at this moment.
    Poll turned(Transaction transaction, Poll to) {
        database.update(
                """
                update poll set state = $2, opened_at = $3, closes_at = $4, closed_at = $5, version = version + 1
                where id = $1
                """,
                to.id(),
                to.state().word(),
                utc(to.times().opened()),
                utc(to.times().closes()),
                utc(to.times().closed()));
        tallies.tell(transaction, to.id());
        return told(transaction, to.id());
    }

    private Poll told(Transaction transaction, UUID id) {
        var poll = find(id).orElseThrow();
        outbox.add(transaction, PollEvents.of(poll));
        return poll;
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Stream<@Nullable Object> fields(Paper paper, Results results) {
        var scale = paper.scale();
        return Stream.of(
                paper.prompt(),
                paper.kind().word(),
                paper.options().toArray(String[]::new),
                paper.atMost(),
                paper.first(),
                paper.last(),
                scale == null ? null : scale.fromLabel(),
                scale == null ? null : scale.toLabel(),
                paper.language(),
                results.word());
    }

    private static Poll from(Row row) {
        var kind = Poll.Kind.of(row.getString("kind"));
        int first = row.getInteger("first_choice");
        int last = row.getInteger("last_choice");
        var scale = kind == Poll.Kind.SCALE
                ? new Poll.Scale(first, last, row.getString("first_label"), row.getString("last_label"))
                : null;
        var counts = row.getArrayOfLongs("counts");
        return new Poll(
                row.getUUID("id"),
                row.getUUID("session"),
                new Paper(
                        row.getString("prompt"),
                        kind,
                        List.of(row.getArrayOfStrings("options")),
                        row.getInteger("at_most"),
                        scale,
                        row.getString("language")),
                Results.of(row.getString("results")),
                State.of(row.getString("state")),
                new Times(instant(row, "opened_at"), instant(row, "closes_at"), instant(row, "closed_at")),
                new Tally(
                        row.getLong("ballots"),
                        Arrays.asList(counts == null ? zeros(last - first + 1) : counts),
                        row.getLong("tally_version")),
                row.getLong("version"));
    }

    private static Long[] zeros(int many) {
        var zeros = new Long[many];
        Arrays.fill(zeros, 0L);
        return zeros;
    }

    private static @Nullable Instant instant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
