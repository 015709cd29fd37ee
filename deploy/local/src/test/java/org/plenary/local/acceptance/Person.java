package org.plenary.local.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Somebody who calls the public API through edge: a demo account with its real token, or a visitor without one.
record Person(@Nullable String account) {

    static final Person VISITOR = new Person(null);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /// Less than half of an access token's life.
    private static final Duration TOKEN_HELD = Duration.ofMinutes(2);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Map<String, Token> TOKENS = new ConcurrentHashMap<>();

    private record Token(String value, Instant since) {}

    /// What came back.
    record Reply(int status, JsonNode json, HttpHeaders headers) {

        /// The JSON of a success.
        JsonNode ok() {
            if (status >= 300) {
                throw new AssertionError("Answered %d: %s".formatted(status, json));
            }
            return json;
        }

        String code() {
            return json.path("code").asText();
        }
    }

    static Person as(String account) {
        return new Person(account);
    }

    Reply get(String path) {
        return call("GET", path, null, Map.of());
    }

    Reply post(String path, Object body) {
        return call("POST", path, body, Map.of());
    }

    Reply put(String path, Object body) {
        return call("PUT", path, body, Map.of());
    }

    Reply patch(String path, Object body) {
        return call("PATCH", path, body, Map.of());
    }

    Reply delete(String path) {
        return call("DELETE", path, null, Map.of());
    }

    /// A step of moderation on a question as it was last seen.
    Reply step(JsonNode question, String step, Object body) {
        return call(
                "POST",
                "/api/v1/qna/questions/" + question.path("id").asText() + "/" + step,
                body,
                Map.of("If-Match", "\"" + question.path("version").asLong() + "\""));
    }

    /// Any call. A body of bytes goes as it is, anything else as JSON.
    Reply call(String method, String path, @Nullable Object body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(House.origin().resolve(path)).timeout(PATIENCE);
        if (account != null) {
            request.header("Authorization", "Bearer " + token());
        }
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        request.method(method, body == null ? HttpRequest.BodyPublishers.noBody() : publisher(body));
        var response = send(request.build());
        return new Reply(response.statusCode(), read(response.body()), response.headers());
    }

    /// The account's lasting identity.
    String subject() {
        return read(Base64.getUrlDecoder().decode(token().split("\\.")[1]))
                .path("sub")
                .asText();
    }

    String token() {
        var held = TOKENS.get(account);
        if (held != null && held.since().plus(TOKEN_HELD).isAfter(Instant.now())) {
            return held.value();
        }
        var form = "grant_type=password&scope=openid&client_id=plenary-cli&password=plenary&username=" + account;
        var response = send(HttpRequest.newBuilder(URI.create(House.issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
        var token = new Token(read(response.body()).path("access_token").asText(), Instant.now());
        TOKENS.put(account, token);
        return token.value();
    }

    private static HttpRequest.BodyPublisher publisher(Object body) {
        try {
            return HttpRequest.BodyPublishers.ofByteArray(
                    body instanceof byte[] bytes ? bytes : JSON.writeValueAsBytes(body));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static JsonNode read(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }
}
