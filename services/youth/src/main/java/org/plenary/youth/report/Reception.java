package org.plenary.youth.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.platform.identity.Caller;
import org.plenary.youth.admission.Admission;
import org.plenary.youth.admission.Admissions;
import org.plenary.youth.breakout.Breakout;
import org.plenary.youth.conference.Conference;
import org.plenary.youth.report.Report.Reporter;
import org.plenary.youth.report.ReportForm.Create;
import org.plenary.youth.report.ReportForm.Mine;
import org.plenary.youth.report.Reports.Told;

/// Takes the caller's reports in, wherever they come from.
@ApplicationScoped
class Reception {

    private final Reports reports;
    private final Admissions admissions;
    private final ReportConfig config;
    private final Database database;
    private final Idempotency idempotency;
    private final Caller caller;
    private final InstantSource clock;

    Reception(
            Reports reports,
            Admissions admissions,
            ReportConfig config,
            Database database,
            Idempotency idempotency,
            Caller caller,
            InstantSource clock) {
        this.reports = reports;
        this.admissions = admissions;
        this.config = config;
        this.database = database;
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
    }

    /// Answers 201 with the report as the caller sees it.
    ///
    /// @param room null when it is about no room
    /// @param staff whether the caller looks after that room
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 422 `invalid`; 429 `tooManyReports`
    Response receive(Conference conference, @Nullable Breakout room, boolean staff, Create form) {
        var about = form.subject();
        return idempotency.once(form, () -> {
            var admission = admissions.find(conference.id(), caller.subject());
            var told = new Told(
                    conference.id(),
                    room == null ? null : room.id(),
                    room == null
                            ? admission.map(Admission::band).orElse(null)
                            : room.plan().band(),
                    about,
                    form.why(),
                    form.words(),
                    new Reporter(
                            caller.subject(),
                            admission
                                    .map(found -> found.pseudonym().text())
                                    .or(() -> caller.claim("name"))
                                    .orElse("Somebody")),
                    staff);
            var report = database.transaction(transaction -> {
                        requireFew(transaction);
                        return reports.receive(transaction, told);
                    })
                    .orElseThrow(() -> Problems.invalid("about.id", "is nothing that you know of here"));
            return Replies.personal(Response.status(Response.Status.CREATED).entity(Mine.of(report)));
        });
    }

    private void requireFew(Transaction transaction) {
        if (reports.sent(transaction, caller.subject(), clock.instant().minus(config.within())) >= config.most()) {
            throw Problems.tooMany(
                    "tooManyReports",
                    "Everything you reported before has arrived. This one has not: wait a little, or ask somebody"
                            + " near you for help now.",
                    config.within());
        }
    }
}
