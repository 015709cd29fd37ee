package org.plenary.registration.role;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What an organiser may let a person do.
public enum Role {
    CHAIR,
    MODERATOR,
    PRODUCER,
    CAPTIONER,
    FACILITATOR,
    SPEAKER,
    ORGANISER,
    /// The safeguarding lead of the youth forum.
    LEAD;

    /// As JSON and tables have it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role of that word; empty when there is none.
    public static Optional<Role> of(String word) {
        return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
