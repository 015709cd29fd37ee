package org.plenary.qna.lifting;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That who asked a question is to be told, or was, on a safeguarding ground.
///
/// @param ground `danger` to somebody's life or health, `abuse` of a child or an adult at risk, or
///     `threat` of violence
/// @param words what it is about
/// @param agreed who agreed; null while nobody has
/// @param readings how many times it was told
record Lifting(
        UUID question,
        UUID session,
        String ground,
        String words,
        Person wanted,
        @Nullable Person agreed,
        long readings) {

    /// Who did their part of it, and when.
    record Person(UUID subject, String name, Instant at) {}

    /// Whether somebody is one of the two.
    boolean isOf(UUID subject) {
        return wanted.subject().equals(subject)
                || agreed != null && agreed.subject().equals(subject);
    }

    /// Whether the two may still be told: what they had to do with it is done by then.
    boolean isTold(Instant now, Duration term) {
        return agreed != null && now.isBefore(agreed.at().plus(term));
    }
}
