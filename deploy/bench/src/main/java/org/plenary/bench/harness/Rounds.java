package org.plenary.bench.harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// Several sides, measured in turns. A round counts for all sides or for none: figures of one moment belong together.
public final class Rounds {

    /// Fewer tell nothing of how far they scatter.
    public static final int ENOUGH = 5;

    private final List<Map<String, Round>> counted = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final Bounds bounds;
    private final Consumer<String> tell;

    /// @param tell is told of each round
    public Rounds(Bounds bounds, Consumer<String> tell) {
        this.bounds = bounds;
        this.tell = tell;
    }

    /// Warms all sides up and measures until `wanted` rounds count, or as many again have been refused.
    public Rounds run(List<? extends Side> sides, int wanted) {
        sides.forEach(Side::warmUp);
        for (int turn = 0; counted.size() < wanted && turn < 2 * wanted; turn++) {
            // Nobody always comes first.
            var order = turn % 2 == 0 ? sides : sides.reversed();
            var shown = new LinkedHashMap<String, Round>();
            for (var side : order) {
                shown.put(side.name(), side.measure());
            }
            take(turn + 1, shown);
        }
        return this;
    }

    private void take(int number, Map<String, Round> shown) {
        var reasons = shown.entrySet().stream()
                .filter(entry -> bounds.judge(entry.getValue().load()) instanceof Bounds.Verdict.Invalid)
                .map(entry -> reason(entry.getKey(), entry.getValue()))
                .toList();
        if (reasons.isEmpty()) {
            counted.add(shown);
        } else {
            refused.add("round %d: %s".formatted(number, String.join("; ", reasons)));
        }
        shown.forEach((side, round) -> tell.accept("  round %d, %s: %s".formatted(number, side, round.figures())));
        reasons.forEach(reason -> tell.accept("  round %d does not count: %s".formatted(number, reason)));
    }

    private String reason(String side, Round round) {
        return switch (bounds.judge(round.load())) {
            case Bounds.Verdict.Valid() -> side;
            case Bounds.Verdict.Invalid(var reason) -> side + ": " + reason;
        };
    }

    public int counted() {
        return counted.size();
    }

    /// Why rounds did not count.
    public List<String> refused() {
        return List.copyOf(refused);
    }

    /// A side's figure over all rounds that count.
    ///
    /// @throws IllegalArgumentException when none counts
    public Spread of(String side, String figure) {
        return each(side, side, (one, same) -> one.figure(figure));
    }

    /// How many times another side's figure one side's is, each round by itself.
    public Spread ratio(String side, String other, String figure) {
        return each(side, other, (one, two) -> one.figure(figure) / two.figure(figure));
    }

    private Spread each(String side, String other, BiFunction<Round, Round, Double> figure) {
        return Spread.of(counted.stream()
                .map(round -> figure.apply(side(round, side), side(round, other)))
                .toList());
    }

    private static Round side(Map<String, Round> round, String side) {
        var shown = round.get(side);
        if (shown == null) {
            throw new IllegalArgumentException("No side " + side + " among " + round.keySet());
        }
        return shown;
    }
}
