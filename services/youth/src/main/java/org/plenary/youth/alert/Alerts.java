package org.plenary.youth.alert;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;

/// All alerts.
@ApplicationScoped
public class Alerts {

    /// An alert that nobody has seen to, with its room's topic.
    record Open(Alert alert, @Nullable String topic) {}

    private static final String COLUMNS =
            "select id, conference, breakout, kind, person, name, report, raised_at, seen_at from alert ";

    /// An alert of a report is not shown to whom the report names: safeguarding statement 12.
    private static final String SHOWN =
            "not exists (select from report where report.id = alert.report and $2 = any(named)) ";

    private final Database database;
    private final InstantSource clock;

    Alerts(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Raises an alert, unless the same person has one of that kind open in that room.
    public void raise(
            Transaction transaction,
            UUID conference,
            Alert.Kind kind,
            @Nullable UUID breakout,
            Alert.@Nullable Asker asker) {
        transaction.update(
                """
                insert into alert (conference, kind, breakout, person, name, raised_at) values ($1, $2, $3, $4, $5, $6)
                on conflict do nothing
                """,
                conference,
                kind.word(),
                breakout,
                asker == null ? null : asker.person(),
                asker == null ? null : asker.name(),
                now());
    }

    /// Raises an alert of a report. It does not say who reported: reading that is logged.
    public void raiseReport(Transaction transaction, UUID conference, @Nullable UUID breakout, UUID report) {
        transaction.update(
                "insert into alert (conference, kind, breakout, report, raised_at) values ($1, $2, $3, $4, $5)",
                conference,
                Alert.Kind.REPORT.word(),
                breakout,
                report,
                now());
    }

    /// An alert, unless it is hidden from that person.
    Optional<Alert> find(UUID id, UUID person) {
        return database.one(COLUMNS + "where id = $1 and " + SHOWN, Alerts::from, id, person);
    }

    /// What nobody has seen to and is not hidden from that person, the oldest first.
    List<Open> open(UUID conference, UUID person, int atMost) {
        return database.list(
                """
                select alert.*, topic from alert left join breakout on breakout.id = breakout
                where alert.conference = $1 and seen_at is null and %s order by alert.id limit $3
                """.formatted(SHOWN), row -> new Open(from(row), row.getString("topic")), conference, person, atMost);
    }

    /// What nobody has seen to in one room, for who looks after it; reports are the lead's alone.
    public List<Alert> openIn(UUID breakout) {
        return database.list(
                COLUMNS + "where breakout = $1 and seen_at is null and report is null order by id",
                Alerts::from,
                breakout);
    }

    /// Somebody has seen to it; the first one counts.
    void see(UUID id, UUID by) {
        database.update("update alert set seen_at = $2, seen_by = $3 where id = $1 and seen_at is null", id, now(), by);
    }

    /// As [#see], for what that person asked for in that room.
    public void seeAsked(Transaction transaction, UUID breakout, Alert.Kind kind, UUID person, UUID by) {
        transaction.update("""
                update alert set seen_at = $4, seen_by = $5
                where breakout = $1 and kind = $2 and person = $3 and seen_at is null
                """, breakout, kind.word(), person, now(), by);
    }

    /// As [#see], for the alert of a report.
    public void seeReport(Transaction transaction, UUID report, UUID by) {
        transaction.update(
                "update alert set seen_at = $2, seen_by = $3 where report = $1 and seen_at is null", report, now(), by);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Alert from(Row row) {
        var person = row.getUUID("person");
        var name = row.getString("name");
        var seenAt = row.getOffsetDateTime("seen_at");
        return new Alert(
                row.getUUID("id"),
                row.getUUID("conference"),
                Alert.Kind.of(row.getString("kind")),
                row.getUUID("breakout"),
                person == null || name == null ? null : new Alert.Asker(person, name),
                row.getUUID("report"),
                row.getOffsetDateTime("raised_at").toInstant(),
                seenAt == null ? null : seenAt.toInstant());
    }
}
