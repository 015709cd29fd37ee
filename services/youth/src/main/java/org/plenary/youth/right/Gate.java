package org.plenary.youth.right;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.plenary.platform.http.Problems;
import org.plenary.platform.identity.Caller;
import org.plenary.platform.identity.HeldAnswers;
import org.plenary.youth.conference.Access;
import org.plenary.youth.conference.Conference;
import org.plenary.youth.conference.Conferences;

/// Lets the current caller in to a conference's youth forum, or refuses as the public surface says. Every method throws
/// [StatusRuntimeException] when registration had to be asked and gave no answer: silence is a no.
@ApplicationScoped
public class Gate {

    private record Person(UUID conference, UUID subject) {}

    private final Conferences conferences;
    private final RegistrationGrpc registration;
    private final HeldAnswers<Person, Set<Role>> roles;
    private final Caller caller;

    Gate(
            Conferences conferences,
            RegistrationGrpc registration,
            RightConfig config,
            InstantSource clock,
            Caller caller) {
        this.conferences = conferences;
        this.registration = registration;
        this.roles = new HeldAnswers<>(
                config.held(),
                config.held(),
                config.atMost(),
                clock,
                person -> registration.roles(person.conference(), person.subject()));
        this.caller = caller;
    }

    /// The conference of that name.
    ///
    /// @throws HttpProblem 404 when there is none, or when it is not the caller's to know
    public Conference enter(String slug) {
        return enter(conferences.bySlug(slug));
    }

    /// As [#enter], for a conference that a row of this service names.
    public Conference enter(UUID conference) {
        return enter(conferences.known(conference));
    }

    /// As [#enter], for who has one of these roles there.
    ///
    /// @throws HttpProblem 404 as [#enter]; 403 `roleNeeded`
    public Conference acting(String slug, Role... anyOf) {
        return acting(enter(slug), anyOf);
    }

    /// As [#acting], for a conference that a row of this service names.
    public Conference acting(UUID conference, Role... anyOf) {
        return acting(enter(conference), anyOf);
    }

    /// As [#acting], for a conference that was entered already.
    public Conference acting(Conference conference, Role... anyOf) {
        if (!has(conference, anyOf)) {
            throw Problems.forbidden("roleNeeded", "This is not yours to do.");
        }
        return conference;
    }

    /// Whether the caller has one of these roles; a no that is held is asked for again.
    public boolean has(Conference conference, Role... anyOf) {
        return has(conference, caller.subject(), anyOf);
    }

    /// As [#has], for somebody else.
    public boolean has(Conference conference, UUID subject, Role... anyOf) {
        var wanted = Set.of(anyOf);
        var person = new Person(conference.id(), subject);
        return !Collections.disjoint(roles.get(person, held -> !Collections.disjoint(held, wanted)), wanted);
    }

    private Conference enter(Optional<Conference> found) {
        var conference = found.orElseThrow(Gate::unknown);
        if (conference.access() == Access.INVITATION && !belongs(conference)) {
            throw unknown();
        }
        return conference;
    }

    private boolean belongs(Conference conference) {
        return caller.subjectIfKnown().isPresent()
                && (registration.takesPart(conference.id(), caller.subject()) || has(conference, Role.values()));
    }

    private static HttpProblem unknown() {
        return Problems.notFound("There is no such conference.");
    }
}
