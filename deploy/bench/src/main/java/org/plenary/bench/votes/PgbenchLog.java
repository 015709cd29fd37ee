package org.plenary.bench.votes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.plenary.bench.harness.Latencies;

/// What pgbench writes down of each transaction (`--log`): client, number, microseconds from when it was due, script,
/// and when it ended.
final class PgbenchLog {

    private static final int MICROS = 2;

    private PgbenchLog() {}

    /// Adds all logs of a run in a folder up, and takes them away.
    static Latencies read(Path folder) {
        var answers = new Latencies();
        try (var files = Files.newDirectoryStream(folder, "pgbench_log.*")) {
            for (var file : files) {
                try (var lines = Files.lines(file)) {
                    lines.forEach(line -> answers.record(nanos(line)));
                }
                Files.delete(file);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return answers;
    }

    static long nanos(String line) {
        return Long.parseLong(line.split(" ")[MICROS]) * 1_000;
    }
}
