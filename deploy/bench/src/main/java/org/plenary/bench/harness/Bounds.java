package org.plenary.bench.harness;

import java.util.ArrayList;
import java.util.Locale;

/// Up to where a generator is no bottleneck. Beyond, a round says more about the generator than about the system.
///
/// @param lateMillis how late it may send, at the 99th percentile
/// @param cores how busy it may be: near a whole core, one more thing to do would wait for it
public record Bounds(double lateMillis, double cores) {

    /// Whether a round may count.
    public sealed interface Verdict {

        record Valid() implements Verdict {}

        /// @param reason for the person who reads the table
        record Invalid(String reason) implements Verdict {}
    }

    /// A tenth of what a person notices, and a tenth less than a core.
    public static final Bounds USUAL = new Bounds(10, 0.9);

    public Bounds {
        if (!(lateMillis > 0) || !(cores > 0)) {
            throw new IllegalArgumentException("Bounds must be above nothing");
        }
    }

    public Verdict judge(Load load) {
        var reasons = new ArrayList<String>();
        if (load.lateMillis() > lateMillis) {
            reasons.add(String.format(Locale.ROOT, "sent %.1f ms late (p99)", load.lateMillis()));
        }
        if (load.cores() > cores) {
            reasons.add(String.format(Locale.ROOT, "was busy with %.2f cores", load.cores()));
        }
        return reasons.isEmpty()
                ? new Verdict.Valid()
                : new Verdict.Invalid("the generator " + String.join(" and ", reasons));
    }
}
