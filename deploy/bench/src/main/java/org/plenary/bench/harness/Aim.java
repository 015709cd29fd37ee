package org.plenary.bench.harness;

import java.util.Locale;

/// What a figure should be.
public sealed interface Aim {

    record AtLeast(double bound) implements Aim {}

    record AtMost(double bound) implements Aim {}

    /// The figure is told for what it explains.
    record None() implements Aim {}

    default boolean isMet(double value) {
        return switch (this) {
            case AtLeast(double bound) -> value >= bound;
            case AtMost(double bound) -> value <= bound;
            case None() -> true;
        };
    }

    default String text() {
        return switch (this) {
            case AtLeast(double bound) -> String.format(Locale.ROOT, ">= %s", number(bound));
            case AtMost(double bound) -> String.format(Locale.ROOT, "<= %s", number(bound));
            case None() -> "";
        };
    }

    private static String number(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }
}
