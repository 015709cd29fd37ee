package org.plenary.youth.contribution;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.youth.admission.Band;
import org.plenary.youth.ledger.Reason;

/// One contribution, with what is thought of it.
///
/// @param topic of the room
/// @param pseudonym as its author is called in the forum
/// @param band of the room, and so its author's
/// @param decided what was decided last, and when; null while it waits
/// @param sealed whether what it says is kept apart
/// @param withheld whether its author does not take part at the moment, so that nobody reads it
/// @param appeal that its author asked for a second look; null when they have not
/// @param toldAs the pseudonym that other services were told; null when they were told none
/// @param mine the stance of who looks; null when they have taken none
/// @param version rises with every change but the stances'
record Contribution(
        UUID id,
        UUID breakout,
        String topic,
        UUID conference,
        UUID admission,
        String pseudonym,
        Band band,
        Words words,
        State state,
        @Nullable Verdict decided,
        boolean sealed,
        boolean withheld,
        @Nullable Appeal appeal,
        Instant postedAt,
        @Nullable String toldAs,
        Totals totals,
        @Nullable Stance mine,
        long version) {

    /// Where a contribution stands.
    enum State {
        WAITING,
        SHOWN,
        DECLINED;

        /// As JSON and tables have it.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// What somebody says.
    ///
    /// @param text null when it is declined: then it is sealed for everybody but its author, and later deleted
    /// @param language BCP 47
    record Words(Kind kind, @Nullable String text, String language) {}

    /// The last decision.
    ///
    /// @param refused null when it is shown
    record Verdict(@Nullable Refused refused, UUID by, Instant at) {}

    /// Why something is not shown.
    ///
    /// @param words for its author
    record Refused(Reason reason, String words) {}

    /// One is being deleted, in the transaction that is under way.
    record Removed(Contribution contribution) {}

    /// How many think what of it.
    record Totals(long agree, long disagree, long pass) {}

    boolean isShown() {
        return state == State.SHOWN;
    }

    /// Whether nobody but who facilitates can go on: it waits, or an appeal does.
    boolean waits() {
        return state == State.WAITING || hasAppealWaiting();
    }

    boolean hasAppealWaiting() {
        return appeal != null && appeal.waits();
    }

    /// Whether that person decided last, so that on appeal somebody else does.
    boolean isDecidedBy(UUID person) {
        return decided != null && decided.by().equals(person);
    }

    /// Whether others read it.
    boolean isPublic() {
        return isShown() && !withheld;
    }

    /// Whether what it said has been deleted, its term being over.
    boolean isForgotten() {
        return state == State.DECLINED && !sealed;
    }
}
