package org.plenary.bench.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where figures come from: without it they say nothing.
///
/// @param memoryGigabytes of the whole machine
/// @param busyBefore how many programs wanted a core when the run began, on average over a minute
public record Machine(
        String processor, int cores, double memoryGigabytes, String kernel, String java, double busyBefore) {

    public static Machine here() {
        return new Machine(
                value("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                Math.rint(Double.parseDouble(value("/proc/meminfo", "MemTotal").split(" ")[0]) / 1024 / 102.4) / 10,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                Double.parseDouble(read("/proc/loadavg").split(" ")[0]));
    }

    /// Whether something else ran that would have its share in the figures.
    public boolean isQuiet() {
        return busyBefore < 0.5;
    }

    private static String value(String file, String name) {
        return read(file)
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("0 unknown");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Measurements need Linux: " + file + " cannot be read", unreadable);
        }
    }
}
