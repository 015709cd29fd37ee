package org.plenary.registration.registration;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a registration stands.
public enum State {
    /// An organiser decides.
    PENDING,
    CONFIRMED,
    /// Stands in the line, with a viewer's rights meanwhile.
    WAITLISTED,
    DECLINED,
    CANCELLED,
    CHECKED_IN;

    /// As JSON and tables have it.
    public String word() {
        return this == CHECKED_IN ? "checkedIn" : name().toLowerCase(Locale.ROOT);
    }

    /// The state of that word; empty when there is none.
    public static Optional<State> of(String word) {
        return Stream.of(values()).filter(state -> state.word().equals(word)).findFirst();
    }
}
