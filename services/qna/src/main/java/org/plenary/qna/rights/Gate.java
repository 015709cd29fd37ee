package org.plenary.qna.rights;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Problems;
import org.plenary.platform.identity.Caller;
import org.plenary.qna.participant.Participant;
import org.plenary.qna.participant.Participants;
import org.plenary.qna.session.Session;
import org.plenary.qna.session.Sessions;

/// Lets the current caller into a session, or throws the refusal to answer with.
@ApplicationScoped
public class Gate {

    /// Somebody of the few, and under which role they act.
    public record Acting(Session session, UUID subject, Role role) {}

    private final Sessions sessions;
    private final Participants participants;
    private final Rights rights;
    private final Caller caller;

    Gate(Sessions sessions, Participants participants, Rights rights, Caller caller) {
        this.sessions = sessions;
        this.participants = participants;
        this.rights = rights;
        this.caller = caller;
    }

    /// A session by the id in a path, whoever asks.
    ///
    /// @throws HttpProblem 400 when it is no id, 404 when there is no such session
    public Session session(String id) {
        return session(Ids.parse(id));
    }

    /// A session, whoever asks.
    ///
    /// @throws HttpProblem 404 when there is no such session
    public Session session(UUID id) {
        return sessions.find(id).orElseThrow(Gate::unknown);
    }

    /// Lets in who may watch the session.
    ///
    /// @throws UnauthorizedException when a login might help
    /// @throws HttpProblem 403, 404
    public Session watching(Session session) {
        return switch (rights.watch(session, caller.subjectIfKnown())) {
            case GRANTED -> session;
            case LOGIN_NEEDED -> throw new UnauthorizedException();
            case FORBIDDEN ->
                throw Problems.forbidden("registrationNeeded", "Please register for the conference first.");
            case UNKNOWN -> throw unknown();
        };
    }

    /// Lets in who has one of these roles at the session's conference.
    ///
    /// @throws HttpProblem 403, 404
    public Acting acting(Session session, Role... anyOf) {
        var subject = caller.subject();
        return rights.role(session, subject, anyOf)
                .map(role -> new Acting(session, subject, role))
                .orElseThrow(() -> refusal(session, subject));
    }

    /// Lets in who takes part in the session's conference.
    ///
    /// @throws HttpProblem 403 `registrationNeeded`, 404
    public Participant participating(Session session) {
        return participants
                .find(session.conference().id(), caller.subject())
                .orElseThrow(() -> outsider(session.isByInvitation()));
    }

    /// The refusal of what only participants may do.
    public static HttpProblem outsider(boolean byInvitation) {
        return byInvitation
                ? unknown()
                : Problems.forbidden("registrationNeeded", "Please register for the conference first.");
    }

    /// The refusal of what is not there, or not the caller's to know.
    public static HttpProblem unknown() {
        return Problems.notFound("There is no such thing.");
    }

    /// Lets in who organises a conference.
    ///
    /// @throws HttpProblem 403 `roleNeeded`, 404
    public void organising(UUID conference, boolean byInvitation) {
        var subject = caller.subject();
        if (!rights.organises(conference, subject)) {
            throw refusal(rights.refuse(conference, byInvitation, subject));
        }
    }

    private HttpProblem refusal(Session session, UUID subject) {
        return refusal(rights.refuse(session, subject));
    }

    private static HttpProblem refusal(Rights.Right right) {
        return switch (right) {
            case UNKNOWN -> unknown();
            case GRANTED, LOGIN_NEEDED, FORBIDDEN -> Problems.forbidden("roleNeeded", "This is not yours to do.");
        };
    }
}
