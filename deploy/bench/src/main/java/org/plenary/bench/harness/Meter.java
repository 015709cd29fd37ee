package org.plenary.bench.harness;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// The time that passes and the time that is spent by this process, from its making on.
public final class Meter {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final long fromNanos = System.nanoTime();
    private final long fromCpuNanos = SYSTEM.getProcessCpuTime();

    public double seconds() {
        return (System.nanoTime() - fromNanos) / 1e9;
    }

    /// How much of a core this process has been busy with.
    public double cores() {
        return (SYSTEM.getProcessCpuTime() - fromCpuNanos) / 1e9 / seconds();
    }
}
