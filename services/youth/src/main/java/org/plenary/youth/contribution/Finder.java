package org.plenary.youth.contribution;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Problems;
import org.plenary.youth.breakout.Breakouts;
import org.plenary.youth.facilitator.Facilitation;
import org.plenary.youth.room.Door;

/// Finds contributions for those who may do something about them.
@ApplicationScoped
class Finder {

    private final Facilitation facilitation;
    private final Contributions contributions;
    private final Breakouts breakouts;

    Finder(Facilitation facilitation, Contributions contributions, Breakouts breakouts) {
        this.facilitation = facilitation;
        this.contributions = contributions;
        this.breakouts = breakouts;
    }

    /// The contribution of that id, for nobody yet.
    ///
    /// @throws HttpProblem 400 `malformedId`; 404 when there is none
    Contribution find(String id) {
        return contributions.find(Ids.parse(id), null).orElseThrow(Finder::unknown);
    }

    /// As [#find], for who facilitates in its conference.
    ///
    /// @throws HttpProblem as [#find], also when it is withheld; 403 as [Facilitation#caring]
    Contribution cared(String id) {
        var contribution = find(id);
        facilitation.caring(contribution.conference());
        if (contribution.withheld()) {
            throw unknown();
        }
        return contribution;
    }

    /// As [#cared], to let the room read it: nobody reads anything new in a room that is stopped.
    ///
    /// @throws HttpProblem as [#cared] and [Door#requireGoingOn]
    Contribution shown(String id) {
        var contribution = cared(id);
        Door.requireGoingOn(breakouts.find(contribution.breakout()).orElseThrow(Finder::unknown));
        return contribution;
    }

    /// As it is now; nobody else decides on it until the transaction ends.
    ///
    /// @throws HttpProblem 404 when its author has taken it back meanwhile
    Contribution held(Transaction transaction, Contribution seen) {
        return contributions.lock(transaction, seen.id()).orElseThrow(Finder::unknown);
    }

    static HttpProblem unknown() {
        return Problems.notFound("There is no such contribution.");
    }
}
