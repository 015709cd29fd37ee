package org.plenary.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A server as a child process: started under a guard, watched until it is ready, stopped gracefully, then by force.
///
/// The guard is a small shell script between us and the server. It holds a pipe from us; when the pipe closes, because
/// we stop the server or because we are gone, it ends the server. So there is one way to stop, and no orphan.
///
/// Not safe for use by several threads at once, except for [#exited].
public final class ServerProcess implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration GUARD_SLACK = Duration.ofSeconds(5);

    /// What to run, and how to tell that it is ready.
    ///
    /// @param name for people: in messages and as the name of log and record
    /// @param command program and arguments
    /// @param environment added to our own environment
    /// @param folder working directory
    /// @param log where output and errors go; begun anew by a start, continued by a start again
    /// @param record where the run record is kept
    /// @param stopSignal the signal that asks for a graceful stop, without `SIG`
    /// @param startLimit how long the server may take until it is ready
    /// @param stopLimit how long the server may take to stop before it is killed
    /// @param ready holds as soon as the server can be used; an exception counts as not yet
    public record Plan(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path folder,
            Path log,
            Path record,
            String stopSignal,
            Duration startLimit,
            Duration stopLimit,
            Condition ready) {

        public Plan {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }
    }

    /// Something that is waited for.
    @FunctionalInterface
    public interface Condition {

        /// Long enough for a server that is busy with its start.
        int ANSWER_LIMIT_MILLIS = 5_000;

        boolean holds() throws Exception;

        /// A GET of this address is answered with 200.
        static Condition answers(String address) {
            return () -> {
                // Not HttpClient: this is asked many times a second, and that one brings threads of its own.
                var call = (HttpURLConnection) URI.create(address).toURL().openConnection();
                call.setConnectTimeout(ANSWER_LIMIT_MILLIS);
                call.setReadTimeout(ANSWER_LIMIT_MILLIS);
                try {
                    return call.getResponseCode() == 200;
                } finally {
                    call.disconnect();
                }
            };
        }
    }

    private final Plan plan;
    private Process guard;
    private ProcessHandle server;

    private ServerProcess(Plan plan, boolean anew) {
        this.plan = plan;
        RunRecord.reap(plan.record());
        this.guard = launch(plan, anew);
        this.server = serverOf(plan, guard);
    }

    /// Starts the server and waits until it is ready. Ends a leftover of an earlier run first.
    ///
    /// @throws ServerFailure when it ends early or is not ready in time; nothing is left running then
    public static ServerProcess start(Plan plan) {
        var process = new ServerProcess(plan, true);
        process.awaitReady();
        return process;
    }

    /// Starts the same server again, after a stop or a kill, and waits until it is ready.
    public void startAgain() {
        if (isAlive()) {
            throw new IllegalStateException(plan.name() + " still runs");
        }
        guard = launch(plan, false);
        server = serverOf(plan, guard);
        awaitReady();
    }

    /// Stops the server gracefully, by force if it does not end in time. Does nothing if it has ended.
    public void stop() {
        closePipe();
        var limit = plan.stopLimit().plus(GUARD_SLACK);
        if (!waitFor(guard, limit)) {
            RunRecord.end(server);
            RunRecord.end(guard.toHandle());
        }
        RunRecord.reap(plan.record());
    }

    /// Kills the server and its children at once (SIGKILL), as a crash would, and returns when they are gone.
    public void kill() {
        RunRecord.end(server);
        waitFor(guard, GUARD_SLACK);
        closePipe();
    }

    public boolean isAlive() {
        return guard.isAlive();
    }

    public String name() {
        return plan.name();
    }

    public long pid() {
        return server.pid();
    }

    public Path log() {
        return plan.log();
    }

    /// Completes with the exit status when the server has ended, for whatever reason.
    public CompletableFuture<Integer> exited() {
        return guard.onExit().thenApply(Process::exitValue);
    }

    /// A failure that names this server and carries the end of its log.
    public ServerFailure failure(String what, @Nullable Throwable cause) {
        return new ServerFailure(plan.name() + " " + what + " (log: " + plan.log() + ")", cause, plan.log());
    }

    @Override
    public void close() {
        stop();
    }

    private void awaitReady() {
        var deadline = System.nanoTime() + plan.startLimit().toNanos();
        Exception last = null;
        while (true) {
            try {
                if (plan.ready().holds()) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                last = e;
            }
            if (Thread.interrupted()) {
                stop();
                Thread.currentThread().interrupt();
                throw failure("was interrupted while it started", null);
            }
            if (waitFor(guard, POLL)) {
                RunRecord.reap(plan.record());
                throw failure("ended with status " + guard.exitValue() + " before it was ready", last);
            }
            if (System.nanoTime() > deadline) {
                stop();
                throw failure("was not ready within " + plan.startLimit().toSeconds() + " s", last);
            }
        }
    }

    private static Process launch(Plan plan, boolean anew) {
        try {
            Files.createDirectories(plan.folder());
            Files.createDirectories(plan.log().toAbsolutePath().getParent());
            Files.createDirectories(plan.record().toAbsolutePath().getParent());
            Files.deleteIfExists(pidFile(plan));
            var command = new ArrayList<>(Launching.OWN_SESSION);
            command.addAll(List.of("sh", "-c", Launching.GUARD, "guard"));
            command.addAll(List.of(
                    plan.stopSignal(),
                    Long.toString(plan.stopLimit().toSeconds()),
                    pidFile(plan).toString()));
            command.addAll(plan.command());
            var builder = new ProcessBuilder(command)
                    .directory(plan.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            anew
                                    ? ProcessBuilder.Redirect.to(plan.log().toFile())
                                    : ProcessBuilder.Redirect.appendTo(
                                            plan.log().toFile()));
            builder.environment().putAll(plan.environment());
            return builder.start();
        } catch (IOException e) {
            throw new ServerFailure(plan.name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    /// The guard notes the server's id before anything else; that takes milliseconds.
    private static ProcessHandle serverOf(Plan plan, Process guard) {
        var deadline = System.nanoTime() + GUARD_SLACK.toNanos();
        while (!Files.exists(pidFile(plan)) && !waitFor(guard, Duration.ofMillis(2))) {
            if (System.nanoTime() > deadline) {
                RunRecord.end(guard.toHandle());
                throw new ServerFailure(plan.name() + " cannot be started", null, plan.log());
            }
        }
        try {
            var pid = Long.parseLong(Files.readString(pidFile(plan)).strip());
            Files.delete(pidFile(plan));
            var server = ProcessHandle.of(pid).orElse(guard.toHandle());
            RunRecord.of(server).write(plan.record());
            return server;
        } catch (IOException e) {
            RunRecord.end(guard.toHandle());
            throw new ServerFailure(plan.name() + " cannot be started: " + e.getMessage(), e, plan.log());
        }
    }

    private static Path pidFile(Plan plan) {
        return plan.record()
                .resolveSibling(plan.record().getFileName() + ".pid")
                .toAbsolutePath();
    }

    private void closePipe() {
        try {
            guard.getOutputStream().close();
        } catch (IOException e) {
            // The guard is gone, and that is what closing is for.
        }
    }

    private static boolean waitFor(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Read once: the guard's text, and how to keep a terminal's Ctrl-C away from the servers, so that only we stop
    /// them, in order.
    private static final class Launching {

        static final String GUARD = read("guard.sh");
        static final List<String> OWN_SESSION =
                Files.isExecutable(Path.of("/usr/bin/setsid")) ? List.of("/usr/bin/setsid") : List.of();

        private static String read(String resource) {
            try (InputStream in = ServerProcess.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("The resource " + resource + " is missing");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
