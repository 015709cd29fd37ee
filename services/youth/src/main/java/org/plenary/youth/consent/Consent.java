package org.plenary.youth.consent;

import java.util.Map;
import java.util.Optional;

/// Everything that was answered on one young person, as it stands.
///
/// @param byGuardian the guardian's answers, as far as given
/// @param bySelf the young person's own, as far as given
public record Consent(Map<Purpose, Boolean> byGuardian, Map<Purpose, Boolean> bySelf) {

    public Consent {
        byGuardian = Map.copyOf(byGuardian);
        bySelf = Map.copyOf(bySelf);
    }

    /// Whether a purpose is consented to.
    ///
    /// @param guardianNeeded whether the person is below the consent age of their country
    public boolean holds(Purpose purpose, boolean guardianNeeded) {
        return guardianNeeded
                ? byGuardian.getOrDefault(purpose, false) && bySelf.getOrDefault(purpose, true)
                : bySelf.getOrDefault(purpose, false);
    }

    /// What one of the two answered; empty when nothing yet.
    public Optional<Boolean> answer(Giver giver, Purpose purpose) {
        return Optional.ofNullable(
                switch (giver) {
                    case GUARDIAN -> byGuardian.get(purpose);
                    case SELF -> bySelf.get(purpose);
                });
    }
}
