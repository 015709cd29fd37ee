package org.plenary.youth.facilitator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody who facilitates at a conference, or is to: the facts, and what follows from them.
///
/// @param name as their account has it
/// @param appliedAt null for who has not applied
/// @param vetting null until the lead has recorded one
/// @param trainedOn null until the lead has recorded it
/// @param version 0 for who has not applied
record Facilitator(
        UUID conference,
        UUID subject,
        @Nullable String name,
        @Nullable Instant appliedAt,
        @Nullable Vetting vetting,
        @Nullable LocalDate trainedOn,
        long version) {

    /// Who has not applied, and of whom nothing is recorded.
    static Facilitator notApplied(UUID conference, UUID subject) {
        return new Facilitator(conference, subject, null, null, null, null, 0);
    }

    /// @param today the date in UTC
    Standing standing(LocalDate today) {
        if (appliedAt == null) {
            return Standing.NOT_APPLIED;
        }
        if (vetting == null) {
            return Standing.APPLIED;
        }
        if (!vetting.holds(today)) {
            return Standing.EXPIRED;
        }
        return trainedOn == null ? Standing.APPLIED : Standing.CLEARED;
    }

    /// What they lack to facilitate now; nothing when they may.
    ///
    /// @param secondFactor whether their login has one
    /// @param today the date in UTC
    Set<Need> missing(boolean secondFactor, LocalDate today) {
        var missing = EnumSet.noneOf(Need.class);
        if (!secondFactor) {
            missing.add(Need.SECOND_FACTOR);
        }
        if (vetting == null || !vetting.holds(today)) {
            missing.add(Need.VETTING);
        }
        if (trainedOn == null) {
            missing.add(Need.TRAINING);
        }
        return missing;
    }
}
