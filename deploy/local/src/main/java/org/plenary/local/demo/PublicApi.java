package org.plenary.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The public API, called as a demo account calls it.
final class PublicApi implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /// Half of an access token's life, so that none ends on the way.
    private static final Duration TOKEN_HELD = Duration.ofMinutes(2);

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Token(String value, Instant since) {}

    /// An answer: its status and what it holds, a missing node where it holds nothing.
    record Answer(int status, JsonNode json) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI origin;
    private final URI issuer;
    private final Map<String, Token> tokens = new HashMap<>();

    PublicApi(URI origin, URI issuer) {
        this.origin = origin;
        this.issuer = issuer;
    }

    JsonNode get(String account, String path) {
        return expect(call(account, "GET", path, null, null), "GET", path);
    }

    /// A POST that may be sent again, under a key of its own.
    JsonNode post(String account, String path, Object body) {
        return expect(call(account, "POST", path, body, null), "POST", path);
    }

    JsonNode put(String account, String path, Object body) {
        return expect(call(account, "PUT", path, body, null), "PUT", path);
    }

    JsonNode patch(String account, String path, Object body) {
        return expect(call(account, "PATCH", path, body, null), "PATCH", path);
    }

    /// A step that needs to know which version is changed.
    JsonNode step(String account, String path, Object body, long version) {
        return expect(call(account, "POST", path, body, version), "POST", path);
    }

    /// The answer of a read, whatever its status.
    Answer look(String account, String path) {
        return call(account, "GET", path, null, null);
    }

    /// The account's lasting identity.
    String subject(String account) {
        var payload = Base64.getUrlDecoder().decode(token(account).split("\\.")[1]);
        return read(payload).path("sub").asText();
    }

    private static JsonNode expect(Answer answer, String method, String path) {
        if (answer.status() >= 300) {
            throw new DemoFailure("%s %s was answered %d: %s"
                    .formatted(
                            method,
                            path,
                            answer.status(),
                            answer.json().path("detail").asText()));
        }
        return answer.json();
    }

    private Answer call(String account, String method, String path, @Nullable Object body, @Nullable Long version) {
        var request = HttpRequest.newBuilder(origin.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token(account))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(write(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (version != null) {
            request.header("If-Match", "\"%d\"".formatted(version));
        }
        var response = send(request.build());
        return new Answer(response.statusCode(), read(response.body()));
    }

    private String token(String account) {
        var held = tokens.get(account);
        if (held != null && held.since().plus(TOKEN_HELD).isAfter(Instant.now())) {
            return held.value();
        }
        var form = "grant_type=password&scope=openid&client_id=plenary-cli&password=plenary&username="
                + URLEncoder.encode(account, StandardCharsets.UTF_8);
        var response = send(HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
        if (response.statusCode() != 200) {
            throw new DemoFailure("The account %s cannot sign in: %d".formatted(account, response.statusCode()));
        }
        var token = read(response.body()).path("access_token").asText();
        tokens.put(account, new Token(token, Instant.now()));
        return token;
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException unreachable) {
            throw new DemoFailure("%s gives no answer".formatted(request.uri()), unreachable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("Interrupted", stopping);
        }
    }

    private static byte[] write(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JsonNode read(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
