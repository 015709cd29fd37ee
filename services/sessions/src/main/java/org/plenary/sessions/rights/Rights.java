package org.plenary.sessions.rights;

import io.grpc.StatusRuntimeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.plenary.platform.identity.HeldAnswers;

/// What a person may do and see at a conference.
@ApplicationScoped
public class Rights {

    private static final Logger LOG = Logger.getLogger(Rights.class);

    private final Participants participants;
    private final RegistrationGrpc registration;
    private final HeldAnswers<Member, Set<Role>> roles;
    private final HeldAnswers<Member, Boolean> confirmed;

    Rights(Participants participants, RegistrationGrpc registration, RightsConfig config, InstantSource clock) {
        this.participants = participants;
        this.registration = registration;
        this.roles = new HeldAnswers<>(config.fresh(), config.whenSilent(), config.held(), clock, registration::roles);
        this.confirmed =
                new HeldAnswers<>(config.fresh(), config.whenSilent(), config.held(), clock, registration::takesPart);
    }

    /// A person's roles, for an act that needs one.
    ///
    /// @throws StatusRuntimeException when registration is silent and nothing is held: nobody acts on a doubt
    public Set<Role> roles(UUID conference, UUID subject) {
        return roles.get(new Member(conference, subject));
    }

    /// Whether a person has one of the roles, for an act that needs one. A held *no* is confirmed with registration
    /// before it is given, so that who has just been given a role can act at once.
    ///
    /// @throws StatusRuntimeException as [#roles]
    public boolean hasOneOf(UUID conference, UUID subject, Set<Role> wanted) {
        return !Collections.disjoint(roles(conference, subject), wanted)
                || !Collections.disjoint(rolesAskedAgain(conference, subject), wanted);
    }

    /// Whether the caller is shown what only those backstage see. On doubt, not.
    public boolean isBackstage(UUID conference, Optional<UUID> subject) {
        return subject.stream()
                .anyMatch(known -> rolesOrNone(() -> roles(conference, known)).stream().anyMatch(Role.BACKSTAGE::contains));
    }

    /// Whether the caller may know that the conference exists. On doubt, not.
    public boolean mayKnow(Access access, UUID conference, Optional<UUID> subject) {
        return access != Access.INVITATION || subject.stream().anyMatch(known -> belongs(conference, known));
    }

    /// Whether the caller may watch the conference's sessions. On doubt, not.
    public Watching watching(Access access, UUID conference, Optional<UUID> subject) {
        if (access == Access.OPEN) {
            return Watching.GRANTED;
        }
        return Watching.of(access, subject.isPresent(), subject.stream().anyMatch(known -> belongs(conference, known)));
    }

    /// Those among up to 1,000 people who take part in a conference or hold a role there: one look at the projection,
    /// and one call for all whom it does not know.
    public Set<UUID> belonging(UUID conference, Collection<UUID> subjects) {
        var belonging = new HashSet<>(participants.takingPart(conference, subjects));
        var doubtful = subjects.stream()
                .filter(subject -> !belonging.contains(subject))
                .toList();
        if (!doubtful.isEmpty()) {
            belonging.addAll(confirmed(conference, doubtful));
        }
        for (var subject : doubtful) {
            if (!belonging.contains(subject)
                    && !rolesOrNone(() -> roles(conference, subject)).isEmpty()) {
                belonging.add(subject);
            }
        }
        return belonging;
    }

    private boolean belongs(UUID conference, UUID subject) {
        return !participants.takingPart(conference, Set.of(subject)).isEmpty()
                || takesPartAfterAll(new Member(conference, subject))
                || !rolesOrNone(() -> roles(conference, subject)).isEmpty()
                || hasRoleAfterAll(conference, subject);
    }

    private boolean hasRoleAfterAll(UUID conference, UUID subject) {
        return !rolesOrNone(() -> roles.refresh(new Member(conference, subject)))
                .isEmpty();
    }

    private Set<Role> rolesAskedAgain(UUID conference, UUID subject) {
        return roles.refresh(new Member(conference, subject));
    }

    private Set<UUID> confirmed(UUID conference, Collection<UUID> subjects) {
        try {
            return registration.takingPart(conference, subjects);
        } catch (StatusRuntimeException silent) {
            LOG.warnf(
                    "Registration gives no answer on participants: %s",
                    silent.getStatus().getCode());
            return Set.of();
        }
    }

    /// A yes is held; a no is forgotten at once, so that who has just registered gets in.
    private boolean takesPartAfterAll(Member member) {
        try {
            var takesPart = confirmed.get(member);
            if (!takesPart) {
                confirmed.forget(member);
            }
            return takesPart;
        } catch (StatusRuntimeException silent) {
            LOG.warnf(
                    "Registration gives no answer on a participant: %s",
                    silent.getStatus().getCode());
            return false;
        }
    }

    private static Set<Role> rolesOrNone(Supplier<Set<Role>> asked) {
        try {
            return asked.get();
        } catch (StatusRuntimeException silent) {
            LOG.warnf(
                    "Registration gives no answer on roles: %s",
                    silent.getStatus().getCode());
            return Set.of();
        }
    }
}
