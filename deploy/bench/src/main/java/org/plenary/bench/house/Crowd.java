package org.plenary.bench.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Many people with accounts of their own. Their passwords are kept by a cheap digest, in this realm only: signing in
/// is not what is measured.
public final class Crowd implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    /// That of the demo accounts: so they can be called upon as these are.
    private static final String PASSWORD = "plenary";
    private static final String CHEAP = "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)";

    /// As many as two cores sign in side by side.
    private static final int AT_ONCE = 8;

    private final HttpClient client = HttpClient.newHttpClient();
    private final House house;
    private final List<String> accounts;

    private Crowd(House house, int count) {
        this.house = house;
        this.accounts = IntStream.range(0, count).mapToObj(at -> "crowd" + at).toList();
    }

    /// Makes the accounts.
    public static Crowd of(House house, int count) {
        var crowd = new Crowd(house, count);
        crowd.create();
        return crowd;
    }

    public int size() {
        return accounts.size();
    }

    /// Their names.
    public List<String> accounts() {
        return accounts;
    }

    /// Signs everyone in.
    ///
    /// @return access tokens, which hold for five minutes
    public List<String> tokens() {
        var token = URI.create(house.issuer() + "/protocol/openid-connect/token");
        return each(account -> signIn(token, "plenary-cli", account, PASSWORD));
    }

    private void create() {
        var admin = signIn(
                house.keycloak().resolve("/realms/master/protocol/openid-connect/token"),
                "admin-cli",
                "admin",
                house.secret("KEYCLOAK_ADMIN_PASSWORD"));
        var realm = house.keycloak().resolve("/admin/realms/plenary");
        send("PUT", realm, admin, Map.of("passwordPolicy", CHEAP));
        send(
                "POST",
                URI.create(realm + "/partialImport"),
                admin,
                Map.of(
                        "ifResourceExists",
                        "FAIL",
                        "users",
                        accounts.stream().map(Crowd::user).toList()));
    }

    private static Map<String, Object> user(String account) {
        return Map.of(
                "username",
                account,
                "enabled",
                true,
                "email",
                account + "@example.org",
                "emailVerified",
                true,
                "firstName",
                "One",
                "lastName",
                "Of Many",
                "credentials",
                List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false)),
                "realmRoles",
                List.of("default-roles-plenary"));
    }

    private String signIn(URI address, String client, String account, String password) {
        var form = Map.of(
                        "grant_type", "password",
                        "scope", "openid",
                        "client_id", client,
                        "username", account,
                        "password", password)
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        return answer(request.build()).path("access_token").asText();
    }

    private JsonNode send(String method, URI address, String token, Map<String, Object> body) {
        try {
            return answer(HttpRequest.newBuilder(address)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private JsonNode answer(HttpRequest request) {
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException("%s %s was answered %d: %s"
                        .formatted(
                                request.method(),
                                request.uri(),
                                response.statusCode(),
                                new String(response.body(), StandardCharsets.UTF_8)));
            }
            return JSON.readTree(response.body());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", stopping);
        }
    }

    private List<String> each(UnaryOperator<String> work) {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var all = threads.invokeAll(accounts.stream()
                    .<Callable<String>>map(account -> () -> work.apply(account))
                    .toList());
            return all.stream().map(Crowd::result).toList();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", stopping);
        }
    }

    private static String result(Future<String> done) {
        try {
            return done.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", stopping);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
