package org.plenary.youth.report;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.youth.admission.Band;

/// One report, and how far it is.
///
/// @param breakout where; null when it is about no room
/// @param topic the room's
/// @param band the room's, or else of whoever reported; null when neither has one
/// @param named the accounts that the name it tells stands for: hidden from each of them
/// @param text what was added in words; null when nothing was
/// @param seenAt when it was first read; null while it was not
/// @param closedAt null while it is open
public record Report(
        UUID id,
        UUID conference,
        @Nullable UUID breakout,
        @Nullable String topic,
        @Nullable Band band,
        About about,
        Set<UUID> named,
        Reason reason,
        @Nullable String text,
        Reporter reporter,
        Instant receivedAt,
        @Nullable Instant seenAt,
        @Nullable Instant closedAt) {

    /// Who reported.
    ///
    /// @param name as the others know them
    public record Reporter(UUID person, String name) {}

    /// How far a report is, with a line for whoever reported.
    enum State {
        RECEIVED("received", "It has arrived. The person who looks after everybody's safety here will read it."),
        SEEN("seen", "It has been read, and somebody is looking after it."),
        CLOSED("closed", "It has been looked after. If something still worries you, report it again.");

        private final String word;
        private final String line;

        State(String word, String line) {
            this.word = word;
            this.line = line;
        }

        /// As JSON has it.
        String word() {
            return word;
        }

        String line() {
            return line;
        }
    }

    public Report {
        named = Set.copyOf(named);
    }

    public boolean isOpen() {
        return closedAt == null;
    }

    State state() {
        if (closedAt != null) {
            return State.CLOSED;
        }
        return seenAt == null ? State.RECEIVED : State.SEEN;
    }

    /// Without what is personal.
    @Override
    public String toString() {
        return "Report[" + id + ']';
    }
}
