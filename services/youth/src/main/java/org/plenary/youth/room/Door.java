package org.plenary.youth.room;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Problems;
import org.plenary.platform.identity.Caller;
import org.plenary.youth.admission.Admissions;
import org.plenary.youth.admission.State;
import org.plenary.youth.breakout.Breakout;
import org.plenary.youth.breakout.Breakouts;
import org.plenary.youth.breakout.Refusal;
import org.plenary.youth.conference.Conference;
import org.plenary.youth.facilitator.Facilitation;
import org.plenary.youth.right.Gate;
import org.plenary.youth.right.Role;

/// Knows who the caller is in a forum's rooms. Asked anew with every call: a consent, a vetting, a role that has gone
/// acts with the next.
@ApplicationScoped
public class Door {

    /// Why somebody is refused by [#attendee], as operations describe it.
    public static final String NOT_IN_FORUM = "`notAdmitted`; " + Facilitation.LACKING;

    /// Why somebody is refused by [#enter], as operations describe it.
    public static final String NOT_IN_ROOM = "`otherBand`, " + NOT_IN_FORUM;

    private final Gate gate;
    private final Facilitation facilitation;
    private final Admissions admissions;
    private final Breakouts breakouts;
    private final Caller caller;

    Door(Gate gate, Facilitation facilitation, Admissions admissions, Breakouts breakouts, Caller caller) {
        this.gate = gate;
        this.facilitation = facilitation;
        this.admissions = admissions;
        this.breakouts = breakouts;
        this.caller = caller;
    }

    /// The room of that id, and who the caller is in it.
    public record Entry(Conference conference, Breakout room, Attendee attendee) {}

    /// @throws HttpProblem 400 `malformedId`; 404 when there is no such room, or its conference is not the caller's to
    ///     know; 403 as [#attendee]; 403 `otherBand`
    public Entry enter(String id) {
        var room = breakouts.find(Ids.parse(id)).orElseThrow(() -> Problems.notFound("There is no such room."));
        var conference = gate.enter(room.conference());
        var attendee = attendee(conference);
        if (!attendee.knows(room)) {
            throw shut(conference, Refusal.OTHER_BAND.code(), Refusal.OTHER_BAND.detail());
        }
        return new Entry(conference, room, attendee);
    }

    /// Who the caller is.
    ///
    /// @throws HttpProblem 403 `notAdmitted` for young people who have not come in; for others as [Facilitation]
    public Attendee attendee(Conference conference) {
        var admission = admissions.find(conference.id(), caller.subject());
        if (admission.isPresent()) {
            // Whoever came as a young person is one here, whatever else they are.
            return admission
                    .filter(found -> found.state() == State.ADMITTED)
                    .map(Attendee.Youth::new)
                    .orElseThrow(() -> shut(conference, "notAdmitted", "Your way into the forum is not finished."));
        }
        if (facilitation.facilitates(conference)) {
            return new Attendee.Facilitator(
                    caller.subject(), caller.claim("name").orElse("Facilitator"));
        }
        if (gate.has(conference, Role.LEAD)) {
            return new Attendee.Lead(caller.subject());
        }
        if (!gate.has(conference, Role.FACILITATOR)) {
            throw shut(conference, "notAdmitted", "Only who has come into the youth forum sees its rooms.");
        }
        facilitation.facilitating(conference.id());
        throw new IllegalStateException("Somebody lacks nothing and does not facilitate");
    }

    /// As [#enter], for who looks after the rooms.
    ///
    /// @throws HttpProblem 403 `roleNeeded` for young people
    Entry look(String id) {
        var entry = enter(id);
        if (!entry.attendee().isStaff()) {
            throw Problems.forbidden("roleNeeded", "This is not yours to do.");
        }
        return entry;
    }

    /// As [#look], for a conference's rooms.
    Conference look(Conference conference) {
        if (!attendee(conference).isStaff()) {
            throw Problems.forbidden("roleNeeded", "This is not yours to do.");
        }
        return conference;
    }

    /// Nobody reads anything new in a room that is stopped.
    ///
    /// @throws HttpProblem 409 `frozen`
    public static void requireGoingOn(Breakout room) {
        if (room.isStopped()) {
            throw refused(Refusal.FROZEN);
        }
    }

    /// What a room's refusal is as an answer.
    public static HttpProblem refused(Refusal refusal) {
        return refusal == Refusal.OTHER_BAND
                ? Problems.forbidden(refusal.code(), refusal.detail())
                : Problems.conflict(refusal.code(), refusal.detail());
    }

    /// 403 that says whose forum it is: its page tells what is missing.
    private static HttpProblem shut(Conference conference, String code, String detail) {
        return Problems.of(403, code, detail)
                .with("conference", conference.slug())
                .build();
    }

    /// Whether the caller is a safeguarding lead, also one who facilitates.
    boolean isLead(Entry entry) {
        return gate.has(entry.conference(), Role.LEAD);
    }

    UUID person() {
        return caller.subject();
    }
}
