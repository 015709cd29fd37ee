package org.plenary.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Keycloak, with one realm from our own files, its data in a PostgreSQL database.
///
/// It is built once (`kc build`) into the cache; each run gets a small home of its own that points into the cache, so
/// that several can run at once.
public final class Keycloak implements Server {

    private static final int HEAP_MEBIBYTES = 384;
    private static final int BUILD_HEAP_MEBIBYTES = 512;

    private static final Duration BUILD_LIMIT = Duration.ofMinutes(4);
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private static final String BUILD_KIND = "keycloak-";

    /// Raised when [#BUILD_OPTIONS] change, so that the cache is built anew.
    private static final int BUILD_OPTIONS_VERSION = 1;

    /// Health and metrics stay off: they would open a second port; readiness is asked of the realm itself.
    private static final List<String> BUILD_OPTIONS =
            List.of("build", "--db=postgres", "--features-disabled=kerberos,device-flow,ciba");

    /// @param port to listen on, on 127.0.0.1
    /// @param home a folder for this run's configuration; written anew by each start
    /// @param log the server's log file
    /// @param record the run record's file
    /// @param databaseUrl JDBC address
    /// @param databaseUser its owner
    /// @param databasePassword the owner's password
    /// @param adminPassword of the account `admin`; counts when the database is empty
    /// @param realm the realm's name
    /// @param realmFiles the realm's file, then overlays, merged by [RealmFiles]; counts when the realm is not
    ///     there
    /// @param environment what the placeholders in the realm's files stand for
    public record Settings(
            int port,
            Path home,
            Path log,
            Path record,
            String databaseUrl,
            String databaseUser,
            String databasePassword,
            String adminPassword,
            String realm,
            List<Path> realmFiles,
            Map<String, String> environment) {

        public Settings {
            realmFiles = List.copyOf(realmFiles);
            environment = Map.copyOf(environment);
        }
    }

    private final Settings settings;
    private final ServerProcess process;

    private Keycloak(Settings settings, ServerProcess process) {
        this.settings = settings;
        this.process = process;
    }

    /// Unpacks and builds Keycloak into the cache if it is not there yet (about half a minute, once).
    public static Path prepare() {
        var version = ServerFiles.location("keycloak.version");
        var built = ServerFiles.cached(BUILD_KIND + version + "-" + BUILD_OPTIONS_VERSION, Keycloak::build);
        ServerFiles.keepOnly(BUILD_KIND, built);
        return built;
    }

    /// Starts the server and returns when the realm answers.
    ///
    /// @throws ServerFailure when the port is taken or the server does not come up
    public static Keycloak start(Settings settings) {
        var program = prepare();
        RunRecord.reap(settings.record());
        Ports.requireFree("Keycloak", settings.port());
        prepareHome(settings, program);
        var address = "http://localhost:" + settings.port();
        var arguments = List.of(
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + settings.port(),
                "--hostname=" + address,
                "--cache=local",
                "--db-url=" + settings.databaseUrl(),
                "--db-username=" + settings.databaseUser(),
                "--db-pool-initial-size=1",
                "--db-pool-min-size=1",
                "--db-pool-max-size=15",
                "--log-console-format=%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5p [%c] %s%e%n");
        var environment = new HashMap<>(settings.environment());
        environment.put("KC_DB_PASSWORD", settings.databasePassword());
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", settings.adminPassword());
        var plan = new ServerProcess.Plan(
                "Keycloak",
                java(HEAP_MEBIBYTES, settings.home(), arguments),
                environment,
                settings.home(),
                settings.log(),
                settings.record(),
                "TERM",
                START_LIMIT,
                STOP_LIMIT,
                ServerProcess.Condition.answers("http://127.0.0.1:" + settings.port() + "/realms/" + settings.realm()));
        return new Keycloak(settings, ServerProcess.start(plan));
    }

    /// The realm's address, as it stands in tokens: `http://localhost:<port>/realms/<realm>`.
    public String issuer() {
        return "http://localhost:" + port() + "/realms/" + settings.realm();
    }

    @Override
    public int port() {
        return settings.port();
    }

    @Override
    public ServerProcess process() {
        return process;
    }

    private static List<String> java(int heapMebibytes, Path home, List<String> arguments) {
        var all = new ArrayList<>(List.of(
                Jvm.QUICK_START,
                "-XX:MaxMetaspaceSize=256m",
                "-XX:ReservedCodeCacheSize=96m",
                "-Dkc.home.dir=" + home.toAbsolutePath(),
                "-Djboss.server.config.dir=" + home.resolve("conf").toAbsolutePath(),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dpicocli.disable.closures=true",
                // Connections to a PostgreSQL that was killed are noticed before they are used.
                "-Dquarkus.datasource.jdbc.foreground-validation-interval=1S",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                home.resolve("lib/quarkus-run.jar").toAbsolutePath().toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        all.addAll(arguments);
        return Jvm.command(heapMebibytes, all);
    }

    private static void build(Path folder) throws IOException {
        ServerFiles.unpackZip(ServerFiles.file("keycloak.zip"), folder);
        var inner = folder.resolve("keycloak-" + ServerFiles.location("keycloak.version"));
        try (var parts = Files.list(inner)) {
            for (var part : parts.toList()) {
                Files.move(part, folder.resolve(part.getFileName()));
            }
        }
        Files.delete(inner);
        var log = folder.resolve("build.log");
        var process = new ProcessBuilder(java(BUILD_HEAP_MEBIBYTES, folder, BUILD_OPTIONS))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(BUILD_LIMIT.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
                RunRecord.end(process.toHandle());
                throw new ServerFailure("Keycloak's build failed (log: " + log + ")", null, log);
            }
        } catch (InterruptedException e) {
            RunRecord.end(process.toHandle());
            Thread.currentThread().interrupt();
            throw new ServerFailure("Keycloak was interrupted while it was built");
        }
    }

    private static void prepareHome(Settings settings, Path program) {
        var home = settings.home();
        try {
            ServerFiles.delete(home);
            Files.createDirectories(home.resolve("conf"));
            Files.createDirectories(home.resolve("data/import"));
            for (var part : List.of("lib", "providers", "version.txt")) {
                Files.createSymbolicLink(home.resolve(part), program.resolve(part));
            }
            var ownThemes = settings.realmFiles().getFirst().resolveSibling("themes");
            Files.createSymbolicLink(
                    home.resolve("themes"),
                    Files.isDirectory(ownThemes) ? ownThemes.toAbsolutePath() : program.resolve("themes"));
            RealmFiles.merge(settings.realmFiles(), home.resolve("data/import/" + settings.realm() + "-realm.json"));
        } catch (IOException e) {
            throw new ServerFailure("Keycloak's home " + home + " cannot be written: " + e.getMessage(), e);
        }
    }
}
