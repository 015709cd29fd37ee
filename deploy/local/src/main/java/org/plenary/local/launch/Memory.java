package org.plenary.local.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// How much memory processes hold.
final class Memory {

    private Memory() {}

    /// The memory of a process and everything below it, in KiB: what is shared counts once, divided among those who
    /// share it. Zero where the system does not tell.
    static long kibibytes(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(Memory::ofOne)
                .sum();
    }

    /// The memory of one process alone, in KiB.
    static long ofOne(ProcessHandle process) {
        var folder = Path.of("/proc", Long.toString(process.pid()));
        try (var lines = Files.lines(folder.resolve("smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }
}
