package org.plenary.local.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.plenary.embedded.RunRecord;
import org.plenary.embedded.ServerFailure;
import org.plenary.local.api.CallFailure;
import org.plenary.local.demo.DemoFailure;

/// The launcher: `up`, `down` and `status` of the script `plenary`. Exit status 0 done, 1 failed or not running,
/// 2 not understood.
public final class Launch {

    private static final Duration DOWN_LIMIT = Duration.ofSeconds(90);
    private static final String LAUNCHER = "launcher";

    private final Progress progress;

    private Launch(Progress progress) {
        this.progress = progress;
    }

    public static void main(String[] words) {
        System.exit(new Launch(Progress.terminal()).run(List.of(words)));
    }

    private int run(List<String> words) {
        try {
            return switch (Options.parse(words)) {
                case Options.Up up -> up(up);
                case Options.Down down -> down(down.layout());
                case Options.Status status -> status(status.layout());
                case Options.Refused refused -> {
                    progress.complain(refused.reason() + "; see ./plenary help");
                    yield 2;
                }
            };
        } catch (ServerFailure | CallFailure | DemoFailure | IllegalStateException e) {
            progress.complain(String.valueOf(e.getMessage()));
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private int up(Options.Up up) throws InterruptedException {
        var begun = System.nanoTime();
        var layout = up.layout();
        var other = launcher(layout);
        if (other.isPresent()) {
            progress.complain("Plenary runs already (process " + other.get().pid() + "): ./plenary down ends it");
            return 1;
        }
        records(layout).forEach(RunRecord::reap);
        if (up.fresh()) {
            layout.clear();
        }
        RunRecord.of(ProcessHandle.current()).write(layout.record(LAUNCHER));
        progress.say("Plenary comes up; data in " + layout.folder());
        var system = new WholeSystem(layout, Addresses.fixed(), progress);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            system.close();
            forget(layout.record(LAUNCHER));
        }));
        system.start();
        if (up.demo()) {
            system.loadDemo(up.asDated());
        }
        progress.say(Welcome.text(system.addresses(), system.hasRooms()));
        progress.say(String.format(
                Locale.ROOT,
                "ready in %.1f s, %.2f GB of memory in all; Ctrl-C or ./plenary down stops everything",
                (System.nanoTime() - begun) / 1e9,
                Memory.kibibytes(ProcessHandle.current()) / 1024.0 / 1024.0));
        try {
            progress.complain(new Revival(system, progress).begin().get());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return 1;
    }

    /// Asks the launcher to stop, and sees to it that nothing is left, whatever became of it.
    private int down(Layout layout) throws InterruptedException {
        var launcher = launcher(layout);
        if (launcher.isPresent()) {
            launcher.get().destroy();
            try {
                launcher.get().onExit().get(DOWN_LIMIT.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                progress.complain("the launcher does not end; its parts are ended by force");
                launcher.get().destroyForcibly();
            }
        }
        var left = records(layout).stream().filter(RunRecord::reap).count();
        progress.say(launcher.isPresent() || left > 0 ? "Plenary is down." : "Plenary does not run.");
        return 0;
    }

    private int status(Layout layout) {
        var running = 0;
        for (var file : records(layout)) {
            var process = RunRecord.read(file).flatMap(RunRecord::process);
            if (process.isPresent()) {
                running++;
                progress.say(String.format(
                        Locale.ROOT,
                        "  %-14s process %7d  %5d MB",
                        file.getFileName(),
                        process.get().pid(),
                        ownMemory(file, process.get()) / 1024));
            }
        }
        progress.say(
                running == 0
                        ? "Plenary does not run."
                        : "Plenary runs; pages and API at " + Addresses.fixed().publicUrl());
        return running == 0 ? 1 : 0;
    }

    /// The launcher has all others below it.
    private static long ownMemory(Path file, ProcessHandle process) {
        return file.endsWith(LAUNCHER) ? Memory.ofOne(process) : Memory.kibibytes(process);
    }

    private static Optional<ProcessHandle> launcher(Layout layout) {
        return RunRecord.read(layout.record(LAUNCHER)).flatMap(RunRecord::process);
    }

    private static List<Path> records(Layout layout) {
        if (!Files.isDirectory(layout.records())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(layout.records())) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new ServerFailure("Cannot read " + layout.records() + ": " + e.getMessage(), e);
        }
    }

    private static void forget(Path record) {
        try {
            Files.deleteIfExists(record);
        } catch (IOException e) {
            // A record of a process that is gone means nothing; the next start replaces it.
        }
    }
}
