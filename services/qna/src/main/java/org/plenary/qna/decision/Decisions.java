package org.plenary.qna.decision;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.chain.Link;
import org.plenary.platform.chain.Link.Head;
import org.plenary.platform.database.Database;

/// The chains of decisions.
@ApplicationScoped
public class Decisions {

    /// What a decision is about.
    ///
    /// @param textCommitment digest of the question's text
    /// @param asked when it was asked
    /// @param source the word of the way it came by; only a digest of it goes into the chain, as few
    ///     may come by it
    public record About(UUID question, String textCommitment, Instant asked, String source) {}

    /// A decision to append.
    ///
    /// @param about null when the session's window was decided about
    /// @param decider who decided; only a digest of it goes into the chain. Null for what followed by
    ///     rule
    /// @param into the question it was merged into, else null
    public record Taken(
            UUID session,
            @Nullable About about,
            String act,
            String before,
            String after,
            @Nullable String rule,
            @Nullable String reason,
            String role,
            @Nullable UUID decider,
            @Nullable UUID into) {}

    private final Database database;
    private final InstantSource clock;

    Decisions(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Holds the session's chain until the caller's transaction ends. Whoever will change a question
    /// and append must call this before it locks the question, so that nobody waits for the other in a
    /// circle.
    public void lock(UUID session) {
        database.update(
                "insert into decision_head (session, count, link) values ($1, $2, $3) on conflict do nothing",
                session,
                Head.NONE.count(),
                Head.NONE.hash());
        head(session, " for update");
    }

    /// Appends in the caller's transaction, which holds the session's chain.
    public void append(Taken taken) {
        byte[] salt = Link.salt();
        var about = taken.about();
        var decision = new Decision(
                taken.session(),
                about == null ? null : about.question(),
                taken.act(),
                taken.before(),
                taken.after(),
                taken.role(),
                taken.rule(),
                now(),
                about == null ? Link.commitment(salt, "") : about.textCommitment(),
                Link.commitment(salt, taken.reason() == null ? "" : taken.reason()),
                Link.commitment(
                        salt, taken.decider() == null ? "" : taken.decider().toString()),
                taken.into(),
                about == null ? null : about.asked(),
                about == null ? null : Link.commitment(salt, about.source()));
        var link = Link.after(head(taken.session(), " for update"), decision);
        insert(link, salt, taken);
        database.update(
                "update decision_head set count = $2, link = $3 where session = $1",
                taken.session(),
                link.number(),
                link.hash());
    }

    private void insert(Link<Decision> link, byte[] salt, Taken taken) {
        var decision = link.decided();
        database.update(
                """
                with linked as (
                  insert into decision (session, place, question, act, before, after, role, rule, decided_at,
                    text_commitment, reason_commitment, decider_commitment, into_question, asked_at, source_commitment,
                    previous, link)
                  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) returning id)
                insert into decision_words (decision, salt, reason, decider, source) select id, $18, $19, $20, $21 from linked
                """,
                decision.session(),
                link.number(),
                decision.question(),
                decision.act(),
                decision.before(),
                decision.after(),
                decision.role(),
                decision.rule(),
                decision.at().atOffset(ZoneOffset.UTC),
                decision.text(),
                decision.reason(),
                decision.decider(),
                decision.into(),
                decision.asked() == null ? null : decision.asked().atOffset(ZoneOffset.UTC),
                decision.source(),
                link.previous(),
                link.hash(),
                Buffer.buffer(salt),
                taken.reason(),
                taken.decider(),
                taken.about() == null ? null : taken.about().source());
    }

    /// Who took the last of these decisions about a question; empty when nobody did, but the rule.
    public Optional<UUID> decider(UUID question, String act) {
        return database.one("""
                        select w.decider from decision d join decision_words w on w.decision = d.id
                        where d.question = $1 and d.act = $2 order by d.place desc limit 1
                        """, row -> Optional.ofNullable(row.getUUID("decider")), question, act)
                .flatMap(decider -> decider);
    }

    /// A session's whole chain by place.
    public List<Link<Decision>> chain(UUID session) {
        return database.list("select * from decision where session = $1 order by place", Decisions::from, session);
    }

    /// The part of a session's chain after one place, up to another.
    public List<Link<Decision>> chain(UUID session, long after, long to) {
        return database.list(
                "select * from decision where session = $1 and place > $2 and place <= $3 order by place",
                Decisions::from,
                session,
                after,
                to);
    }

    /// How far a session's chain goes.
    public Head head(UUID session) {
        return head(session, "");
    }

    private Head head(UUID session, String lock) {
        return database.one(
                        "select count, link from decision_head where session = $1" + lock,
                        row -> new Head(row.getLong("count"), row.getString("link")),
                        session)
                .orElse(Head.NONE);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Link<Decision> from(Row row) {
        var decision = new Decision(
                row.getUUID("session"),
                row.getUUID("question"),
                row.getString("act"),
                row.getString("before"),
                row.getString("after"),
                row.getString("role"),
                row.getString("rule"),
                row.getOffsetDateTime("decided_at").toInstant(),
                row.getString("text_commitment"),
                row.getString("reason_commitment"),
                row.getString("decider_commitment"),
                row.getUUID("into_question"),
                row.getOffsetDateTime("asked_at") == null
                        ? null
                        : row.getOffsetDateTime("asked_at").toInstant(),
                row.getString("source_commitment"));
        return new Link<>(row.getLong("place"), decision, row.getString("previous"), row.getString("link"));
    }
}
