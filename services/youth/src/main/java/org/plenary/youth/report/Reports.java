package org.plenary.youth.report;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Sql;
import org.plenary.platform.database.Transaction;
import org.plenary.youth.admission.Band;
import org.plenary.youth.admission.Pseudonym;
import org.plenary.youth.alert.Alerts;
import org.plenary.youth.report.Report.Reporter;
import org.plenary.youth.sight.Sight;
import org.plenary.youth.sight.Sights;

/// All reports.
@ApplicationScoped
public class Reports {

    /// What somebody tells.
    ///
    /// @param breakout where; null when it is about no room
    /// @param staff whether they look after that room
    record Told(
            UUID conference,
            @Nullable UUID breakout,
            @Nullable Band band,
            About about,
            Reason reason,
            @Nullable String text,
            Reporter reporter,
            boolean staff) {}

    private static final String COLUMNS = """
            select report.id, report.conference, report.breakout, topic, report.band, about, about_name, about_id, named,
              reason, text, reporter, reporter_name, received_at, seen_at, report.closed_at
            from report left join breakout on breakout.id = report.breakout
            """;

    private final Database database;
    private final ReportedWords words;
    private final Sights sights;
    private final Alerts alerts;
    private final InstantSource clock;

    Reports(Database database, ReportedWords words, Sights sights, Alerts alerts, InstantSource clock) {
        this.database = database;
        this.words = words;
        this.sights = sights;
        this.alerts = alerts;
        this.clock = clock;
    }

    /// How many reports a person has sent since. They send no other until the transaction ends: many at once count each
    /// other.
    int sent(Transaction transaction, UUID person, Instant since) {
        transaction.hold("report", person);
        return transaction
                .one(
                        "select count(*)::int as sent from report where reporter = $1 and received_at > $2",
                        row -> row.getInteger("sent"),
                        person,
                        since.atOffset(ZoneOffset.UTC))
                .orElse(0);
    }

    /// Takes a report in with what it is about, as far as that has words, and raises its alert.
    ///
    /// @return empty when whoever reports knows of nothing of that id
    Optional<Report> receive(Transaction transaction, Told told) {
        var said = told.about().hasWords() ? words.now(transaction, told) : Optional.<Said>empty();
        if (said.isEmpty() && told.about().hasWords()) {
            return Optional.empty();
        }
        var id = transaction
                .one(
                        """
                        insert into report (conference, breakout, band, about, about_name, about_id, named, reason, text,
                          reporter, reporter_name, received_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                        returning id
                        """,
                        row -> row.getUUID("id"),
                        told.conference(),
                        told.breakout(),
                        told.band() == null ? null : told.band().word(),
                        told.about().kind().word(),
                        told.about().name(),
                        told.about().id(),
                        named(transaction, told),
                        told.reason().word(),
                        told.text(),
                        told.reporter().person(),
                        told.reporter().name(),
                        now())
                .orElseThrow();
        said.ifPresent(kept -> words.keep(transaction, id, kept));
        alerts.raiseReport(transaction, told.conference(), told.breakout(), id);
        return find(transaction, id, "");
    }

    /// Whose name it is, who wrote what it is about, and everybody who ever declined that, or upheld it. Of two with
    /// the same name, both: better hidden from one too many.
    private UUID[] named(Transaction transaction, Told told) {
        var name = told.about().name();
        var leads = name == null ? Set.<UUID>of() : sights.leads(transaction, told.conference(), name);
        var others = transaction.list(
                """
                        select person from presence where breakout = $2 and lower(name) = lower($3)
                        union select subject from facilitator where conference = $1 and lower(name) = lower($3)
                        union select subject from admission where conference = $1 and pseudonym_key = $4
                        union select subject from contribution join admission on admission.id = admission
                          where contribution.id = $5 and conference = $1
                        union select decider from decision_words join decision using (breakout, number)
                          join breakout on breakout.id = breakout
                          where contribution = $5 and conference = $1 and decision.reason is not null
                        union select drafted_by from conclusion join breakout on breakout.id = breakout
                          where conclusion.id = $5 and conference = $1
                        union select subject from question join admission on admission.id = admission
                          where question.id = $5 and question.conference = $1
                        union select decided_by from question
                          where id = $5 and conference = $1 and state = 'declined'
                        """,
                row -> row.getUUID("person"),
                told.conference(),
                told.breakout(),
                name,
                name == null ? null : new Pseudonym(name).key(),
                told.about().id());
        return Stream.concat(leads.stream(), others.stream()).distinct().toArray(UUID[]::new);
    }

    /// A person's own, the newest first.
    List<Report> of(UUID conference, UUID person, int atMost) {
        return database.list(
                COLUMNS + "where report.conference = $1 and reporter = $2 order by report.id desc limit $3",
                Reports::from,
                conference,
                person,
                atMost);
    }

    /// A report that nobody has asked yet whether they may see it.
    public Optional<Report> find(UUID id) {
        return find(database, id, "");
    }

    /// As [#find]; nobody else changes it until the transaction ends.
    public Optional<Report> lock(Transaction transaction, UUID id) {
        return find(transaction, id, " for update of report");
    }

    /// Whether somebody may see a report.
    public boolean sees(Sight sight, UUID report) {
        return database.one(
                        "select from report where id = $1 and " + Sights.SEES,
                        row -> report,
                        report,
                        sight.person(),
                        sight.lead(),
                        sight.leads().toArray(UUID[]::new))
                .isPresent();
    }

    /// A conference's reports as far as somebody may see them, the newest first, at most `limit`, from after `after`.
    public List<Report> list(UUID conference, Sight sight, @Nullable UUID after, int limit) {
        return database.list(
                COLUMNS + "where report.conference = $1 and ($5::uuid is null or report.id < $5) and " + Sights.SEES
                        + "order by report.id desc limit $6",
                Reports::from,
                conference,
                sight.person(),
                sight.lead(),
                sight.leads().toArray(UUID[]::new),
                after,
                limit);
    }

    /// Somebody reads it; the first time counts.
    public void see(Transaction transaction, UUID id) {
        transaction.update("update report set seen_at = $2 where id = $1 and seen_at is null", id, now());
    }

    public void setOpen(Transaction transaction, UUID id, boolean open) {
        transaction.update("update report set closed_at = $2 where id = $1", id, open ? null : now());
    }

    private static Optional<Report> find(Sql sql, UUID id, String lock) {
        return sql.one(COLUMNS + "where report.id = $1" + lock, Reports::from, id);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Report from(Row row) {
        var band = row.getString("band");
        return new Report(
                row.getUUID("id"),
                row.getUUID("conference"),
                row.getUUID("breakout"),
                row.getString("topic"),
                band == null ? null : Band.of(band),
                new About(About.Kind.of(row.getString("about")), row.getString("about_name"), row.getUUID("about_id")),
                Set.of(row.getArrayOfUUIDs("named")),
                Reason.of(row.getString("reason")),
                row.getString("text"),
                new Reporter(row.getUUID("reporter"), row.getString("reporter_name")),
                row.getOffsetDateTime("received_at").toInstant(),
                instant(row, "seen_at"),
                instant(row, "closed_at"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        var at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
