package org.plenary.embedded;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Takes every mail that Plenary sends and shows it instead of delivering it. Keeps mail in memory only.
public final class Mailbox implements Server {

    private static final int HEAP_MEBIBYTES = 32;
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);

    /// @param port for SMTP, on 127.0.0.1
    /// @param apiPort for reading mail: `/api/user/<address>/messages`
    /// @param folder working directory
    /// @param log the server's log file
    /// @param record the run record's file
    public record Settings(int port, int apiPort, Path folder, Path log, Path record) {}

    private final Settings settings;
    private final ServerProcess process;

    private Mailbox(Settings settings, ServerProcess process) {
        this.settings = settings;
        this.process = process;
    }

    /// @throws ServerFailure when a port is taken or the server does not come up
    public static Mailbox start(Settings settings) {
        RunRecord.reap(settings.record());
        Ports.requireFree("SMTP", settings.port());
        Ports.requireFree("mailbox", settings.apiPort());
        var command = Jvm.command(
                HEAP_MEBIBYTES,
                List.of(
                        Jvm.QUICK_START,
                        "-Dgreenmail.smtp.hostname=127.0.0.1",
                        "-Dgreenmail.smtp.port=" + settings.port(),
                        "-Dgreenmail.api.hostname=127.0.0.1",
                        "-Dgreenmail.api.port=" + settings.apiPort(),
                        // Accepts mail to anybody without an account.
                        "-Dgreenmail.auth.disabled",
                        "-jar",
                        ServerFiles.file("greenmail.jar").toString()));
        var plan = new ServerProcess.Plan(
                "Mail",
                command,
                Map.of(),
                settings.folder(),
                settings.log(),
                settings.record(),
                "TERM",
                START_LIMIT,
                STOP_LIMIT,
                ServerProcess.Condition.answers("http://127.0.0.1:" + settings.apiPort() + "/api/service/readiness"));
        return new Mailbox(settings, ServerProcess.start(plan));
    }

    /// The mails to an address, newest last, as the JSON that GreenMail's API gives:
    /// `[{uid, messageId, subject, contentType, mimeMessage}]`.
    public String messages(String address) {
        try {
            return get(settings.apiPort(), "/api/user/" + address + "/messages");
        } catch (java.io.IOException e) {
            throw process.failure("does not show the mails of " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw process.failure("was interrupted", e);
        }
    }

    /// For services: `127.0.0.1:<port>`.
    public String smtp() {
        return "127.0.0.1:" + port();
    }

    public int apiPort() {
        return settings.apiPort();
    }

    @Override
    public int port() {
        return settings.port();
    }

    @Override
    public ServerProcess process() {
        return process;
    }

    private static String get(int port, String path) throws java.io.IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(ANSWER_LIMIT)
                    .build();
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new java.io.IOException(path + " answered " + response.statusCode());
            }
            return response.body();
        }
    }
}
