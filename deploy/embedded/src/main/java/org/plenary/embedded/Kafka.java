package org.plenary.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/// Kafka: one broker that is its own controller, in a JVM and on a class path of its own.
public final class Kafka implements Server {

    private static final int HEAP_MEBIBYTES = 256;

    /// Partitions of every topic: enough for order by session on many replicas.
    public static final int PARTITIONS = 12;

    /// Erasure is complete when this time is over.
    public static final Duration RETENTION = Duration.ofDays(7);

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration FORMAT_LIMIT = Duration.ofSeconds(30);
    private static final int ANSWER_LIMIT_MILLIS = 15_000;
    private static final int READY_ANSWER_LIMIT_MILLIS = 5_000;

    /// @param port for clients, on 127.0.0.1
    /// @param controllerPort for the broker's own controller; must stay the same for the same data
    /// @param data the broker's folder; formatted if it is empty
    /// @param log the server's log file
    /// @param record the run record's file
    public record Settings(int port, int controllerPort, Path data, Path log, Path record) {}

    private final Settings settings;
    private final ServerProcess process;

    private Kafka(Settings settings, ServerProcess process) {
        this.settings = settings;
        this.process = process;
    }

    /// Starts the broker, formats its folder first if need be; returns when it answers as a cluster.
    ///
    /// @throws ServerFailure when a port is taken or the broker does not come up
    public static Kafka start(Settings settings) {
        RunRecord.reap(settings.record());
        Ports.requireFree("Kafka", settings.port());
        Ports.requireFree("Kafka's controller", settings.controllerPort());
        var configuration = configure(settings);
        if (!Files.exists(settings.data().resolve("topics/meta.properties"))) {
            format(settings, configuration);
        }
        var plan = new ServerProcess.Plan(
                "Kafka",
                java("kafka.Kafka", List.of(configuration.toString())),
                Map.of(),
                settings.data(),
                settings.log(),
                settings.record(),
                "TERM",
                START_LIMIT,
                STOP_LIMIT,
                () -> Ports.accepts(settings.port()) && answers(settings.port()));
        return new Kafka(settings, ServerProcess.start(plan));
    }

    /// Makes topics with our partitions and retention; those that are there stay as they are.
    public void createTopics(Collection<String> names) {
        var topics = names.stream()
                .map(name -> new NewTopic(name, PARTITIONS, (short) 1)
                        .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(RETENTION.toMillis()))))
                .toList();
        try (var admin = admin(settings.port(), ANSWER_LIMIT_MILLIS)) {
            for (var result : admin.createTopics(topics).values().entrySet()) {
                try {
                    result.getValue().get(ANSWER_LIMIT_MILLIS, TimeUnit.MILLISECONDS);
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw process.failure("refused to make topic " + result.getKey(), e.getCause());
                    }
                } catch (TimeoutException e) {
                    throw process.failure("did not make topic " + result.getKey() + " in time", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw process.failure("was interrupted while topics were made", e);
        }
    }

    public void createTopics(String... names) {
        createTopics(List.of(names));
    }

    /// For clients: `127.0.0.1:<port>`.
    public String bootstrap() {
        return "127.0.0.1:" + port();
    }

    @Override
    public int port() {
        return settings.port();
    }

    @Override
    public ServerProcess process() {
        return process;
    }

    private static boolean answers(int port) throws InterruptedException, ExecutionException, TimeoutException {
        try (var admin = admin(port, READY_ANSWER_LIMIT_MILLIS)) {
            return !admin.describeCluster()
                    .nodes()
                    .get(READY_ANSWER_LIMIT_MILLIS, TimeUnit.MILLISECONDS)
                    .isEmpty();
        }
    }

    private static Admin admin(int port, int limitMillis) {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                "127.0.0.1:" + port,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                limitMillis,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                limitMillis));
    }

    private static List<String> java(String main, List<String> arguments) {
        var all = new ArrayList<>(List.of(
                Jvm.QUICK_START,
                "-XX:MaxDirectMemorySize=64m",
                "-XX:ReservedCodeCacheSize=64m",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.log.kafka.server=info",
                "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.server=info",
                "-cp",
                ServerFiles.location("kafka.classpath"),
                main));
        all.addAll(arguments);
        return Jvm.command(HEAP_MEBIBYTES, all);
    }

    private static void format(Settings settings, Path configuration) {
        try {
            Files.createDirectories(settings.log().toAbsolutePath().getParent());
            var command = java(
                    "kafka.tools.StorageTool",
                    List.of(
                            "format",
                            "--standalone",
                            "--cluster-id",
                            "cGxlbmFyeS1sb2NhbC0wMA",
                            "--config",
                            configuration.toString()));
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(settings.log().toFile())
                    .start();
            if (!process.waitFor(FORMAT_LIMIT.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
                RunRecord.end(process.toHandle());
                throw new ServerFailure(
                        "Kafka's folder cannot be formatted (log: " + settings.log() + ")", null, settings.log());
            }
        } catch (IOException e) {
            throw new ServerFailure("Kafka's folder cannot be formatted: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Kafka was interrupted while its folder was formatted");
        }
    }

    /// The broker's configuration, written anew for each start. What differs from Kafka's defaults keeps it small.
    private static Path configure(Settings settings) {
        var file = settings.data().resolve("server.properties");
        var lines = List.of(
                "process.roles=broker,controller",
                "node.id=1",
                "listeners=CLIENTS://127.0.0.1:" + settings.port() + ",CONTROLLER://127.0.0.1:"
                        + settings.controllerPort(),
                "advertised.listeners=CLIENTS://127.0.0.1:" + settings.port(),
                "listener.security.protocol.map=CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name=CLIENTS",
                "controller.listener.names=CONTROLLER",
                "controller.quorum.bootstrap.servers=127.0.0.1:" + settings.controllerPort(),
                "log.dirs=" + settings.data().resolve("topics").toAbsolutePath(),
                "auto.create.topics.enable=false",
                "num.partitions=" + PARTITIONS,
                "log.retention.hours=" + RETENTION.toHours(),
                "offsets.topic.num.partitions=6",
                "offsets.topic.replication.factor=1",
                "transaction.state.log.num.partitions=2",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1",
                "share.coordinator.state.topic.num.partitions=2",
                "share.coordinator.state.topic.replication.factor=1",
                "share.coordinator.state.topic.min.isr=1",
                "group.initial.rebalance.delay.ms=0",
                "num.network.threads=2",
                "num.io.threads=4",
                "background.threads=2",
                "log.cleaner.dedupe.buffer.size=8388608",
                "log.cleaner.io.buffer.size=131072",
                "controlled.shutdown.enable=false");
        try {
            Files.createDirectories(settings.data());
            Files.writeString(file, String.join("\n", lines) + "\n");
            return file.toAbsolutePath();
        } catch (IOException e) {
            throw new ServerFailure("Kafka's configuration cannot be written: " + e.getMessage(), e);
        }
    }
}
