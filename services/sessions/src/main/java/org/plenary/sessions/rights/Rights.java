package org.plenary.sessions.rights;

import io.grpc.Deadline;
import io.grpc.StatusRuntimeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.plenary.platform.identity.HeldAnswers;

/// What a person may do and see at a conference.
@ApplicationScoped
public class Rights {

    private static final Logger LOG = Logger.getLogger(Rights.class);

    private final Participants participants;
    private final RegistrationGrpc registration;
    private final RightsConfig config;
    private final HeldAnswers<Member, Set<Role>> roles;
    private final HeldAnswers<Member, Boolean> confirmed;

    Rights(Participants participants, RegistrationGrpc registration, RightsConfig config, InstantSource clock) {
        this.participants = participants;
        this.registration = registration;
        this.config = config;
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
        var held = roles.get(new Member(conference, subject), known -> !Collections.disjoint(known, wanted));
        return !Collections.disjoint(held, wanted);
    }

    /// Whether the caller is shown what only those backstage see. On doubt, not.
    public boolean isBackstage(UUID conference, Optional<UUID> subject) {
        return subject.stream()
                .anyMatch(known -> isYes(() -> !Collections.disjoint(roles(conference, known), Role.BACKSTAGE)));
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

    /// Those among up to 1,000 people who take part in their conference or hold a role there.
    ///
    /// One look at the projection for each conference; all whom it does not know are asked for at once, and whoever
    /// registration has no answer for when the time for a batch is over belongs if they did by its last word.
    public Set<Member> belonging(Set<Member> members) {
        var belonging = new HashSet<Member>();
        members.stream()
                .collect(Collectors.groupingBy(
                        Member::conference, Collectors.mapping(Member::subject, Collectors.toSet())))
                .forEach((conference, subjects) -> participants
                        .takingPart(conference, subjects)
                        .forEach(subject -> belonging.add(new Member(conference, subject))));
        var doubtful =
                members.stream().filter(member -> !belonging.contains(member)).toList();
        if (!doubtful.isEmpty()) {
            belonging.addAll(belongingAfterAll(doubtful));
        }
        return belonging;
    }

    private Set<Member> belongingAfterAll(List<Member> doubtful) {
        var deadline = Deadline.after(config.together().toMillis(), TimeUnit.MILLISECONDS);
        var belonging = ConcurrentHashMap.<Member>newKeySet();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> belonging.addAll(takingPartAfterAll(doubtful, deadline)));
            threads.execute(() -> belonging.addAll(holdingARole(doubtful, deadline)));
        }
        return belonging;
    }

    private Set<Member> takingPartAfterAll(List<Member> doubtful, Deadline deadline) {
        try {
            var answers = confirmed.refresh(doubtful, members -> registration.takePart(members, deadline));
            return those(answers, takesPart -> takesPart);
        } catch (StatusRuntimeException refused) {
            LOG.warnf("Registration refuses to tell of participants: %s", refused.getStatus());
            return Set.of();
        }
    }

    private Set<Member> holdingARole(List<Member> doubtful, Deadline deadline) {
        try {
            var answers = roles.refresh(doubtful, members -> registration.roles(members, deadline));
            return those(answers, held -> !held.isEmpty());
        } catch (StatusRuntimeException refused) {
            LOG.warnf("Registration refuses to tell of roles: %s", refused.getStatus());
            return Set.of();
        }
    }

    private static <A> Set<Member> those(Map<Member, A> answers, Predicate<A> wanted) {
        return answers.entrySet().stream()
                .filter(answer -> wanted.test(answer.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private boolean belongs(UUID conference, UUID subject) {
        var member = new Member(conference, subject);
        return !participants.takingPart(conference, Set.of(subject)).isEmpty()
                || isYes(() -> confirmed.get(member, takesPart -> takesPart))
                || isYes(() -> !roles.get(member, held -> !held.isEmpty()).isEmpty());
    }

    /// The answer of registration, or no while it is silent.
    private static boolean isYes(BooleanSupplier asked) {
        try {
            return asked.getAsBoolean();
        } catch (StatusRuntimeException silent) {
            LOG.warnf(
                    "Registration gives no answer on a person: %s",
                    silent.getStatus().getCode());
            return false;
        }
    }
}
