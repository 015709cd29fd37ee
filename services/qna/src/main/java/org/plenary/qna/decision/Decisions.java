package org.plenary.qna.decision;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.chain.Link;
import org.plenary.platform.chain.Link.Head;
import org.plenary.platform.database.Database;

/// The chains of decisions.
@ApplicationScoped
public class Decisions {

    /// A decision to append.
    ///
    /// @param question null when the session's window was decided about
    /// @param textCommitment digest of the question's text; null when there is none
    /// @param decider who decided; only a digest of it goes into the chain. Null for what followed by rule
    /// @param into the question it was merged into, else null
    public record Taken(
            UUID session,
            @Nullable UUID question,
            String act,
            String before,
            String after,
            @Nullable String textCommitment,
            @Nullable String rule,
            @Nullable String reason,
            String role,
            @Nullable UUID decider,
            @Nullable UUID into) {}

    private static final int SALT_BYTES = 16;

    private final Database database;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Decisions(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Holds the session's chain until the caller's transaction ends. Whoever will change a question and append must
    /// call this before it locks the question, so that nobody waits for the other in a circle.
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
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var decision = new Decision(
                taken.session(),
                taken.question(),
                taken.act(),
                taken.before(),
                taken.after(),
                taken.role(),
                taken.rule(),
                now(),
                taken.textCommitment() == null ? Link.commitment(salt, "") : taken.textCommitment(),
                Link.commitment(salt, taken.reason() == null ? "" : taken.reason()),
                Link.commitment(
                        salt, taken.decider() == null ? "" : taken.decider().toString()),
                taken.into());
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
                    text_commitment, reason_commitment, decider_commitment, into_question, previous, link)
                  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) returning id)
                insert into decision_words (decision, salt, reason, decider) select id, $16, $17, $18 from linked
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
                link.previous(),
                link.hash(),
                Buffer.buffer(salt),
                taken.reason(),
                taken.decider());
    }

    /// A session's whole chain by place.
    public List<Link<Decision>> chain(UUID session) {
        return database.list("select * from decision where session = $1 order by place", Decisions::from, session);
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
                row.getUUID("into_question"));
        return new Link<>(row.getLong("place"), decision, row.getString("previous"), row.getString("link"));
    }
}
