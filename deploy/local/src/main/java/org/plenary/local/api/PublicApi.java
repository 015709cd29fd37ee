package org.plenary.local.api;

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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The public API of a system, through edge. May be used by many threads.
public final class PublicApi implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /// Half of an access token's life, so that none ends on the way.
    private static final Duration TOKEN_HELD = Duration.ofMinutes(2);

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Token(String value, Instant since) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI origin;
    private final URI issuer;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    /// @param origin edge's address
    /// @param issuer the realm's
    public PublicApi(URI origin, URI issuer) {
        this.origin = origin;
        this.issuer = issuer;
    }

    public Person as(String account) {
        return new Person(this, account);
    }

    public Person asVisitor() {
        return new Person(this, null);
    }

    String subject(String account) {
        var payload = Base64.getUrlDecoder().decode(token(account).split("\\.")[1]);
        return read(payload).path("sub").asText();
    }

    Reply call(
            @Nullable String account, String method, String path, @Nullable Object body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(origin.resolve(path)).timeout(PATIENCE);
        if (account != null) {
            request.header("Authorization", "Bearer " + token(account));
        }
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        request.method(method, body == null ? HttpRequest.BodyPublishers.noBody() : publisher(body));
        var response = send(request.build());
        var text = new String(response.body(), StandardCharsets.UTF_8);
        return new Reply(method + " " + path, response.statusCode(), text, read(response.body()), response.headers());
    }

    private String token(String account) {
        // One at a time for each account: Keycloak refuses somebody who signs in twice at once.
        var token = tokens.compute(
                account,
                (name, held) -> held != null && held.since().plus(TOKEN_HELD).isAfter(Instant.now())
                        ? held
                        : new Token(signedIn(name), Instant.now()));
        return token.value();
    }

    private String signedIn(String account) {
        var form = "grant_type=password&scope=openid&client_id=plenary-cli&password=plenary&username="
                + URLEncoder.encode(account, StandardCharsets.UTF_8);
        var response = send(HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
        if (response.statusCode() != 200) {
            throw new CallFailure("The account %s cannot sign in: %d".formatted(account, response.statusCode()));
        }
        return read(response.body()).path("access_token").asText();
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException unreachable) {
            throw new CallFailure("%s gives no answer".formatted(request.uri()), unreachable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CallFailure("Interrupted", stopping);
        }
    }

    private static HttpRequest.BodyPublisher publisher(Object body) {
        try {
            return HttpRequest.BodyPublishers.ofByteArray(
                    body instanceof byte[] bytes ? bytes : JSON.writeValueAsBytes(body));
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
