package org.plenary.registration.admission;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Sql;
import org.plenary.platform.database.Transaction;

/// The rules of all conferences.
@ApplicationScoped
public class Admissions {

    /// One row a rule that was said, or one without a kind.
    private static final String ROWS = """
            select opens_at, closes_at, version, kind, capacity, approval, invitation_only
            from admission left join admission_rule using (conference) where conference = $1
            """;

    private final Database database;

    Admissions(Database database) {
        this.database = database;
    }

    /// The rules as they are now.
    public Admission find(UUID conference) {
        return read(database, ROWS, conference);
    }

    /// The rules, held until the transaction ends: nobody else changes them or gives a place meanwhile.
    public Admission lock(Transaction transaction, UUID conference) {
        transaction.update("insert into admission (conference) values ($1) on conflict do nothing", conference);
        transaction.list("select 1 from admission where conference = $1 for update", row -> Boolean.TRUE, conference);
        // A statement of its own: one that has waited for the lock sees other tables' rows as they were before.
        return read(transaction, ROWS, conference);
    }

    /// Puts new rules in the place of the locked ones, under the next version.
    public Admission replace(Transaction transaction, Admission admission) {
        transaction.update(
                "update admission set opens_at = $2, closes_at = $3, version = version + 1 where conference = $1",
                admission.conference(),
                time(admission.opensAt()),
                time(admission.closesAt()));
        transaction.update("delete from admission_rule where conference = $1", admission.conference());
        for (var rule : admission.said()) {
            transaction.update(
                    """
                    insert into admission_rule (conference, kind, capacity, approval, invitation_only)
                    values ($1, $2, $3, $4, $5)
                    """,
                    admission.conference(),
                    rule.kind().word(),
                    rule.capacity(),
                    rule.approval(),
                    rule.invitationOnly());
        }
        return read(transaction, ROWS, admission.conference());
    }

    private static Admission read(Sql sql, String query, UUID conference) {
        var rows = sql.list(query, Function.identity(), conference);
        if (rows.isEmpty()) {
            return Admission.usual(conference);
        }
        var head = rows.getFirst();
        return new Admission(
                conference,
                rows.stream()
                        .filter(row -> row.getString("kind") != null)
                        .map(Admissions::rule)
                        .toList(),
                instant(head.getOffsetDateTime("opens_at")),
                instant(head.getOffsetDateTime("closes_at")),
                head.getLong("version"));
    }

    private static KindRule rule(Row row) {
        return new KindRule(
                Kind.of(row.getString("kind")).orElseThrow(),
                row.getInteger("capacity"),
                row.getBoolean("approval"),
                row.getBoolean("invitation_only"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
