package org.plenary.bench.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What a process and everything below it has used, as the kernel tells it.
///
/// @param cpuNanos in user and kernel mode, since it began
/// @param residentBytes in memory now; what processes share is counted once
public record Usage(long cpuNanos, long residentBytes) {

    /// The kernel tells times in hundredths of a second to every program, whatever it counts in itself.
    private static final long TICK_NANOS = 10_000_000;

    /// Of `/proc/<pid>/stat`, counted from behind the program's name, which may hold anything: `utime` and `stime`.
    private static final int USER_TICKS = 11;

    private static final int KERNEL_TICKS = 12;

    public static Usage of(ProcessHandle process) {
        var all = Stream.concat(Stream.of(process), process.descendants())
                .map(ProcessHandle::pid)
                .toList();
        return new Usage(
                all.stream().mapToLong(pid -> cpuNanos(read(pid, "stat"))).sum(),
                all.stream()
                        .mapToLong(pid -> residentBytes(read(pid, "smaps_rollup")))
                        .sum());
    }

    /// Only the time of a process: cheap enough to be asked often.
    public static long cpuNanosOf(ProcessHandle process) {
        return cpuNanos(read(process.pid(), "stat"));
    }

    static long cpuNanos(String stat) {
        if (stat.isEmpty()) {
            return 0;
        }
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[KERNEL_TICKS])) * TICK_NANOS;
    }

    static long residentBytes(String rollup) {
        return rollup.lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .sum();
    }

    /// Empty for a process that has just ended.
    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (NoSuchFileException gone) {
            return "";
        } catch (IOException unreadable) {
            if (!Files.exists(Path.of("/proc", Long.toString(pid)))) {
                return "";
            }
            throw new UncheckedIOException(unreadable);
        }
    }
}
