package org.plenary.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The public API of a running demo conference, called with the demo accounts.
final class Conference implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration TOKEN_HELD = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Token(String value, Instant since) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI origin;
    private final String issuer;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    Conference(URI origin, String issuer) {
        this.origin = origin;
        this.issuer = issuer;
    }

    URI origin() {
        return origin;
    }

    /// Calls as an account and answers the JSON.
    ///
    /// @throws IllegalStateException when the answer is no success
    JsonNode call(String account, String method, String path, String body) {
        var request = HttpRequest.newBuilder(origin.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token(account))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        var response = send(request);
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(
                    "%s %s: %d %s".formatted(method, path, response.statusCode(), response.body()));
        }
        return read(response.body());
    }

    private String token(String account) {
        var held = tokens.get(account);
        if (held != null && held.since().plus(TOKEN_HELD).isAfter(Instant.now())) {
            return held.value();
        }
        var form = "grant_type=password&scope=openid&client_id=plenary-cli&password=plenary&username=" + account;
        var request = HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        var token = new Token(read(send(request).body()).path("access_token").asText(), Instant.now());
        tokens.put(account, token);
        return token.value();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(request.uri() + " gives no answer: is the system up?", unreachable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
