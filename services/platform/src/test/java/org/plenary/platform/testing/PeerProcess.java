package org.plenary.platform.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.embedded.Ports;
import org.plenary.embedded.ServerProcess;

/// Another service of the house as the real process it is, for a test that needs its answers.
///
/// The build packages services in the order registration, sessions, qna, youth, edge, so a service's tests find those
/// before it.
public final class PeerProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final int port;
    private final ServerProcess process;

    private PeerProcess(int port, ServerProcess process) {
        this.port = port;
        this.process = process;
    }

    /// Starts a packaged service against the servers of [RealServers] and returns when it is ready.
    ///
    /// @param service such as `registration`
    /// @param more further settings, such as `PLENARY_SESSIONS`
    public static PeerProcess start(String service, Map<String, String> more) {
        return start(service, Ports.free(), more);
    }

    /// As [#start], on a port that was promised to others before.
    public static PeerProcess start(String service, int port, Map<String, String> more) {
        var jar = RealServers.root().resolve("services/%s/target/quarkus-app/quarkus-run.jar".formatted(service));
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is not there: package services/" + service + " first");
        }
        var environment = new HashMap<>(RealServers.environment(RealServers.servers(), service));
        environment.put("PLENARY_HTTP_PORT", Integer.toString(port));
        environment.putAll(more);
        var folder = Path.of("target/peers").toAbsolutePath();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var plan = new ServerProcess.Plan(
                service,
                List.of(java, "-Xmx160m", "-XX:+UseSerialGC", "-jar", jar.toString()),
                environment,
                folder,
                folder.resolve(service + "-" + port + ".log"),
                folder.resolve("run").resolve(service + "-" + port),
                "TERM",
                START_LIMIT,
                STOP_LIMIT,
                () -> isReady(port));
        return new PeerProcess(port, ServerProcess.start(plan));
    }

    /// Where it is reached, as settings like `PLENARY_REGISTRATION` take it.
    public String address() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /// The process, to be killed and started again.
    public ServerProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.stop();
    }

    private static boolean isReady(int port) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/q/health/ready".formatted(port)))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        }
    }
}
