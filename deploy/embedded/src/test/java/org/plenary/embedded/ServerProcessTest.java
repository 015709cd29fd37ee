package org.plenary.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {

    private final Path folder;

    ServerProcessTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aServerRunsUntilItIsStoppedAndLeavesNoRecord() {
        var server = ServerProcess.start(plan("exec sleep 600", () -> true));
        var handle = ProcessHandle.of(server.pid()).orElseThrow();

        assertTrue(handle.isAlive());
        assertTrue(Files.exists(folder.resolve("run/sleeper")));

        server.stop();

        assertFalse(handle.isAlive());
        assertFalse(Files.exists(folder.resolve("run/sleeper")));
    }

    @Test
    void aServerThatIgnoresTheSignalIsKilledWhenItsTimeIsOver() {
        var server = ServerProcess.start(
                plan("trap '' TERM; touch armed; while :; do sleep 0.1; done", () -> exists("armed")));
        var handle = ProcessHandle.of(server.pid()).orElseThrow();

        server.stop();

        assertFalse(handle.isAlive());
    }

    @Test
    void aServerThatEndsEarlyIsNamedWithTheEndOfItsLog() {
        var failure = assertThrows(
                ServerFailure.class, () -> ServerProcess.start(plan("echo 'no such luck' >&2; exit 3", () -> false)));

        assertTrue(failure.getMessage().startsWith("Sleeper ended with status 3 before it was ready"));
        assertEquals(List.of("no such luck"), failure.logTail());
    }

    @Test
    void aServerThatIsNotReadyInTimeIsStopped() throws Exception {
        var failure = assertThrows(
                ServerFailure.class, () -> ServerProcess.start(plan("echo $$ >pid; exec sleep 600", () -> false)));

        assertTrue(failure.getMessage().startsWith("Sleeper was not ready within 4 s"));
        var pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        assertFalse(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
    }

    @Test
    void aKilledServerIsStartedAgain() {
        try (var server = ServerProcess.start(plan("exec sleep 600", () -> true))) {
            var first = server.pid();
            server.kill();
            assertFalse(server.isAlive());

            server.startAgain();

            assertTrue(server.isAlive());
            assertTrue(server.pid() != first);
        }
    }

    @Test
    void aServerEndsWhenWhoeverStartedItIsKilled() throws Exception {
        var starter = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
        try {
            while (!exists("started")) {
                assertFalse(starter.waitFor(20, TimeUnit.MILLISECONDS), "the starter ended early");
            }
            var server = RunRecord.read(folder.resolve("run/sleeper"))
                    .flatMap(RunRecord::process)
                    .orElseThrow();

            starter.destroyForcibly();

            server.onExit().get(20, TimeUnit.SECONDS);
        } finally {
            starter.destroyForcibly();
        }
    }

    @Test
    void aLeftoverOfAKilledGuardIsEndedByTheNextStart() throws Exception {
        var left = new ProcessBuilder("sleep", "600").start();
        RunRecord.of(left.toHandle()).write(folder.resolve("run/sleeper"));

        ServerProcess.start(plan("exec sleep 600", () -> true)).stop();

        assertTrue(left.waitFor(5, TimeUnit.SECONDS));
    }

    @Test
    void aProcessThatWasOnlyGivenTheSameIdIsLeftAlone() throws Exception {
        var stranger = new ProcessBuilder("sleep", "600").start();
        try {
            var record = RunRecord.of(stranger.toHandle());
            new RunRecord(record.pid(), record.startedAt().minusSeconds(60)).write(folder.resolve("run/sleeper"));

            ServerProcess.start(plan("exec sleep 600", () -> true)).stop();

            assertTrue(stranger.isAlive());
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var failure =
                    assertThrows(ServerFailure.class, () -> Ports.requireFree("PostgreSQL", taken.getLocalPort()));

            assertEquals(
                    "Port " + taken.getLocalPort() + " (PostgreSQL) is taken by another program: stop that first",
                    failure.getMessage());
        }
    }

    private ServerProcess.Plan plan(String script, ServerProcess.Condition ready) {
        return plan(folder, script, ready);
    }

    private boolean exists(String name) {
        return Files.exists(folder.resolve(name));
    }

    private static ServerProcess.Plan plan(Path folder, String script, ServerProcess.Condition ready) {
        return new ServerProcess.Plan(
                "Sleeper",
                List.of("sh", "-c", script),
                Map.of(),
                folder,
                folder.resolve("sleeper.log"),
                folder.resolve("run/sleeper"),
                "TERM",
                Duration.ofSeconds(4),
                Duration.ofSeconds(1),
                ready);
    }

    /// A program that starts a server and then waits to be killed.
    static final class Starter {

        public static void main(String[] arguments) throws Exception {
            var folder = Path.of(arguments[0]);
            try (var server = ServerProcess.start(plan(folder, "exec sleep 600", () -> true))) {
                Files.createFile(folder.resolve("started"));
                server.exited().get();
            }
        }
    }
}
