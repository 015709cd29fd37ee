package org.plenary.youth.facilitator;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.plenary.platform.http.Problems;
import org.plenary.platform.identity.Caller;
import org.plenary.youth.conference.Conference;
import org.plenary.youth.right.Gate;
import org.plenary.youth.right.Role;

/// Lets the current caller in as a facilitator, or refuses. Behind [Gate], which knows the role, it asks for second
/// factor, vetting and training, anew each time.
@ApplicationScoped
public class Facilitation {

    /// What a facilitator lacks who is refused: the codes of [#facilitating], but for the role, as operations describe
    /// them.
    public static final String LACKING =
            "`secondFactorNeeded`, `vettingNeeded`, `trainingNeeded`: a facilitator who lacks that";

    /// Why somebody is refused by [#caring], as operations describe it.
    public static final String NOT_CARING = "`roleNeeded`: neither facilitator nor lead; " + LACKING;

    private final Gate gate;
    private final Facilitators facilitators;
    private final Caller caller;
    private final InstantSource clock;

    Facilitation(Gate gate, Facilitators facilitators, Caller caller, InstantSource clock) {
        this.gate = gate;
        this.facilitators = facilitators;
        this.caller = caller;
        this.clock = clock;
    }

    /// Whether the caller has the role and lacks nothing.
    public boolean facilitates(Conference conference) {
        return gate.has(conference, Role.FACILITATOR) && missing(conference).isEmpty();
    }

    /// The conference of that name, for a facilitator who lacks nothing.
    ///
    /// @throws HttpProblem 404 as [Gate#enter]; 403 `roleNeeded`, `secondFactorNeeded`, `vettingNeeded`,
    ///     `trainingNeeded`: the first that is missing
    public Conference facilitating(String slug) {
        return facilitating(gate.enter(slug));
    }

    /// As [#facilitating], for a conference that a row of this service names.
    public Conference facilitating(UUID conference) {
        return facilitating(gate.enter(conference));
    }

    /// As [#facilitating], and for the safeguarding lead, too.
    public Conference caring(UUID conference) {
        var entered = gate.enter(conference);
        return gate.has(entered, Role.LEAD) ? entered : facilitating(entered);
    }

    /// What somebody's account calls them who has applied.
    public Optional<String> name(UUID conference, UUID person) {
        return Optional.ofNullable(facilitators.of(conference, person).name());
    }

    private Conference facilitating(Conference conference) {
        gate.acting(conference, Role.FACILITATOR);
        missing(conference).stream().findFirst().ifPresent(need -> {
            throw Problems.of(403, need.code(), need.advice())
                    .with("conference", conference.slug())
                    .build();
        });
        return conference;
    }

    private Set<Need> missing(Conference conference) {
        return facilitators.of(conference.id(), caller.subject()).missing(caller.secondFactor(), today());
    }

    /// The date by which vetting is judged.
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
