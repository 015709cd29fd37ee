package org.plenary.local.launch;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.plenary.embedded.Kafka;
import org.plenary.embedded.Keycloak;
import org.plenary.embedded.LiveKit;
import org.plenary.embedded.Mailbox;
import org.plenary.embedded.Mails;
import org.plenary.embedded.Postgres;
import org.plenary.embedded.ServerFailure;
import org.plenary.embedded.ServerProcess;
import org.plenary.local.demo.Demo;

/// Every server and every service of Plenary on this machine.
public final class WholeSystem implements AutoCloseable {

    /// The topics of the services, and where each puts what it could not apply.
    private static final List<String> TOPICS = List.of(
            "plenary.sessions.v1",
            "plenary.registration.v1",
            "plenary.qna.v1",
            "plenary.youth.v1",
            "plenary.viewers.v1",
            "plenary.sessions.dlq",
            "plenary.registration.dlq",
            "plenary.qna.dlq",
            "plenary.youth.dlq",
            "plenary.edge.dlq");

    /// Longer than any part may take to stop.
    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

    private final Layout layout;
    private final Addresses addresses;
    private final Progress progress;
    private final Map<String, String> settings;
    private final Secrets secrets;
    private final MediaPart media = MediaPart.onThisMachine();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// What runs, by name, in the order in which it came up. Guarded by itself.
    private final Map<String, ServerProcess> parts = new LinkedHashMap<>();

    private boolean closed;
    private volatile boolean closing;

    public WholeSystem(Layout layout, Addresses addresses, Progress progress) {
        this(layout, addresses, progress, Map.of());
    }

    /// @param settings environment variables that every service of ours gets besides those of the addresses and secrets
    public WholeSystem(Layout layout, Addresses addresses, Progress progress, Map<String, String> settings) {
        this.layout = layout;
        this.addresses = addresses;
        this.progress = progress;
        this.settings = Map.copyOf(settings);
        this.secrets = Secrets.in(layout.secrets());
    }

    /// Starts everything and returns when edge says that all is ready.
    ///
    /// @throws ServerFailure of the first part that failed; nothing is left running then
    public void start() {
        ServicePart.ALL.forEach(service -> service.requireBuilt(layout));
        addresses.requireFree();
        var mail = begin("mail", () -> startMailbox().process());
        var postgres = begin("postgres", this::startPostgres);
        var kafka = begin("kafka", () -> startKafka().process());
        var keycloak =
                after(List.of(postgres), "keycloak", () -> startKeycloak().process());
        var all = new ArrayList<CompletableFuture<ServerProcess>>(List.of(mail, postgres, kafka, keycloak));
        all.add(begin("media", () -> ServerProcess.start(media.plan(layout, addresses, secrets))));
        media.rooms(layout, addresses, secrets)
                .ifPresent(settings ->
                        all.add(begin("livekit", () -> LiveKit.start(settings).process())));
        for (var service : ServicePart.ALL) {
            // A service that finds Keycloak half-way up gives up, so it waits; two cores are busy meanwhile anyway.
            all.add(after(
                    List.of(postgres, kafka, keycloak),
                    service.name(),
                    () -> ServerProcess.start(service.plan(layout, addresses, secrets, media, settings))));
        }
        try {
            firstFailureOrAll(all).join();
        } catch (CompletionException e) {
            close();
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /// Loads the demo conference through the public API, publishes the test picture to its session that is on, and
    /// takes that session live. To be called once the system has started; calling it in a later run is fine.
    ///
    /// @param asDated whether the demo's dates stay as they were
    /// @throws org.plenary.local.api.CallFailure when a call was refused or not answered
    /// @throws org.plenary.local.demo.DemoFailure when no picture came
    public void loadDemo(boolean asDated) {
        var begun = System.nanoTime();
        var origin = URI.create(addresses.publicUrl());
        var mails = new Mails(addresses.mailbox());
        try (var demo = new Demo(origin, URI.create(addresses.issuer()), mails, asDated, InstantSource.system())) {
            demo.load().ifPresent(address -> {
                begin("encoder", () -> ServerProcess.start(MediaPart.encoder(layout, address)))
                        .join();
                demo.goLive();
            });
        }
        progress.part("demo", Duration.ofNanos(System.nanoTime() - begun));
    }

    /// A part that runs: `postgres`, `kafka`, `keycloak`, `mail`, `media`, `livekit`, `encoder` or a service's name.
    public ServerProcess part(String name) {
        synchronized (parts) {
            var part = parts.get(name);
            if (part == null) {
                throw new IllegalArgumentException("No part " + name + " runs");
            }
            return part;
        }
    }

    public Addresses addresses() {
        return addresses;
    }

    /// Whether breakouts have sound and picture: LiveKit is installed here.
    public boolean hasRooms() {
        return media.liveKit().isPresent();
    }

    boolean isClosing() {
        return closing;
    }

    Collection<ServerProcess> parts() {
        synchronized (parts) {
            return List.copyOf(parts.values());
        }
    }

    /// Stops everything: first the services, then what they stand on, PostgreSQL last. May be called at any time, also
    /// while the system starts, and by several threads: all return when nothing runs any more.
    @Override
    public void close() {
        closing = true;
        closeOnce();
    }

    private synchronized void closeOnce() {
        if (closed) {
            return;
        }
        closed = true;
        threads.shutdownNow(); // what is just starting is interrupted, and stops itself
        try {
            if (!threads.awaitTermination(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                progress.complain("a part does not stop starting");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var running = new LinkedHashMap<String, ServerProcess>();
        synchronized (parts) {
            running.putAll(parts);
        }
        var postgres = running.remove("postgres");
        var foundations = new ArrayList<ServerProcess>();
        for (var name : List.of("keycloak", "kafka", "mail")) {
            var part = running.remove(name);
            if (part != null) {
                foundations.add(part);
            }
        }
        stop(running.values());
        stop(foundations);
        if (postgres != null) {
            postgres.stop();
        }
    }

    private static void stop(Collection<ServerProcess> processes) {
        try (var stopping = Executors.newVirtualThreadPerTaskExecutor()) {
            processes.forEach(process -> stopping.submit(process::stop));
        }
    }

    private CompletableFuture<ServerProcess> begin(String name, Supplier<ServerProcess> start) {
        return after(List.of(), name, start);
    }

    private CompletableFuture<ServerProcess> after(
            List<CompletableFuture<ServerProcess>> needed, String name, Supplier<ServerProcess> start) {
        return CompletableFuture.allOf(needed.toArray(CompletableFuture[]::new))
                .thenApplyAsync(
                        nothing -> {
                            var begun = System.nanoTime();
                            var process = start.get();
                            synchronized (parts) {
                                parts.put(name, process);
                            }
                            progress.part(process.name(), Duration.ofNanos(System.nanoTime() - begun));
                            return process;
                        },
                        threads);
    }

    /// Completes when all have, or fails as soon as one fails.
    private static CompletableFuture<Void> firstFailureOrAll(List<CompletableFuture<ServerProcess>> all) {
        var result = CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
        for (var one : all) {
            one.whenComplete((process, failure) -> {
                if (failure != null) {
                    result.completeExceptionally(
                            failure instanceof CompletionException && failure.getCause() != null
                                    ? failure.getCause()
                                    : failure);
                }
            });
        }
        return result;
    }

    private Mailbox startMailbox() {
        return Mailbox.start(new Mailbox.Settings(
                addresses.smtp(), addresses.mailbox(), layout.data("mail"), layout.log("mail"), layout.record("mail")));
    }

    private ServerProcess startPostgres() {
        var server = Postgres.start(new Postgres.Settings(
                addresses.postgres(),
                layout.data("postgres"),
                layout.log("postgres"),
                layout.record("postgres"),
                secrets.get("POSTGRES_PASSWORD"),
                true));
        try {
            server.createDatabase("keycloak", "keycloak", secrets.get(ServicePart.databasePassword("keycloak")));
            ServicePart.ALL.stream()
                    .filter(ServicePart::hasDatabase)
                    .map(ServicePart::name)
                    .forEach(
                            name -> server.createDatabase(name, name, secrets.get(ServicePart.databasePassword(name))));
            return server.process();
        } catch (RuntimeException e) {
            server.stop();
            throw e;
        }
    }

    private Kafka startKafka() {
        var server = Kafka.start(new Kafka.Settings(
                addresses.kafka(),
                addresses.controller(),
                layout.data("kafka"),
                layout.log("kafka"),
                layout.record("kafka")));
        try {
            server.createTopics(TOPICS);
            return server;
        } catch (RuntimeException e) {
            server.stop();
            throw e;
        }
    }

    private Keycloak startKeycloak() {
        var environment = new java.util.HashMap<String, String>();
        environment.put("PLENARY_PUBLIC_URL", addresses.publicUrl());
        environment.put("PLENARY_SMTP_HOST", "127.0.0.1");
        environment.put("PLENARY_SMTP_PORT", Integer.toString(addresses.smtp()));
        for (var service : ServicePart.ALL) {
            var name = service.name();
            environment.put(
                    "PLENARY_" + name.toUpperCase(java.util.Locale.ROOT) + "_SECRET",
                    secrets.get(ServicePart.clientSecret(name)));
        }
        return Keycloak.start(new Keycloak.Settings(
                addresses.keycloak(),
                layout.data("keycloak"),
                layout.log("keycloak"),
                layout.record("keycloak"),
                "jdbc:postgresql://127.0.0.1:" + addresses.postgres() + "/keycloak",
                "keycloak",
                secrets.get(ServicePart.databasePassword("keycloak")),
                secrets.get("KEYCLOAK_ADMIN_PASSWORD"),
                "plenary",
                List.of(
                        layout.realmFolder().resolve("plenary-realm.json"),
                        layout.realmFolder().resolve("plenary-local.json")),
                environment));
    }
}
