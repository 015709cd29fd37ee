package org.plenary.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/// PostgreSQL. One cluster; each service has a database and a user of its own.
public final class Postgres implements Server {

    private static final String SUPERUSER = "postgres";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final Duration INIT_LIMIT = Duration.ofSeconds(60);

    /// @param port to listen on, on 127.0.0.1
    /// @param data the cluster's folder; made if it is not there
    /// @param log the server's log file
    /// @param record the run record's file
    /// @param password of the superuser `postgres`; counts when the cluster is made
    /// @param durable false switches fsync and synchronous commit off, for data that no one will miss
    public record Settings(int port, Path data, Path log, Path record, String password, boolean durable) {}

    private final Settings settings;
    private final ServerProcess process;

    private Postgres(Settings settings, ServerProcess process) {
        this.settings = settings;
        this.process = process;
    }

    /// Starts the server, makes the cluster first if there is none; returns when it answers queries.
    ///
    /// @throws ServerFailure when the port is taken or the server does not come up
    public static Postgres start(Settings settings) {
        var program = ServerFiles.cached(
                "postgres-" + ServerFiles.location("postgres.version"),
                folder -> ServerFiles.unpackPostgres(ServerFiles.file("postgres.archive"), folder));
        RunRecord.reap(settings.record());
        Ports.requireFree("PostgreSQL", settings.port());
        if (!Files.exists(settings.data().resolve("PG_VERSION"))) {
            makeCluster(program, settings);
        }
        removeStaleLock(settings.data());
        var plan = new ServerProcess.Plan(
                "PostgreSQL",
                command(program, settings),
                Map.of("LC_ALL", "C", "TZ", "UTC"),
                settings.data(),
                settings.log(),
                settings.record(),
                "INT",
                START_LIMIT,
                STOP_LIMIT,
                () -> {
                    connect(settings, SUPERUSER, SUPERUSER, settings.password()).close();
                    return true;
                });
        return new Postgres(settings, ServerProcess.start(plan));
    }

    /// Makes a database that belongs to a user of the same rights, and the user; what is there stays, but the
    /// password becomes the given one.
    public void createDatabase(String database, String user, String password) {
        try (var connection = superuser();
                var statement = connection.createStatement()) {
            var role = statement.enquoteIdentifier(user, true);
            var secret = statement.enquoteLiteral(password);
            if (!exists(connection, "select 1 from pg_roles where rolname = ?", user)) {
                statement.execute("create role " + role + " login password " + secret);
            } else {
                statement.execute("alter role " + role + " login password " + secret);
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?", database)) {
                var name = statement.enquoteIdentifier(database, true);
                statement.execute("create database " + name + " owner " + role);
                statement.execute("revoke connect, temporary on database " + name + " from public");
            }
        } catch (SQLException e) {
            throw process.failure("refused to make database " + database + ": " + e.getMessage(), e);
        }
    }

    /// A connection of the superuser to the database `postgres`.
    public Connection superuser() throws SQLException {
        return connect(settings, SUPERUSER, SUPERUSER, settings.password());
    }

    public Connection connect(String database, String user, String password) throws SQLException {
        return connect(settings, database, user, password);
    }

    /// For the reactive client: `postgresql://127.0.0.1:<port>/<database>`.
    public String url(String database) {
        return "postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /// For JDBC: `jdbc:postgresql://127.0.0.1:<port>/<database>`.
    public String jdbcUrl(String database) {
        return "jdbc:" + url(database);
    }

    @Override
    public int port() {
        return settings.port();
    }

    @Override
    public ServerProcess process() {
        return process;
    }

    private static List<String> command(Path program, Settings settings) {
        var command = new ArrayList<>(AsPlainAccount.PREFIX);
        command.addAll(List.of(
                program.resolve("bin/postgres").toString(),
                "-D",
                settings.data().toString()));
        var options = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "port=" + settings.port(),
                "unix_socket_directories=",
                "max_connections=120",
                "shared_buffers=64MB",
                "max_wal_size=512MB",
                "password_encryption=scram-sha-256",
                "timezone=UTC",
                "log_timezone=UTC",
                "log_min_duration_statement=1s"));
        options.addAll(
                settings.durable()
                        ? List.of("fsync=on", "synchronous_commit=on")
                        : List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
        options.forEach(option -> command.addAll(List.of("-c", option)));
        return command;
    }

    private static void makeCluster(Path program, Settings settings) {
        try {
            Files.createDirectories(settings.data().toAbsolutePath().getParent());
            Files.createDirectories(settings.log().toAbsolutePath().getParent());
            ServerFiles.delete(settings.data());
            var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var password =
                    Files.createTempFile(settings.data().toAbsolutePath().getParent(), "postgres", ".tmp", onlyOwner);
            try {
                Files.writeString(password, settings.password());
                var command = new ArrayList<>(AsPlainAccount.PREFIX);
                command.addAll(List.of(
                        program.resolve("bin/initdb").toString(),
                        "--pgdata=" + settings.data(),
                        "--username=" + SUPERUSER,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        // By the C of old, pg_trgm would see no letter but those of ASCII.
                        "--lc-ctype=C.UTF-8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-instructions"));
                if (!settings.durable()) {
                    command.add("--no-sync");
                }
                run(command, settings.log());
            } finally {
                Files.delete(password);
            }
        } catch (IOException e) {
            throw new ServerFailure("PostgreSQL's data folder cannot be made: " + e.getMessage(), e);
        }
    }

    private static void run(List<String> command, Path log) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(INIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
                RunRecord.end(process.toHandle());
                throw new ServerFailure("PostgreSQL's data folder cannot be made (log: " + log + ")", null, log);
            }
        } catch (InterruptedException e) {
            RunRecord.end(process.toHandle());
            Thread.currentThread().interrupt();
            throw new ServerFailure("PostgreSQL was interrupted while its data folder was made");
        }
    }

    /// After a crash of the machine the lock file may name a process id that another program has been given since;
    /// PostgreSQL would refuse to start. If a PostgreSQL holds it, the file stays, and PostgreSQL says so itself.
    private static void removeStaleLock(Path data) {
        var lock = data.resolve("postmaster.pid");
        try {
            if (Files.exists(lock)) {
                var pid = Long.parseLong(Files.readAllLines(lock).getFirst().strip());
                var holder =
                        ProcessHandle.of(pid).flatMap(process -> process.info().command());
                if (holder.filter(program -> program.endsWith("postgres")).isEmpty()) {
                    Files.delete(lock);
                }
            }
        } catch (IOException | NumberFormatException e) {
            throw new ServerFailure("PostgreSQL's lock file " + lock + " cannot be read", e);
        }
    }

    private static boolean exists(Connection connection, String sql, String name) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static Connection connect(Settings settings, String database, String user, String password)
            throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "60");
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + settings.port() + "/" + database, properties);
    }

    /// PostgreSQL refuses to run as root. In a user namespace of its own it sees itself as nobody, and files of root
    /// as its own.
    private static final class AsPlainAccount {

        static final List<String> PREFIX = prefix();

        private static List<String> prefix() {
            if (!"root".equals(System.getProperty("user.name"))) {
                return List.of();
            }
            try {
                var probe = new ProcessBuilder("unshare", "-U", "true").start();
                if (probe.waitFor(5, TimeUnit.SECONDS) && probe.exitValue() == 0) {
                    return List.of("unshare", "-U");
                }
            } catch (IOException e) {
                // No such program: the same refusal as below.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new ServerFailure("PostgreSQL refuses to run as root, and this machine lets root make no user"
                    + " namespace (unshare -U): run as an ordinary account");
        }
    }
}
