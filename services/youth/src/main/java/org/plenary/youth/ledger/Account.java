package org.plenary.youth.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.plenary.platform.chain.Link;

/// What is published of a room's decisions. Everything but what waits follows from the chain.
///
/// Its figures add up to the chain's count, which is published with them: a small figure that stood alone in its
/// suppression would be what is missing from the sum. So as many others, the smallest first and zeros last, are kept
/// back with it as it takes for at least five decisions to be behind at least two figures that are not told.
///
/// @param figures what was decided at first sight, by reason where it was declined, what was undone without an appeal,
///     and what was decided on appeal: each decision once
/// @param waiting how many contributions nobody has looked at yet
/// @param waits how long each waited for somebody to look at it first, the shortest first
record Account(Map<Figure, Long> figures, long waiting, List<Duration> waits) {

    /// Fewer than this point at somebody (see the safeguarding statements on figures).
    static final int FEWEST_TOLD = 5;

    /// A figure of the account, in the order of [Reason] where it is declined.
    enum Figure {
        SHOWN,
        UNKIND,
        PRIVATE,
        OFF_TOPIC,
        UNCLEAR,
        REPEATED,
        OTHER,
        REVERSALS,
        UPHELD,
        OVERTURNED;

        static Figure of(Reason reason) {
            return valueOf(reason.name());
        }

        private static Figure of(Decision decision) {
            return switch (decision.what()) {
                case SHOWN -> SHOWN;
                case DECLINED -> of(Objects.requireNonNull(decision.reason()));
                case SHOWN_AGAIN, TAKEN_OFF -> REVERSALS;
                case UPHELD -> UPHELD;
                case OVERTURNED -> OVERTURNED;
            };
        }
    }

    static Account of(List<Link<Decision>> chain, long waiting) {
        var figures = new EnumMap<Figure, Long>(Figure.class);
        for (var figure : Figure.values()) {
            figures.put(figure, 0L);
        }
        chain.forEach(link -> figures.merge(Figure.of(link.decided()), 1L, Long::sum));
        var waits = chain.stream()
                .map(Link::decided)
                .filter(decision -> decision.what().isAtFirstSight())
                .map(Decision::waited)
                .sorted()
                .toList();
        return new Account(figures, waiting, waits);
    }

    /// The figures that may be told; the others are kept back.
    Map<Figure, Long> told() {
        var told = new EnumMap<Figure, Long>(figures);
        var bySize = new ArrayList<>(figures.keySet());
        bySize.sort(Comparator.comparing((Figure figure) -> size(figure) == 0).thenComparing(this::size));
        int kept = 0;
        long behind = 0;
        for (var figure : bySize) {
            long size = size(figure);
            boolean small = size > 0 && size < FEWEST_TOLD;
            boolean givenAway = kept == 1 || (kept > 0 && behind < FEWEST_TOLD);
            if (small || givenAway) {
                told.remove(figure);
                kept++;
                behind += size;
            }
        }
        return told;
    }

    /// How many contributions have come in, told only where neither what waits nor any figure is kept back.
    OptionalLong received() {
        if ((waiting > 0 && waiting < FEWEST_TOLD) || told().size() < figures.size()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(waits.size() + waiting);
    }

    /// How many appeals were decided, told only where neither what was upheld nor what was overturned is kept back.
    OptionalLong appeals() {
        var told = told();
        var upheld = told.get(Figure.UPHELD);
        var overturned = told.get(Figure.OVERTURNED);
        return upheld == null || overturned == null ? OptionalLong.empty() : OptionalLong.of(upheld + overturned);
    }

    /// How long contributions waited until somebody looked at them, the middle one of them - of two the shorter one;
    /// told from five on.
    Optional<Duration> median() {
        return waits.size() < FEWEST_TOLD ? Optional.empty() : Optional.of(waits.get((waits.size() - 1) / 2));
    }

    private long size(Figure figure) {
        return figures.getOrDefault(figure, 0L);
    }
}
