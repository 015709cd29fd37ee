package org.plenary.sessions.programme;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Where a session stands.
///
/// ```
/// scheduled <-> preview -> live <-> paused
///     |                     ^ |       | ^
///     +---------------------+ +-> ended <-> replay
/// ```
/// From `ended` back to `live` or `paused` only for a few minutes, and never by itself.
public enum LiveState {
    SCHEDULED,
    /// An encoder publishes, or the producer looks: those backstage see it, others see `scheduled`.
    PREVIEW,
    LIVE,
    PAUSED,
    ENDED,
    REPLAY;

    /// The word that stands in JSON and in the database.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<LiveState> find(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst();
    }

    public static LiveState of(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("No live state is called " + code));
    }

    /// What is shown to those who are not backstage.
    public LiveState shownToOthers() {
        return this == PREVIEW ? SCHEDULED : this;
    }
}
