package org.plenary.youth.ledger;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.chain.Link;
import org.plenary.platform.chain.Link.Head;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Sql;
import org.plenary.platform.database.Transaction;

/// The chains of decisions.
@ApplicationScoped
public class Decisions {

    /// A decision to append.
    ///
    /// @param reason null when it is shown; of what is upheld, that of the decision before
    /// @param text what the author of the contribution said
    /// @param words what the author is told; null when it is shown
    public record Taken(
            UUID room,
            UUID contribution,
            What what,
            @Nullable Reason reason,
            Instant received,
            Instant decided,
            String text,
            @Nullable String words,
            UUID decider) {}

    private final Database database;

    Decisions(Database database) {
        this.database = database;
    }

    /// Appends to the room's chain, which nobody else appends to until the transaction ends. The
    /// contribution is locked before, never after, so that nobody waits in a circle.
    public void append(Transaction transaction, Taken taken) {
        transaction.update(
                "insert into decision_head (breakout, count, hash) values ($1, $2, $3) on conflict do nothing",
                taken.room(),
                Head.NONE.count(),
                Head.NONE.hash());
        byte[] salt = Link.salt();
        var link = Link.after(head(transaction, taken.room(), " for update"), decision(taken, salt));
        insert(transaction, link);
        transaction.update(
                "insert into decision_words (breakout, number, salt, words, decider) values ($1, $2, $3, $4, $5)",
                taken.room(),
                link.number(),
                Buffer.buffer(salt),
                taken.words(),
                taken.decider());
        transaction.update(
                "update decision_head set count = $2, hash = $3 where breakout = $1",
                taken.room(),
                link.number(),
                link.hash());
    }

    private static Decision decision(Taken taken, byte[] salt) {
        return new Decision(
                taken.room(),
                taken.contribution(),
                taken.what(),
                taken.reason(),
                taken.received().truncatedTo(ChronoUnit.MICROS),
                taken.decided().truncatedTo(ChronoUnit.MICROS),
                Link.commitment(salt, taken.text()),
                Link.commitment(salt, taken.words() == null ? "" : taken.words()),
                Link.commitment(salt, taken.decider().toString()));
    }

    private static void insert(Transaction transaction, Link<Decision> link) {
        var decision = link.decided();
        transaction.update(
                """
                insert into decision (breakout, number, contribution, what, reason, by, received_at, decided_at,
                  text_commitment, words_commitment, decider_commitment, previous, hash)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                """,
                decision.room(),
                link.number(),
                decision.contribution(),
                decision.what().word(),
                decision.reason() == null ? null : decision.reason().word(),
                Decision.BY,
                utc(decision.received()),
                utc(decision.decided()),
                decision.text(),
                decision.words(),
                decision.decider(),
                link.previous(),
                link.hash());
    }

    /// Deletes what was said about a contribution, and what it takes to guess its text. The decisions
    /// stay.
    public void forget(Transaction transaction, UUID contribution) {
        transaction.update("""
                delete from decision_words w using decision d
                where d.contribution = $1 and w.breakout = d.breakout and w.number = d.number
                """, contribution);
    }

    /// A room's chain by number, as far as a head.
    List<Link<Decision>> chain(UUID room, Head head) {
        return database.list(
                "select * from decision where breakout = $1 and number <= $2 order by number",
                Decisions::from,
                room,
                head.count());
    }

    /// How many contributions of a room nobody has looked at yet.
    long waiting(UUID room) {
        return database.one(
                        "select count(*) as waiting from contribution where breakout = $1 and state = 'waiting'",
                        row -> row.getLong("waiting"),
                        room)
                .orElse(0L);
    }

    /// How far a room's chain goes.
    Head head(UUID room) {
        return head(database, room, "");
    }

    private static Head head(Sql sql, UUID room, String lock) {
        return sql.one(
                        "select count, hash from decision_head where breakout = $1" + lock,
                        row -> new Head(row.getLong("count"), row.getString("hash")),
                        room)
                .orElse(Head.NONE);
    }

    private static Link<Decision> from(Row row) {
        var reason = row.getString("reason");
        return new Link<>(
                row.getLong("number"),
                new Decision(
                        row.getUUID("breakout"),
                        row.getUUID("contribution"),
                        What.of(row.getString("what")),
                        reason == null ? null : Reason.of(reason),
                        row.getOffsetDateTime("received_at").toInstant(),
                        row.getOffsetDateTime("decided_at").toInstant(),
                        row.getString("text_commitment"),
                        row.getString("words_commitment"),
                        row.getString("decider_commitment")),
                row.getString("previous"),
                row.getString("hash"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
