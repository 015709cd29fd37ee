package org.plenary.local.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plenary.embedded.Jvm;
import org.plenary.embedded.ServerFailure;
import org.plenary.embedded.ServerProcess;

/// One of our own services as a process of its own.
///
/// @param name of the service, its folder, its client in the realm, its database
/// @param heapMebibytes the most its heap may grow to
record ServicePart(String name, int heapMebibytes) {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    static final List<ServicePart> ALL = List.of(
            new ServicePart("registration", 128),
            new ServicePart("sessions", 160),
            new ServicePart("qna", 160),
            new ServicePart("youth", 160),
            new ServicePart("edge", 192));

    boolean hasDatabase() {
        return !name.equals("edge");
    }

    /// @return the program
    /// @throws ServerFailure when the build has not made it
    Path requireBuilt(Layout layout) {
        var application = layout.application(name).resolve("quarkus-run.jar");
        if (!Files.exists(application)) {
            throw new ServerFailure(name + " is not built: " + application + " is missing");
        }
        return application;
    }

    /// @param settings further environment variables
    ServerProcess.Plan plan(
            Layout layout, Addresses addresses, Secrets secrets, MediaPart media, Map<String, String> settings) {
        var application = requireBuilt(layout);
        var command = Jvm.command(
                heapMebibytes,
                List.of(
                        "-XX:MaxMetaspaceSize=160m",
                        "-XX:ReservedCodeCacheSize=64m",
                        "-XX:MaxDirectMemorySize=64m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        application.toString()));
        var environment = new HashMap<>(settings);
        environment.putAll(environment(layout, addresses, secrets, media));
        return new ServerProcess.Plan(
                name,
                command,
                environment,
                layout.data(name),
                layout.log(name),
                layout.record(name),
                "TERM",
                START_LIMIT,
                STOP_LIMIT,
                ServerProcess.Condition.answers("http://127.0.0.1:" + addresses.of(name) + "/q/health/ready"));
    }

    private Map<String, String> environment(Layout layout, Addresses addresses, Secrets secrets, MediaPart media) {
        var rooms = media.roomsEnvironment(layout, addresses, secrets);
        var environment = new HashMap<String, String>();
        environment.put("PLENARY_HTTP_PORT", Integer.toString(addresses.of(name)));
        if (hasDatabase()) {
            environment.put("PLENARY_DB_URL", "postgresql://127.0.0.1:" + addresses.postgres() + "/" + name);
            environment.put("PLENARY_DB_USER", name);
            environment.put("PLENARY_DB_PASSWORD", secrets.get(databasePassword(name)));
        }
        environment.put("PLENARY_KAFKA", "127.0.0.1:" + addresses.kafka());
        environment.put("PLENARY_ISSUER", addresses.issuer());
        environment.put("PLENARY_CLIENT_ID", name);
        environment.put("PLENARY_CLIENT_SECRET", secrets.get(clientSecret(name)));
        environment.put("PLENARY_PUBLIC_URL", addresses.publicUrl());
        environment.put("PLENARY_REGISTRATION", "127.0.0.1:" + addresses.registration());
        environment.put("PLENARY_SESSIONS", "127.0.0.1:" + addresses.sessions());
        environment.put("PLENARY_QNA", "127.0.0.1:" + addresses.qna());
        environment.put("PLENARY_YOUTH", "127.0.0.1:" + addresses.youth());
        environment.put("PLENARY_MEDIA", "http://127.0.0.1:" + addresses.hls());
        environment.put("PLENARY_MEDIA_CONTROL", "http://127.0.0.1:" + addresses.mediaControl());
        environment.put("PLENARY_SMTP", "127.0.0.1:" + addresses.smtp());
        switch (name) {
            case "sessions" -> {
                environment.put("PLENARY_STREAM_SECRET", secrets.get("STREAM_SECRET"));
                environment.put("PLENARY_MEDIA_SERVER", media.kind());
                environment.put("PLENARY_SRT_PORT", Integer.toString(addresses.srt()));
                environment.put("PLENARY_RTMP_PORT", Integer.toString(addresses.rtmp()));
            }
            case "qna" -> {
                environment.put("PLENARY_RECEIPT_SECRET", secrets.get("RECEIPT_SECRET"));
                environment.put("PLENARY_SEAL_SECRET", secrets.get("SEAL_SECRET"));
                environment.put("PLENARY_SOCIAL_SECRET", secrets.get("SOCIAL_SECRET"));
            }
            case "youth" -> {
                environment.put("PLENARY_LINK_SECRET", secrets.get("LINK_SECRET"));
                environment.put("PLENARY_SEAL_SECRET", secrets.get("SEAL_SECRET"));
                environment.put("PLENARY_ANNEX_KEY", secrets.signingKey("ANNEX_KEY"));
                environment.putAll(rooms);
            }
            case "edge" -> {
                environment.put("PLENARY_COOKIE_SECRET", secrets.get("COOKIE_SECRET"));
                environment.computeIfAbsent("PLENARY_LIVEKIT_PUBLIC_URL", rooms::get);
            }
            default -> {}
        }
        return environment;
    }

    /// The name of a secret in the file.
    static String databasePassword(String name) {
        return name.toUpperCase(Locale.ROOT) + "_DB_PASSWORD";
    }

    static String clientSecret(String name) {
        return name.toUpperCase(Locale.ROOT) + "_CLIENT_SECRET";
    }
}
