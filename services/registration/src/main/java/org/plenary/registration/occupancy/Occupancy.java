package org.plenary.registration.occupancy;

import java.util.Optional;
import org.plenary.registration.admission.Kind;
import org.plenary.registration.admission.KindRule;

/// How full one kind is.
///
/// @param taken people with a place
/// @param waiting people in the line
record Occupancy(KindRule rule, int taken, int waiting) {

    /// Fewer people than this are not told of (see the safeguarding statements on figures).
    static final int FEWEST_TOLD = 5;

    /// Places left, as far as everybody may know; none where as many may come as want to. What is left tells what is
    /// taken, so one is kept back with the other.
    Optional<Integer> leftTold() {
        return rule.capacity() == null ? Optional.empty() : takenTold().map(rule::free);
    }

    /// People with a place, as far as everybody may know.
    Optional<Integer> takenTold() {
        return rule.kind() == Kind.YOUTH ? told(taken) : Optional.of(taken);
    }

    /// People in the line, as far as everybody may know.
    Optional<Integer> waitingTold() {
        return rule.kind() == Kind.YOUTH ? told(waiting) : Optional.of(waiting);
    }

    /// A count that may be told; none when it points at few people.
    static Optional<Integer> told(int people) {
        return people < FEWEST_TOLD ? Optional.empty() : Optional.of(people);
    }
}
