package org.plenary.youth.alert;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One thing to look at.
///
/// @param breakout where; null when it is about no room
/// @param asker who asked; null when nobody did
/// @param report what was reported; null for all other kinds
/// @param takenBy the name of the facilitator who sees to what is for them, too; null while none does
/// @param seenAt when the lead, or who else it is for, saw to it; null while nobody has
public record Alert(
        UUID id,
        UUID conference,
        Kind kind,
        @Nullable UUID breakout,
        @Nullable Asker asker,
        @Nullable UUID report,
        Instant raisedAt,
        @Nullable String takenBy,
        @Nullable Instant seenAt) {

    /// What happened.
    public enum Kind {
        /// A room was closed for want of two facilitators.
        UNSUPERVISED("unsupervised"),
        /// A young person asks for help.
        HELP("help"),
        /// A facilitator calls the lead.
        LEAD_CALLED("leadCalled"),
        /// Somebody has reported something. Whoever it names is not shown it.
        REPORT("report"),
        /// A young person asks for a second look at what was declined.
        APPEAL("appeal"),
        /// A young person goes on only with somebody's help with the readiness check. It is about no room.
        CHECK_HELP("checkHelp");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// As JSON and tables have it.
        public String word() {
            return word;
        }

        /// Whether facilitators see to it, and not the lead alone.
        boolean isForFacilitators() {
            return switch (this) {
                case HELP, APPEAL, CHECK_HELP -> true;
                case UNSUPERVISED, LEAD_CALLED, REPORT -> false;
            };
        }

        static Kind of(String word) {
            return Stream.of(values())
                    .filter(kind -> kind.word.equals(word))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// Who asked.
    ///
    /// @param name as the others know them
    public record Asker(UUID person, String name) {}
}
