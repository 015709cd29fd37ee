package org.plenary.qna.vote;

import java.util.Comparator;
import java.util.UUID;

/// What a person wants of a question.
///
/// @param support true to vote for it, false to withdraw the vote
record Wish(UUID question, UUID subject, boolean support) {

    /// Batches write in this order, so that no two wait for each other in a circle.
    static final Comparator<Wish> ORDER = Comparator.comparing(Wish::question).thenComparing(Wish::subject);

    /// What two wishes must not both be about in batches under way.
    record Subject(UUID question, UUID person) {}

    Subject about() {
        return new Subject(question, subject);
    }
}
