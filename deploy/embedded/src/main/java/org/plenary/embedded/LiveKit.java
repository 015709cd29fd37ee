package org.plenary.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// LiveKit: sound and picture of rooms. Its server is in no Maven registry, so it is there only where somebody has
/// installed or built it; see [#program]. Keeps everything in memory.
public final class LiveKit implements Server {

    /// Whose tokens it takes.
    public static final String KEY = "plenary";

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    /// What `deploy/media/livekit.yml` leaves to who starts it. Media comes by UDP alone: its TCP port would be open to
    /// the whole network.
    private static final String THIS_MACHINE_ONLY = """

            bind_addresses: [127.0.0.1]
            port: %d
            rtc:
              udp_port: %d
              tcp_port: 0
              node_ip: 127.0.0.1
              enable_loopback_candidate: true
              ips:
                includes: [127.0.0.1/32]
            """;

    /// @param program see [#program]
    /// @param port for signals and its API, on 127.0.0.1
    /// @param udpPort for sound and picture, on 127.0.0.1
    /// @param secret of [#KEY]; at least 32 characters
    /// @param folder working directory
    /// @param log the server's log file
    /// @param record the run record's file
    public record Settings(Path program, int port, int udpPort, String secret, Path folder, Path log, Path record) {

        /// For services: `http://127.0.0.1:<port>`.
        public String url() {
            return "http://127.0.0.1:" + port;
        }

        /// For browsers: `ws://127.0.0.1:<port>`.
        public String publicUrl() {
            return "ws://127.0.0.1:" + port;
        }

        /// Without the secret.
        @Override
        public String toString() {
            return "Settings[program=%s, port=%d, udpPort=%d]".formatted(program, port, udpPort);
        }
    }

    private final Settings settings;
    private final ServerProcess process;

    private LiveKit(Settings settings, ServerProcess process) {
        this.settings = settings;
        this.process = process;
    }

    /// The program on the PATH, or the one that `deploy/media/build-livekit` has built.
    public static Optional<Path> program() {
        return ServerFiles.installed("livekit-server");
    }

    /// @throws ServerFailure when a port is taken or the server does not come up
    public static LiveKit start(Settings settings) {
        RunRecord.reap(settings.record());
        Ports.requireFree("LiveKit", settings.port());
        var plan = new ServerProcess.Plan(
                "LiveKit",
                List.of(
                        settings.program().toString(),
                        "--config",
                        configure(settings).toString()),
                // As text: LiveKit drops a secret that can be read as a number.
                Map.of("LIVEKIT_KEYS", "%s: \"%s\"".formatted(KEY, settings.secret())),
                settings.folder(),
                settings.log(),
                settings.record(),
                // Asked politely, it waits until everybody has left; it has nothing to lose.
                "KILL",
                START_LIMIT,
                STOP_LIMIT,
                ServerProcess.Condition.answers(settings.url()));
        return new LiveKit(settings, ServerProcess.start(plan));
    }

    public Settings settings() {
        return settings;
    }

    @Override
    public int port() {
        return settings.port();
    }

    @Override
    public ServerProcess process() {
        return process;
    }

    private static Path configure(Settings settings) {
        try {
            var everywhere = Files.readString(ServerFiles.root().resolve("deploy/media/livekit.yml"));
            Files.createDirectories(settings.folder());
            return Files.writeString(
                    settings.folder().resolve("livekit.yml"),
                    everywhere + THIS_MACHINE_ONLY.formatted(settings.port(), settings.udpPort()));
        } catch (IOException e) {
            throw new ServerFailure("LiveKit cannot be configured: " + e.getMessage(), e);
        }
    }
}
