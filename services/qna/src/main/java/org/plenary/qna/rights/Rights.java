package org.plenary.qna.rights;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.plenary.platform.identity.HeldAnswers;
import org.plenary.qna.participant.Participants;
import org.plenary.qna.session.Session;

/// Decides who may do what. Each method throws `StatusRuntimeException` when registration had to be asked and gave no
/// answer.
@ApplicationScoped
public class Rights {

    /// The answer to a wish.
    enum Right {
        GRANTED,
        /// A login might help.
        LOGIN_NEEDED,
        FORBIDDEN,
        /// Not theirs to know of.
        UNKNOWN
    }

    private record Person(UUID conference, UUID subject) {}

    private final Participants participants;
    private final HeldAnswers<Person, Set<Role>> roles;

    Rights(Participants participants, RolesGrpc registration, RightsConfig config, InstantSource clock) {
        this.participants = participants;
        this.roles = new HeldAnswers<>(
                config.fresh(),
                config.whenSilent(),
                config.atMost(),
                clock,
                person -> registration.roles(person.conference(), person.subject()));
    }

    /// Whether a person, or a visitor without a login, may watch a session.
    Right watch(Session session, Optional<UUID> subject) {
        if (session.open()) {
            return Right.GRANTED;
        }
        if (subject.isEmpty()) {
            return session.isByInvitation() ? Right.UNKNOWN : Right.LOGIN_NEEDED;
        }
        return belongs(session.conference().id(), subject.get()) ? Right.GRANTED : refusal(session);
    }

    /// The first of these roles that a person has at the session's conference, empty when they have none of them.
    public Optional<Role> role(Session session, UUID subject, Role... anyOf) {
        var held = roles(session, subject);
        return Stream.of(anyOf).filter(held::contains).findFirst();
    }

    /// Whether a person organises a conference.
    boolean organises(UUID conference, UUID subject) {
        return roles.get(new Person(conference, subject)).contains(Role.ORGANISER);
    }

    /// How to refuse a person what only some may do.
    Right refuse(Session session, UUID subject) {
        return refuse(session.conference().id(), session.isByInvitation(), subject);
    }

    /// As [#refuse], of what only some may do at a conference.
    Right refuse(UUID conference, boolean byInvitation, UUID subject) {
        return byInvitation && !belongs(conference, subject) ? Right.UNKNOWN : Right.FORBIDDEN;
    }

    /// Whoever has a role at a conference belongs to it, registered or not.
    private boolean belongs(UUID conference, UUID subject) {
        return participants.find(conference, subject).isPresent()
                || !roles.get(new Person(conference, subject)).isEmpty();
    }

    private static Right refusal(Session session) {
        return session.isByInvitation() ? Right.UNKNOWN : Right.FORBIDDEN;
    }

    private Set<Role> roles(Session session, UUID subject) {
        return roles.get(new Person(session.conference().id(), subject));
    }
}
