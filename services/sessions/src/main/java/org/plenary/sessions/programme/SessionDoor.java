package org.plenary.sessions.programme;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Problems;
import org.plenary.platform.identity.Caller;
import org.plenary.sessions.conference.Conference;
import org.plenary.sessions.conference.Conferences;
import org.plenary.sessions.rights.Rights;
import org.plenary.sessions.rights.Role;

/// Lets the current caller in to a session, or refuses: 404 for what is unknown, withdrawn or not theirs to know, 401
/// and 403 for what is not theirs to do.
@ApplicationScoped
public class SessionDoor {

    /// A session with its conference, as one who was let in sees it.
    ///
    /// @param backstage whether the caller sees what is prepared
    public record Entered(Session session, Conference conference, boolean backstage) {}

    private final Sessions sessions;
    private final Conferences conferences;
    private final Rights rights;
    private final Caller caller;

    SessionDoor(Sessions sessions, Conferences conferences, Rights rights, Caller caller) {
        this.sessions = sessions;
        this.conferences = conferences;
        this.rights = rights;
        this.caller = caller;
    }

    /// The session, if the caller may know of it.
    public Entered known(String id) {
        var session = sessions.find(Ids.parse(id)).filter(found -> !found.withdrawn());
        var subject = caller.subjectIfKnown();
        return session.flatMap(found -> conferences
                        .find(found.conference())
                        .filter(conference -> rights.mayKnow(conference.access(), conference.id(), subject))
                        .map(conference ->
                                new Entered(found, conference, rights.isBackstage(conference.id(), subject))))
                .orElseThrow(() -> Problems.notFound("There is no such session."));
    }

    /// The session, if the caller may watch it.
    public Entered watched(String id) {
        var entered = known(id);
        var conference = entered.conference();
        return switch (rights.watching(conference.access(), conference.id(), caller.subjectIfKnown())) {
            case GRANTED -> entered;
            case LOGIN_NEEDED ->
                throw Problems.of(401, "loginNeeded", "Please sign in.").build();
            case FORBIDDEN ->
                throw Problems.forbidden("participantsOnly", "Only participants of the conference may watch.");
            case NOT_FOUND -> throw Problems.notFound("There is no such session.");
        };
    }

    /// The session, if the caller has one of the roles at its conference.
    public Entered asOneOf(String id, Set<Role> roles) {
        var entered = known(id);
        if (!rights.hasOneOf(entered.conference().id(), caller.subject(), roles)) {
            throw Problems.forbidden("forbidden", "Your role at this conference does not let you do this.");
        }
        return entered;
    }

    /// The caller's roles at the session's conference.
    public Set<Role> roles(Entered entered) {
        return rights.roles(entered.conference().id(), caller.subject());
    }
}
