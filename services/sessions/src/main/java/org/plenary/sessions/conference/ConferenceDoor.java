package org.plenary.sessions.conference;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.plenary.platform.http.Problems;
import org.plenary.platform.identity.Caller;
import org.plenary.sessions.rights.Rights;
import org.plenary.sessions.rights.Role;

/// Lets the current caller in to a conference, or refuses: 404 for what is unknown or not theirs to know, 403 for what
/// is not theirs to do.
@ApplicationScoped
public class ConferenceDoor {

    private final Conferences conferences;
    private final Rights rights;
    private final Caller caller;

    ConferenceDoor(Conferences conferences, Rights rights, Caller caller) {
        this.conferences = conferences;
        this.rights = rights;
        this.caller = caller;
    }

    /// The conference, if the caller may know of it.
    public Conference known(String slug) {
        return conferences
                .find(slug)
                .filter(conference -> rights.mayKnow(conference.access(), conference.id(), caller.subjectIfKnown()))
                .orElseThrow(() -> Problems.notFound("There is no such conference."));
    }

    /// The conference, if the caller is its organiser.
    public Conference organised(String slug) {
        var conference = known(slug);
        if (!rights.hasOneOf(conference.id(), caller.subject(), Set.of(Role.ORGANISER))) {
            throw Problems.forbidden("forbidden", "Only this conference's organisers may do this.");
        }
        return conference;
    }
}
