package org.plenary.bench.harness;

import java.util.List;
import java.util.Locale;

/// The median of some rounds, with the least and the most.
public record Spread(double median, double min, double max) {

    /// @throws IllegalArgumentException when there are none, or one of them is no number
    public static Spread of(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        if (sorted.isEmpty() || sorted.stream().anyMatch(value -> value.isNaN() || value.isInfinite())) {
            throw new IllegalArgumentException("No spread of " + values);
        }
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.getFirst(), sorted.getLast());
    }

    /// Such as `12.3 (11.9 to 13.0)`.
    @Override
    public String toString() {
        return "%s (%s to %s)".formatted(text(median), text(min), text(max));
    }

    private static String text(double value) {
        double size = Math.abs(value);
        var digits = size >= 100 || value == Math.rint(value) ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, digits, value);
    }
}
