package org.plenary.registration.admission;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a person may register as.
public enum Kind {
    DELEGATE,
    VIEWER,
    /// A minor: nothing personal is kept, and asking goes through the youth forum.
    YOUTH,
    PRESS;

    /// As JSON and tables have it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of that word; empty when nobody may register as that.
    public static Optional<Kind> of(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
