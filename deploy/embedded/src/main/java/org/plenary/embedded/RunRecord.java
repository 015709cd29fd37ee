package org.plenary.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A note on disk of a process that runs: its id and its start. With both, a process that was left over by a crash is
/// found again and never mistaken for another that has been given the same id since.
///
/// @param pid the process id
/// @param startedAt when the process started, as the system tells it
public record RunRecord(long pid, Instant startedAt) {

    /// Systems report a start with less precision than a clock has, and a corrected clock moves it a little.
    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

    private static final Duration FORCED_END_LIMIT = Duration.ofSeconds(10);

    /// The record of a process that runs.
    public static RunRecord of(ProcessHandle process) {
        return new RunRecord(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    public static Optional<RunRecord> read(Path file) {
        try {
            var words = Files.readString(file).strip().split(" ");
            return words.length == 2
                    ? Optional.of(new RunRecord(Long.parseLong(words[0]), Instant.parse(words[1])))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException | java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    public void write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, pid + " " + startedAt + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    /// The process, if it is this one that still runs.
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> process.info()
                .startInstant()
                .map(start -> Duration.between(startedAt, start).abs().compareTo(START_TOLERANCE) < 0)
                .orElse(false));
    }

    /// Ends the process that a record names, if it still runs, and its children; removes the record.
    ///
    /// @return true if there was something to end
    public static boolean reap(Path file) {
        var left = read(file).flatMap(RunRecord::process);
        left.ifPresent(RunRecord::end);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + file, e);
        }
        return left.isPresent();
    }

    /// Kills a process and everything below it, and waits until all of them are gone.
    static void end(ProcessHandle process) {
        var all = java.util.stream.Stream.concat(java.util.stream.Stream.of(process), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (var one : all) {
            try {
                one.onExit().get(FORCED_END_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException | TimeoutException e) {
                throw new ServerFailure("Process " + one.pid() + " does not end", e);
            }
        }
    }
}
