package org.plenary.qna.ballot;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person wants of a poll.
///
/// @param choices ascending, as they came otherwise: also what no poll takes; null to withdraw the ballot
record Wish(UUID poll, UUID subject, @Nullable List<Integer> choices) {

    /// Batches write in this order, so that no two wait for each other in a circle.
    static final Comparator<Wish> ORDER = Comparator.comparing(Wish::poll).thenComparing(Wish::subject);

    /// What two wishes must not both be about in batches under way.
    record Subject(UUID poll, UUID person) {}

    static Wish choose(UUID poll, UUID subject, List<Integer> choices) {
        return new Wish(poll, subject, choices.stream().sorted().toList());
    }

    static Wish withdraw(UUID poll, UUID subject) {
        return new Wish(poll, subject, null);
    }

    Subject about() {
        return new Subject(poll, subject);
    }
}
