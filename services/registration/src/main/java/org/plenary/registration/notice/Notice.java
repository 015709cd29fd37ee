package org.plenary.registration.notice;

import java.util.Locale;
import java.util.stream.Stream;

/// What a mail tells.
public enum Notice {
    /// It was received, and an organiser decides.
    REGISTERED,
    CONFIRMED,
    /// No place for now, and the number in the line.
    WAITLISTED,
    /// A place came free.
    MOVED_UP,
    DECLINED;

    /// As tables have it.
    String word() {
        return this == MOVED_UP ? "movedUp" : name().toLowerCase(Locale.ROOT);
    }

    static Notice of(String word) {
        return Stream.of(values())
                .filter(notice -> notice.word().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
