package org.plenary.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.embedded.Servers;

/// Real PostgreSQL, Kafka, Keycloak and mail for a service's tests, on free ports, once for all tests of a module.
///
/// Use as `@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))`.
/// The service gets a database of its own name; so do all others, for peers run by
/// [PeerProcess].
public final class RealServers implements QuarkusTestResourceLifecycleManager {

    static final List<String> SERVICES = List.of("registration", "sessions", "qna", "youth");
    private static final String[] TOPICS = {
        "plenary.registration.v1",
        "plenary.sessions.v1",
        "plenary.qna.v1",
        "plenary.youth.v1",
        "plenary.viewers.v1",
        "plenary.registration.dlq",
        "plenary.sessions.dlq",
        "plenary.qna.dlq",
        "plenary.youth.dlq",
    };

    private static final String SECRET = "for tests, and for nothing else";

    /// An Ed25519 key (PKCS #8) whose 32 bytes are 0 to 31.
    private static final String SIGNING_KEY = "MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

    private static @Nullable Servers running;

    private String service = "";

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.getOrDefault("service", "");
    }

    @Override
    public Map<String, String> start() {
        // Quarkus may call this on a thread with another class loader than ours, and Kafka's client looks its own
        // classes up by the thread's. The servers' threads inherit it from here.
        Thread.currentThread().setContextClassLoader(RealServers.class.getClassLoader());
        var root = root();
        var keycloakFiles = List.of(
                root.resolve("deploy/keycloak/plenary-realm.json"), root.resolve("deploy/keycloak/plenary-local.json"));
        var servers = Servers.in(Path.of("target/servers").toAbsolutePath())
                .postgres(SERVICES.toArray(String[]::new))
                .kafka(TOPICS)
                .keycloak(keycloakFiles, realmEnvironment())
                .mailbox()
                .start();
        running = servers;
        var settings = new HashMap<>(environment(servers, service));
        settings.put("quarkus.http.test-port", "0");
        settings.put("PLENARY_HTTP_PORT", "0");
        return settings;
    }

    @Override
    public void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    /// The servers of this run.
    public static Servers servers() {
        if (running == null) {
            throw new IllegalStateException("No servers run: the test has no @WithTestResource(RealServers.class)");
        }
        return running;
    }

    /// The project's root folder, as the build tells it.
    public static Path root() {
        var root = System.getProperty("plenary.root");
        if (root == null) {
            throw new IllegalStateException("The build sets the system property plenary.root");
        }
        return Path.of(root);
    }

    /// What a service process needs to know of the servers.
    static Map<String, String> environment(Servers servers, String service) {
        return Map.ofEntries(
                Map.entry(
                        "PLENARY_DB_URL",
                        "postgresql://127.0.0.1:%d/%s"
                                .formatted(servers.postgres().port(), service)),
                Map.entry("PLENARY_DB_USER", service),
                Map.entry("PLENARY_DB_PASSWORD", Servers.PASSWORD),
                Map.entry("PLENARY_KAFKA", "127.0.0.1:" + servers.kafka().port()),
                Map.entry("PLENARY_ISSUER", servers.keycloak().issuer()),
                Map.entry("PLENARY_CLIENT_ID", service),
                Map.entry("PLENARY_CLIENT_SECRET", Servers.PASSWORD),
                Map.entry("PLENARY_STREAM_SECRET", SECRET),
                Map.entry("PLENARY_LINK_SECRET", SECRET),
                Map.entry("PLENARY_RECEIPT_SECRET", SECRET),
                Map.entry("PLENARY_SOCIAL_SECRET", SECRET),
                Map.entry("PLENARY_SEAL_SECRET", SECRET),
                Map.entry("PLENARY_ANNEX_KEY", SIGNING_KEY),
                Map.entry("PLENARY_SMTP", "127.0.0.1:" + servers.mailbox().port()));
    }

    private static Map<String, String> realmEnvironment() {
        var environment = new HashMap<String, String>();
        environment.put("PLENARY_PUBLIC_URL", "http://localhost:8080");
        environment.put("PLENARY_SMTP_HOST", "127.0.0.1");
        environment.put("PLENARY_SMTP_PORT", "1");
        environment.put("PLENARY_MAIL_FROM", "plenary@localhost");
        for (var client : List.of("edge", "registration", "sessions", "qna", "youth")) {
            environment.put("PLENARY_" + client.toUpperCase(Locale.ROOT) + "_SECRET", Servers.PASSWORD);
        }
        return environment;
    }
}
