package org.plenary.youth.admission;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.youth.consent.Consent;
import org.plenary.youth.consent.Giver;
import org.plenary.youth.consent.Purpose;

/// One young person's admission: the facts, and what follows from them.
///
/// @param earlier how often this account has joined this forum before and left
/// @param refusedEarlier whether a guardian said no then
/// @param consentAge from which age on they decide for themselves in their country
/// @param name as their account has it; null once the adult has decided
/// @param guardianEmail null when no guardian is needed
/// @param guardianReleased whether another guardian may be named though one has answered
/// @param tries how often the readiness check was not passed
public record Admission(
        UUID id,
        UUID conference,
        UUID subject,
        UUID group,
        int earlier,
        boolean refusedEarlier,
        Pseudonym pseudonym,
        Age age,
        String country,
        int consentAge,
        @Nullable String name,
        @Nullable String guardianEmail,
        boolean guardianReleased,
        Instant joinedAt,
        boolean confirmed,
        boolean declined,
        int tries,
        boolean ready,
        Consent consent,
        long version) {

    /// All that is known of a young person here is being taken away, in the transaction that is under way.
    public record Erased(UUID admission) {}

    /// What is known or consented to of a young person has changed, in the transaction that is under way.
    ///
    /// @param turned whether they take part now and did not before, or the other way round
    public record Changed(UUID admission, boolean turned) {}

    /// How often the readiness check can be tried without help.
    static final int TRIES = 2;

    public Band band() {
        return Band.of(age);
    }

    /// Whether somebody else must consent: on doubt about the age, yes.
    public boolean guardianNeeded() {
        return age.mayBeBelow(consentAge);
    }

    /// Whether a guardian has answered, with yes or no: then who it is is not the young person's to change, unless the
    /// safeguarding lead has let them.
    public boolean guardianFixed() {
        return !consent.byGuardian().isEmpty() && !guardianReleased;
    }

    /// Whether a guardian has said no, to this admission or to an earlier one.
    boolean isRefused() {
        return refusedEarlier || !consent.byGuardian().getOrDefault(Purpose.TAKE_PART, true);
    }

    /// Whether a purpose is consented to by who has to.
    public boolean consents(Purpose purpose) {
        return consent.holds(purpose, guardianNeeded());
    }

    public State state() {
        if (declined || isGrownUp()) {
            return State.DECLINED;
        }
        if (!confirmed) {
            return State.AWAITING_CONFIRMATION;
        }
        if (!consents(Purpose.TAKE_PART)) {
            return State.AWAITING_GUARDIAN;
        }
        return ready ? State.ADMITTED : State.AWAITING_READINESS;
    }

    /// Whether they decide for themselves by now, without a guardian, and have not said yes or no yet.
    boolean ownConsentNeeded() {
        return state() == State.AWAITING_GUARDIAN
                && !guardianNeeded()
                && consent.answer(Giver.SELF, Purpose.TAKE_PART).isEmpty();
    }

    /// Whether they may be of age by now, and have grown out of the forum.
    boolean isGrownUp() {
        return age.mayBeAdult();
    }

    /// Whether they take part in the forum now.
    public boolean isAdmitted() {
        return state() == State.ADMITTED;
    }

    /// Whether only help leads on from the readiness check.
    public boolean helpNeeded() {
        return !ready && tries >= TRIES;
    }

    /// Whether it is the turn of that help.
    public boolean isStuck() {
        return state() == State.AWAITING_READINESS && helpNeeded();
    }
}
