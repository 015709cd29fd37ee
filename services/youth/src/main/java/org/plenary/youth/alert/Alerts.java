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
import org.plenary.youth.sight.Sight;
import org.plenary.youth.sight.Sights;

/// All alerts.
@ApplicationScoped
public class Alerts {

    /// An alert that nobody has seen to, with its room's topic.
    record Open(Alert alert, @Nullable String topic) {}

    private static final String COLUMNS =
            "select id, conference, breakout, kind, person, name, report, raised_at, taken_name,"
                    + " seen_at from alert ";

    /// An alert of a report is for who sees the report, all others are for leads. `$2` to `$4` are a [Sight].
    private static final String SHOWN = """
            case when report is null then $3::boolean
              else exists (select from report where report.id = alert.report and %s) end
            """.formatted(Sights.SEES);

    private final Database database;
    private final InstantSource clock;

    Alerts(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Raises an alert. Of a person who has one of that kind open in that room, it is nobody's again.
    public void raise(
            Transaction transaction,
            UUID conference,
            Alert.Kind kind,
            @Nullable UUID breakout,
            Alert.@Nullable Asker asker) {
        transaction.update(
                """
                insert into alert (conference, kind, breakout, person, name, raised_at) values ($1, $2, $3, $4, $5, $6)
                on conflict (breakout, kind, person) where seen_at is null
                do update set raised_at = excluded.raised_at, taken_by = null, taken_name = null
                where alert.taken_by is not null
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

    /// Raises that somebody needs help with the readiness check: once, as long as they need it.
    public void raiseCheckHelp(Transaction transaction, UUID conference, Alert.Asker asker) {
        transaction.update("""
                insert into alert (conference, kind, person, name, raised_at) values ($1, 'checkHelp', $2, $3, $4)
                on conflict (conference, person) where kind = 'checkHelp' do nothing
                """, conference, asker.person(), asker.name(), now());
    }

    /// Nobody has to see to that any more, or has seen to it.
    public void dropCheckHelp(Transaction transaction, UUID conference, UUID person) {
        transaction.update(
                "delete from alert where conference = $1 and person = $2 and kind = 'checkHelp'", conference, person);
    }

    Optional<Alert> find(UUID id) {
        return database.one(COLUMNS + "where id = $1", Alerts::from, id);
    }

    /// Whether an alert is for somebody.
    boolean isFor(Sight sight, UUID id) {
        return database.one(
                        "select from alert where id = $1 and " + SHOWN,
                        row -> id,
                        id,
                        sight.person(),
                        sight.lead(),
                        sight.leads().toArray(UUID[]::new))
                .isPresent();
    }

    /// What nobody has seen to and is for somebody, the oldest first.
    List<Open> open(UUID conference, Sight sight, int atMost) {
        return database.list(
                """
                select alert.*, topic from alert left join breakout on breakout.id = breakout
                where alert.conference = $1 and seen_at is null and %s order by alert.id limit $5
                """.formatted(SHOWN),
                row -> new Open(from(row), row.getString("topic")),
                conference,
                sight.person(),
                sight.lead(),
                sight.leads().toArray(UUID[]::new),
                atMost);
    }

    /// What is open in one room, for who looks after it, and who needs help with the readiness check to come to any;
    /// reports are for nobody there.
    public List<Alert> openIn(UUID conference, UUID breakout) {
        return database.list(COLUMNS + """
                where conference = $1 and (breakout = $2 or kind = 'checkHelp') and seen_at is null and report is null
                order by id
                """, Alerts::from, conference, breakout);
    }

    /// A facilitator sees to it; the first one counts.
    void take(UUID id, UUID by, String name) {
        database.update(
                "update alert set taken_by = $2, taken_name = $3 where id = $1 and taken_by is null and seen_at is null",
                id,
                by,
                name);
    }

    /// Who it is for has seen to it; the first one counts.
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

    /// Nobody has to see to what that person asked for in that room any more.
    public void dropAsked(Transaction transaction, UUID breakout, Alert.Kind kind, UUID person) {
        transaction.update(
                "delete from alert where breakout = $1 and kind = $2 and person = $3 and seen_at is null",
                breakout,
                kind.word(),
                person);
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
                row.getString("taken_name"),
                seenAt == null ? null : seenAt.toInstant());
    }
}
