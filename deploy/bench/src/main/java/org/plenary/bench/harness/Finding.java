package org.plenary.bench.harness;

/// One line of the table.
///
/// @param what was measured
/// @param unit of the figures
public record Finding(String what, String unit, Spread spread, Aim aim) {

    public static Finding told(String what, String unit, Spread spread) {
        return new Finding(what, unit, spread, new Aim.None());
    }

    /// Whether the median is where it should be.
    public boolean isMet() {
        return aim.isMet(spread.median());
    }

    boolean hasAim() {
        return !(aim instanceof Aim.None);
    }
}
