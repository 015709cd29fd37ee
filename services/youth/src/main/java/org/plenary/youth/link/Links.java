package org.plenary.youth.link;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Sql;
import org.plenary.platform.database.Transaction;

/// All links. Who holds a secret is let in by [#open]; what they answer counts once [#confirm] says so.
@ApplicationScoped
public class Links {

    /// A link whose secret was shown.
    ///
    /// @param id what it is about
    /// @param confirmed whether a code was given before
    public record Link(LinkPurpose purpose, UUID id, int generation, boolean confirmed) {}

    /// What became of confirming.
    public sealed interface Confirming {

        /// Confirmed now or before: what is answered counts.
        record Confirmed() implements Confirming {}

        /// A code is needed, and a new one is to be mailed by the caller's letter.
        record CodeNeeded() implements Confirming {}

        /// A code is needed, and one is on its way already.
        record CodeOnItsWay() implements Confirming {}

        /// The code mailed last was typed wrong too often, and another one is not mailed before that time is over.
        record CodeSpent(Duration rest) implements Confirming {}

        /// No further code is mailed today.
        record NoMoreToday() implements Confirming {}

        /// The code is not the one mailed last, or no longer holds.
        record WrongCode() implements Confirming {}
    }

    private record Standing(
            int generation,
            boolean confirmed,
            boolean revoked,
            int code,
            @Nullable OffsetDateTime codeSentAt,
            int codesToday,
            int wrong) {}

    private final Database database;
    private final Keys keys;
    private final LinkConfig config;
    private final InstantSource clock;

    Links(Database database, Keys keys, LinkConfig config, InstantSource clock) {
        this.database = database;
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /// Makes a link, and ends those made before for the same.
    public void renew(Transaction transaction, LinkPurpose purpose, UUID id) {
        transaction.update("""
                insert into link (purpose, id) values ($1, $2)
                on conflict (purpose, id) do update set generation = link.generation + 1, confirmed_at = null,
                  revoked_at = null, code_sent_at = null, wrong = 0
                """, purpose.word(), id);
    }

    /// Ends all links for something.
    public void end(Sql sql, LinkPurpose purpose, UUID id) {
        // The row stays: a link that is made later must not be one that has ended.
        sql.update("""
                update link set generation = generation + 1, revoked_at = $3, confirmed_at = null, code_sent_at = null
                where purpose = $1 and id = $2
                """, purpose.word(), id, now());
    }

    /// The link of a secret; empty when it is none of ours, was replaced, or has ended.
    public Optional<Link> open(LinkPurpose purpose, String secret) {
        return keys.id(secret).flatMap(id -> standing(database, purpose, id, "")
                .filter(standing -> !standing.revoked())
                .filter(standing -> keys.fits(secret, purpose, id, standing.generation()))
                .map(standing -> new Link(purpose, id, standing.generation(), standing.confirmed())));
    }

    /// What stands for a person at a conference where their account must not: the same each time, and
    /// nobody finds who it is without this service's secret.
    public String trace(UUID conference, UUID subject) {
        return HexFormat.of().formatHex(keys.trace(conference, subject));
    }

    /// How many links were made for something.
    public int generation(LinkPurpose purpose, UUID id) {
        return standing(database, purpose, id, "").map(Standing::generation).orElse(0);
    }

    /// Where the link of something leads; empty when there is none.
    public Optional<String> address(LinkPurpose purpose, UUID id) {
        return standing(database, purpose, id, "")
                .filter(standing -> !standing.revoked())
                .map(standing -> config.publicUrl() + page(purpose) + keys.secret(purpose, id, standing.generation()));
    }

    /// The code to mail; empty when none is waited for.
    public Optional<String> code(LinkPurpose purpose, UUID id) {
        return standing(database, purpose, id, "")
                .filter(standing -> standing.codeSentAt() != null)
                .map(standing -> keys.code(purpose, id, standing.generation(), standing.code()));
    }

    /// Lets who holds the link answer, once a mailed code has shown that the mail is theirs.
    ///
    /// @param code as they typed it; null when they have none yet
    public Confirming confirm(Transaction transaction, Link link, @Nullable String code) {
        var standing =
                standing(transaction, link.purpose(), link.id(), " for update").orElseThrow();
        if (standing.confirmed()) {
            return new Confirming.Confirmed();
        }
        return code == null || code.isBlank()
                ? ask(transaction, link, standing)
                : judge(transaction, link, standing, code);
    }

    private Confirming ask(Transaction transaction, Link link, Standing standing) {
        var now = now();
        var sentAt = standing.codeSentAt();
        boolean today = sentAt != null && sentAt.toLocalDate().equals(now.toLocalDate());
        if (sentAt != null && sentAt.plus(config.codeRest()).isAfter(now)) {
            return standing.wrong() < config.wrongMost() ? new Confirming.CodeOnItsWay() : spent(sentAt, now);
        }
        if (today && standing.codesToday() >= config.codesADay()) {
            return new Confirming.NoMoreToday();
        }
        transaction.update("""
                update link set code = code + 1, code_sent_at = $3, wrong = 0, codes_today = $4
                where purpose = $1 and id = $2
                """, link.purpose().word(), link.id(), now, today ? standing.codesToday() + 1 : 1);
        return new Confirming.CodeNeeded();
    }

    private Confirming judge(Transaction transaction, Link link, Standing standing, String code) {
        var sentAt = standing.codeSentAt();
        if (sentAt != null && standing.wrong() >= config.wrongMost()) {
            return spent(sentAt, now());
        }
        boolean holds = sentAt != null && sentAt.plus(config.codeHolds()).isAfter(now());
        var wanted = keys.code(link.purpose(), link.id(), standing.generation(), standing.code());
        if (holds && MessageDigest.isEqual(bytes(wanted), bytes(code.strip()))) {
            transaction.update(
                    "update link set confirmed_at = $3, code_sent_at = null where purpose = $1 and id = $2",
                    link.purpose().word(),
                    link.id(),
                    now());
            return new Confirming.Confirmed();
        }
        transaction.update(
                "update link set wrong = wrong + 1 where purpose = $1 and id = $2",
                link.purpose().word(),
                link.id());
        return new Confirming.WrongCode();
    }

    /// Whatever is typed now, right or not: another code has to be asked for.
    private Confirming spent(OffsetDateTime sentAt, OffsetDateTime now) {
        var rest = Duration.between(now, sentAt.plus(config.codeRest()));
        return new Confirming.CodeSpent(rest.isPositive() ? rest : Duration.ZERO);
    }

    private static Optional<Standing> standing(Sql sql, LinkPurpose purpose, UUID id, String lock) {
        return sql.one("""
                select generation, confirmed_at is not null as confirmed, revoked_at is not null as revoked, code,
                  code_sent_at, codes_today, wrong
                from link where purpose = $1 and id = $2""" + lock, Links::standing, purpose.word(), id);
    }

    private static Standing standing(Row row) {
        return new Standing(
                row.getInteger("generation"),
                row.getBoolean("confirmed"),
                row.getBoolean("revoked"),
                row.getInteger("code"),
                row.getOffsetDateTime("code_sent_at"),
                row.getInteger("codes_today"),
                row.getInteger("wrong"));
    }

    private static String page(LinkPurpose purpose) {
        return switch (purpose) {
            case CONFIRMATION -> "/youth/confirmations/";
            case GUARDIAN -> "/youth/consents/";
        };
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
