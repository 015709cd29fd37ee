package org.plenary.youth.casefile;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Problems;
import org.plenary.platform.identity.Caller;
import org.plenary.youth.conference.Conference;
import org.plenary.youth.report.Report;
import org.plenary.youth.report.Reports;
import org.plenary.youth.report.Sight;
import org.plenary.youth.right.Gate;
import org.plenary.youth.right.Role;

/// Knows which cases the caller may see. Roles are asked with every call: a lead who was named is hidden from, and one
/// who is a lead no more is no longer looked after by organisers.
@ApplicationScoped
class Circle {

    private final Gate gate;
    private final Reports reports;
    private final Caller caller;

    Circle(Gate gate, Reports reports, Caller caller) {
        this.gate = gate;
        this.reports = reports;
        this.caller = caller;
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
        if (!reports.sees(sight(conference), report.id())) {
            throw unknown();
        }
        return new Opened(conference, report);
    }

    /// What the caller, who is a lead or an organiser, sees of a conference's cases.
    Sight sight(Conference conference) {
        var lead = gate.has(conference, Role.LEAD);
        Set<UUID> leads = lead
                ? Set.of()
                : reports.named(conference.id()).stream()
                        .filter(person -> gate.has(conference, person, Role.LEAD))
                        .collect(Collectors.toSet());
        return new Sight(caller.subject(), lead, leads);
    }

    private static HttpProblem unknown() {
        return Problems.notFound("There is no such case.");
    }
}
