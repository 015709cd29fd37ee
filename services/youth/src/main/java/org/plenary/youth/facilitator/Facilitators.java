package org.plenary.youth.facilitator;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Sql;
import org.plenary.platform.database.Transaction;

/// All who have applied to facilitate.
@ApplicationScoped
class Facilitators {

    private static final String SELECT = """
            select conference, subject, name, applied_at, vetting_authority, vetting_reference, vetted_until,
              trained_on, version
            from facilitator\s""";

    private final Database database;
    private final InstantSource clock;

    Facilitators(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A conference's facilitators by their subjects, at most `limit`, from after `after`.
    List<Facilitator> list(UUID conference, @Nullable UUID after, int limit) {
        return database.list(
                SELECT + "where conference = $1 and ($2::uuid is null or subject > $2) order by subject limit $3",
                Facilitators::from,
                conference,
                after,
                limit);
    }

    /// What is known of a person; of some, that they have not applied.
    Facilitator of(UUID conference, UUID subject) {
        return find(database, conference, subject, "").orElseGet(() -> Facilitator.notApplied(conference, subject));
    }

    Optional<Facilitator> lock(Transaction transaction, UUID conference, UUID subject) {
        return find(transaction, conference, subject, " for update");
    }

    /// Applies, or changes nothing for who has.
    Facilitator apply(UUID conference, UUID subject, @Nullable String name) {
        database.update("""
                insert into facilitator (conference, subject, name, applied_at) values ($1, $2, $3, $4)
                on conflict (conference, subject) do nothing
                """, conference, subject, name, clock.instant().atOffset(ZoneOffset.UTC));
        return of(conference, subject);
    }

    /// Records what stands in `facilitator` in place of what was recorded before.
    ///
    /// @param facilitator locked by this transaction
    /// @param by the lead
    Facilitator record(Transaction transaction, Facilitator facilitator, UUID by) {
        var vetting = facilitator.vetting();
        transaction.update(
                """
                update facilitator set vetting_authority = $3, vetting_reference = $4, vetted_until = $5, trained_on = $6,
                  recorded_by = $7, recorded_at = $8, version = version + 1
                where conference = $1 and subject = $2
                """,
                facilitator.conference(),
                facilitator.subject(),
                vetting == null ? null : vetting.authority(),
                vetting == null ? null : vetting.reference(),
                vetting == null ? null : vetting.until(),
                facilitator.trainedOn(),
                by,
                clock.instant().atOffset(ZoneOffset.UTC));
        return lock(transaction, facilitator.conference(), facilitator.subject())
                .orElseThrow();
    }

    /// Forgets them and what was recorded.
    void erase(Transaction transaction, Facilitator facilitator) {
        transaction.update(
                "delete from facilitator where conference = $1 and subject = $2",
                facilitator.conference(),
                facilitator.subject());
    }

    private static Optional<Facilitator> find(Sql sql, UUID conference, UUID subject, String lock) {
        return sql.one(
                SELECT + "where conference = $1 and subject = $2" + lock, Facilitators::from, conference, subject);
    }

    private static Facilitator from(Row row) {
        var until = row.getLocalDate("vetted_until");
        return new Facilitator(
                row.getUUID("conference"),
                row.getUUID("subject"),
                row.getString("name"),
                row.getOffsetDateTime("applied_at").toInstant(),
                until == null
                        ? null
                        : new Vetting(row.getString("vetting_authority"), row.getString("vetting_reference"), until),
                row.getLocalDate("trained_on"),
                row.getLong("version"));
    }
}
