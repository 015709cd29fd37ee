package org.plenary.edge.board;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A poll that is open or was closed.
///
/// @param kind as JSON has it, such as `single`
/// @param options what one chooses from; empty for a scale
/// @param atMost how many choices one ballot may hold
/// @param scale null for what is no scale
/// @param language BCP 47; null when it is not known
/// @param countsWhileOpen whether counts are shown before it is closed
/// @param closesAt null when no closing time is planned
/// @param closedAt null while it is open
public record Poll(
        String id,
        String prompt,
        String kind,
        List<String> options,
        int atMost,
        @Nullable Scale scale,
        @Nullable String language,
        boolean countsWhileOpen,
        @Nullable Instant openedAt,
        @Nullable Instant closesAt,
        @Nullable Instant closedAt,
        Tally tally,
        long version) {

    /// The steps of a scale.
    public record Scale(
            int from,
            int to,
            @Nullable String fromLabel,
            @Nullable String toLabel) {}

    /// How many have answered.
    ///
    /// @param counts for each option or step how many chose it; null while nobody may know
    public record Tally(long ballots, @Nullable List<Long> counts, long version) {

        public static final Tally NONE = new Tally(0, null, 0);
    }

    /// The open one, then those that were closed last.
    static final Comparator<Poll> OPEN_FIRST = Comparator.comparing(Poll::isClosed)
            .thenComparing(Poll::closedAt, Comparator.nullsFirst(Comparator.reverseOrder()))
            .thenComparing(Poll::id, Comparator.reverseOrder());

    boolean isClosed() {
        return closedAt != null;
    }

    Poll with(Tally counted) {
        return new Poll(
                id,
                prompt,
                kind,
                options,
                atMost,
                scale,
                language,
                countsWhileOpen,
                openedAt,
                closesAt,
                closedAt,
                counted,
                version);
    }

    /// Whether this is the other but for what was counted.
    boolean isSameBesideTally(Poll other) {
        return with(Tally.NONE).equals(other.with(Tally.NONE));
    }
}
