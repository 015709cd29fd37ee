package org.plenary.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The servers that a test needs, started side by side on free ports, below one folder.
///
/// ```java
/// try (var servers = Servers.in(Path.of("target/servers"))
///         .postgres("qna")
///         .kafka("plenary.sessions.v1", "plenary.qna.v1")
///         .start()) {
///     var url = servers.postgres().url("qna");
/// }
/// ```
///
/// The folder is emptied first: each start begins with nothing. In each database the user has the database's name, and
/// [#PASSWORD]. If one server does not come up, the others are stopped and the failure is thrown.
public final class Servers implements AutoCloseable {

    /// Of every database user, Keycloak's `admin` and the realm's clients, unless an environment says otherwise.
    public static final String PASSWORD = "plenary";

    private final @Nullable Postgres postgres;
    private final @Nullable Kafka kafka;
    private final @Nullable Keycloak keycloak;
    private final @Nullable Mailbox mailbox;

    private Servers(
            @Nullable Postgres postgres,
            @Nullable Kafka kafka,
            @Nullable Keycloak keycloak,
            @Nullable Mailbox mailbox) {
        this.postgres = postgres;
        this.kafka = kafka;
        this.keycloak = keycloak;
        this.mailbox = mailbox;
    }

    public static Choice in(Path folder) {
        return new Choice(folder.toAbsolutePath());
    }

    /// @throws IllegalStateException when it was not chosen
    public Postgres postgres() {
        return chosen(postgres, "PostgreSQL");
    }

    public Kafka kafka() {
        return chosen(kafka, "Kafka");
    }

    public Keycloak keycloak() {
        return chosen(keycloak, "Keycloak");
    }

    public Mailbox mailbox() {
        return chosen(mailbox, "mail");
    }

    /// Stops all, side by side.
    @Override
    public void close() {
        var running = new ArrayList<Server>();
        for (var server : new Server[] {keycloak, kafka, mailbox, postgres}) {
            if (server != null) {
                running.add(server);
            }
        }
        stop(running);
    }

    private static void stop(List<Server> servers) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            servers.forEach(server -> threads.submit(server::stop));
        }
    }

    private static <T> T chosen(@Nullable T server, String name) {
        if (server == null) {
            throw new IllegalStateException("These servers were started without " + name);
        }
        return server;
    }

    /// Which servers to start.
    public static final class Choice {

        private final Path folder;
        private final List<String> databases = new ArrayList<>();
        private final List<String> topics = new ArrayList<>();
        private final List<Path> realmFiles = new ArrayList<>();
        private Map<String, String> realmEnvironment = Map.of();
        private boolean postgres;
        private boolean durable = true;
        private boolean kafka;
        private boolean mailbox;

        private Choice(Path folder) {
            this.folder = folder;
        }

        /// PostgreSQL with these databases.
        public Choice postgres(String... names) {
            postgres = true;
            databases.addAll(List.of(names));
            return this;
        }

        /// PostgreSQL may forget on a crash of the machine: faster, for tests that do not ask about durability.
        public Choice throwAway() {
            durable = false;
            return this;
        }

        /// Kafka with these topics.
        public Choice kafka(String... names) {
            kafka = true;
            topics.addAll(List.of(names));
            return this;
        }

        /// Keycloak (and PostgreSQL for it) with Plenary's own realm and the demo accounts; every client's secret is
        /// [#PASSWORD].
        ///
        /// @param publicUrl where a browser reaches edge, such as `http://localhost:8080`
        public Choice keycloak(String publicUrl) {
            var folder = ServerFiles.root().resolve("deploy/keycloak");
            return keycloak(
                    List.of(folder.resolve("plenary-realm.json"), folder.resolve("plenary-local.json")),
                    Map.of(
                            "PLENARY_PUBLIC_URL",
                            publicUrl,
                            "PLENARY_EDGE_SECRET",
                            PASSWORD,
                            "PLENARY_REGISTRATION_SECRET",
                            PASSWORD,
                            "PLENARY_SESSIONS_SECRET",
                            PASSWORD,
                            "PLENARY_QNA_SECRET",
                            PASSWORD,
                            "PLENARY_YOUTH_SECRET",
                            PASSWORD));
        }

        /// Keycloak (and PostgreSQL for it) with the realm `plenary` from these files; see [Keycloak.Settings].
        public Choice keycloak(List<Path> files, Map<String, String> environment) {
            postgres("keycloak");
            realmFiles.addAll(files);
            realmEnvironment = environment;
            return this;
        }

        public Choice mailbox() {
            mailbox = true;
            return this;
        }

        /// Starts what was chosen and returns when all of it is ready.
        ///
        /// @throws ServerFailure of the first that did not come up; nothing is left running then
        public Servers start() {
            ServerFiles.delete(folder);
            var started = new ArrayList<Server>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var postgresStart = postgres ? begin(threads, started, this::startPostgres) : null;
                var kafkaStart = kafka ? begin(threads, started, this::startKafka) : null;
                var mailboxStart = mailbox ? begin(threads, started, this::startMailbox) : null;
                var keycloakStart = realmFiles.isEmpty() || postgresStart == null
                        ? null
                        : begin(threads, started, () -> startKeycloak(postgresStart.join()));
                return new Servers(
                        result(postgresStart), result(kafkaStart), result(keycloakStart), result(mailboxStart));
            } catch (CompletionException e) {
                // The executor has waited for the others, so everything that came up is in the list.
                stop(List.copyOf(started));
                throw e.getCause() instanceof ServerFailure failure ? failure : e;
            }
        }

        private static <T extends Server> CompletableFuture<T> begin(
                ExecutorService threads, List<Server> started, java.util.function.Supplier<T> start) {
            return CompletableFuture.supplyAsync(
                    () -> {
                        var server = start.get();
                        synchronized (started) {
                            started.add(server);
                        }
                        return server;
                    },
                    threads);
        }

        private static <T> @Nullable T result(@Nullable CompletableFuture<T> future) {
            return future == null ? null : future.join();
        }

        private Postgres startPostgres() {
            var server = Postgres.start(new Postgres.Settings(
                    Ports.free(), folder.resolve("postgres"), log("postgres"), record("postgres"), PASSWORD, durable));
            try {
                databases.forEach(name -> server.createDatabase(name, name, PASSWORD));
                return server;
            } catch (RuntimeException e) {
                server.stop();
                throw e;
            }
        }

        private Kafka startKafka() {
            var server = Kafka.start(new Kafka.Settings(
                    Ports.free(), Ports.free(), folder.resolve("kafka"), log("kafka"), record("kafka")));
            try {
                server.createTopics(topics);
                return server;
            } catch (RuntimeException e) {
                server.stop();
                throw e;
            }
        }

        private Keycloak startKeycloak(Postgres database) {
            return Keycloak.start(new Keycloak.Settings(
                    Ports.free(),
                    folder.resolve("keycloak"),
                    log("keycloak"),
                    record("keycloak"),
                    database.jdbcUrl("keycloak"),
                    "keycloak",
                    PASSWORD,
                    PASSWORD,
                    "plenary",
                    realmFiles,
                    realmEnvironment));
        }

        private Mailbox startMailbox() {
            return Mailbox.start(new Mailbox.Settings(
                    Ports.free(), Ports.free(), folder.resolve("mail"), log("mail"), record("mail")));
        }

        private Path log(String name) {
            return folder.resolve("logs").resolve(name + ".log");
        }

        private Path record(String name) {
            return folder.resolve("run").resolve(name);
        }
    }
}
