package org.plenary.registration.role;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.plenary.platform.http.Problems;
import org.plenary.platform.identity.Caller;
import org.plenary.registration.conference.Conference;
import org.plenary.registration.conference.Conferences;

/// Lets the current caller in to a conference, or refuses as the public surface says.
@ApplicationScoped
public class Gate {

    private final Conferences conferences;
    private final Roles roles;
    private final Caller caller;

    Gate(Conferences conferences, Roles roles, Caller caller) {
        this.conferences = conferences;
        this.roles = roles;
        this.caller = caller;
    }

    /// What the caller is at the conference of that name.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is none, or when it is not theirs to know
    public Standing enter(String slug) {
        return enter(conferences.bySlug(slug).orElseThrow(Gate::unknown));
    }

    /// As [#enter], for the organisers' work.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 as [#enter]; 403 when the caller does not
    ///     organise it
    public Conference organise(String slug) {
        return organising(enter(slug));
    }

    /// As [#organise], for a conference that a row of this service names.
    public Conference organise(UUID conference) {
        return organising(enter(conferences.known(conference).orElseThrow(Gate::unknown)));
    }

    private Standing enter(Conference conference) {
        var standing = roles.standing(conference, caller.subjectIfKnown().orElse(null));
        if (!standing.mayKnow()) {
            throw unknown();
        }
        return standing;
    }

    private static Conference organising(Standing standing) {
        if (!standing.organises()) {
            throw Problems.forbidden("forbidden", "Only organisers of this conference do that.");
        }
        return standing.conference();
    }

    private static RuntimeException unknown() {
        return Problems.notFound("There is no such conference.");
    }
}
