package org.plenary.youth.casefile;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Problems;
import org.plenary.youth.conference.Conference;
import org.plenary.youth.report.Report;
import org.plenary.youth.report.Reports;
import org.plenary.youth.right.Gate;
import org.plenary.youth.right.Role;
import org.plenary.youth.sight.Sights;

/// Lets the caller in to a case, or refuses.
@ApplicationScoped
class Circle {

    private final Gate gate;
    private final Reports reports;
    private final Sights sights;

    Circle(Gate gate, Reports reports, Sights sights) {
        this.gate = gate;
        this.reports = reports;
        this.sights = sights;
    }

    /// A case and the conference it belongs to.
    record Opened(Conference conference, Report report) {}

    /// The case of that id.
    ///
    /// @throws HttpProblem 400 `malformedId`; 403 `roleNeeded` for who sees no case at all; 404 when there is none,
    ///     or when it is not the caller's to know
    Opened open(String id) {
        var report = reports.find(Ids.parse(id)).orElseThrow(Circle::unknown);
        var conference = gate.acting(report.conference(), Role.LEAD, Role.ORGANISER);
        if (!reports.sees(sights.of(conference), report.id())) {
            throw unknown();
        }
        return new Opened(conference, report);
    }

    private static HttpProblem unknown() {
        return Problems.notFound("There is no such case.");
    }
}
