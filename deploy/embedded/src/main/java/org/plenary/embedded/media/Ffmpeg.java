package org.plenary.embedded.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.plenary.embedded.ServerFiles;
import org.plenary.embedded.ServerProcess;

/// A running ffmpeg, under the guard that ends it when we close it or are gone.
///
/// The program is a static one from Maven Central; it is unpacked once into `.plenary/cache`.
final class Ffmpeg implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(5);
    private static final Duration ORDERLY_END_LIMIT = Duration.ofMillis(1500);
    private static final Duration END_LIMIT = Duration.ofSeconds(5);
    private static final String HIDDEN = "…";

    private final Process guard;
    private final ProcessHandle process;
    private final Thread complaints;

    private Ffmpeg(Process guard, ProcessHandle process, Thread complaints) {
        this.guard = guard;
        this.process = process;
        this.complaints = complaints;
    }

    /// @param arguments of ffmpeg; how much it says is decided here
    /// @param secret never shown in what it says
    /// @param complaints takes what it says on its standard error, line by line
    /// @throws IOException when it cannot be started
    static Ffmpeg start(List<String> arguments, String secret, Consumer<String> complaints) throws IOException {
        // Below the cache, so that what a kill of ours leaves in this very moment goes with it.
        var folder = Files.createTempDirectory(Program.FILE.getParent(), "ffmpeg-start");
        var pidFile = folder.resolve("pid");
        try {
            var command = new ArrayList<>(List.of("sh", "-c", Program.GUARD, "guard", "KILL", "0"));
            command.addAll(List.of(pidFile.toString(), Program.FILE.toString()));
            command.addAll(List.of("-hide_banner", "-nostdin", "-nostats", "-loglevel", "error"));
            command.addAll(arguments);
            var guard = new ProcessBuilder(command).start();
            var reader = Thread.ofVirtual().unstarted(() -> read(guard.getErrorStream(), secret, complaints));
            reader.start();
            return new Ffmpeg(guard, processOf(guard, pidFile), reader);
        } finally {
            ServerFiles.delete(folder);
        }
    }

    /// What it writes to its standard output; ends when it does.
    InputStream output() {
        return guard.getInputStream();
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return guard.isAlive();
    }

    /// Waits until it has ended, `limit` at most.
    boolean awaitEnd(Duration limit) throws InterruptedException {
        return guard.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Ends it in order, so that the other end of its connection learns of it; by force if that takes too long.
    /// Returns when it is gone.
    @Override
    public void close() {
        process.destroy();
        try {
            awaitEnd(ORDERLY_END_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }

    /// Kills it and returns when it is gone. Does nothing if it has ended.
    void kill() {
        try {
            guard.getOutputStream().close();
        } catch (IOException e) {
            // The guard is gone already, and that is what closing is for.
        }
        try {
            if (!awaitEnd(END_LIMIT)) {
                process.destroyForcibly();
                guard.destroyForcibly();
            }
            complaints.join(END_LIMIT);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            guard.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static ProcessHandle processOf(Process guard, Path pidFile) throws IOException {
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        try {
            while (!Files.exists(pidFile)) {
                if (guard.waitFor(2, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                    guard.destroyForcibly();
                    throw new IOException("ffmpeg cannot be started");
                }
            }
        } catch (InterruptedException e) {
            guard.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ffmpeg started", e);
        }
        var pid = Long.parseLong(Files.readString(pidFile).strip());
        return ProcessHandle.of(pid).orElse(guard.toHandle());
    }

    private static void read(InputStream stream, String secret, Consumer<String> complaints) {
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                complaints.accept(line.replace(secret, HIDDEN));
            }
        } catch (IOException e) {
            // The process has gone, and with it what it had to say.
        }
    }

    /// Read once: where the program is, and the guard's text.
    private static final class Program {

        static final Path FILE = unpacked();
        static final String GUARD = guard();

        private static Path unpacked() {
            var mac = System.getProperty("os.name").startsWith("Mac") ? "-osx" : "";
            var resource = "/ws/schild/jave/nativebin/ffmpeg-" + System.getProperty("os.arch") + mac;
            var url = Ffmpeg.class.getResource(resource);
            if (url == null) {
                throw new IllegalStateException("There is no ffmpeg for this machine: " + resource);
            }
            try {
                var connection = url.openConnection();
                // Another release has another length: the old file is never taken for it.
                var file = ServerFiles.root()
                        .resolve(".plenary/cache")
                        .resolve("ffmpeg-" + connection.getContentLengthLong());
                if (!Files.isExecutable(file)) {
                    Files.createDirectories(file.getParent());
                    var unfinished = Files.createTempFile(file.getParent(), "ffmpeg", ".unfinished");
                    try (var in = connection.getInputStream()) {
                        Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
                    }
                    Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
                    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
                }
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException("ffmpeg cannot be unpacked", e);
            }
        }

        private static String guard() {
            try (var in = ServerProcess.class.getResourceAsStream("guard.sh")) {
                if (in == null) {
                    throw new IllegalStateException("The resource guard.sh is missing");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
