package org.plenary.platform.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Real access tokens of the demo accounts, as a program gets them: by the local realm's client `plenary-cli`.
public final class Tokens {

    private static final Map<String, String> HELD = new ConcurrentHashMap<>();
    private static final ObjectMapper JSON = new ObjectMapper();

    private Tokens() {}

    /// The access token of a demo account, such as `moderator`. Held for the run: it outlives a module's tests.
    public static String of(String account) {
        var issuer = RealServers.servers().keycloak().issuer();
        return HELD.computeIfAbsent(issuer + " " + account, ignored -> fetch(issuer, account));
    }

    /// The account's lasting identity (`sub`).
    public static UUID subject(String account) {
        var payload = Base64.getUrlDecoder().decode(of(account).split("\\.")[1]);
        try {
            return UUID.fromString(JSON.readTree(payload).get("sub").asText());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String fetch(String issuer, String account) {
        return given().formParam("grant_type", "password")
                .formParam("client_id", "plenary-cli")
                .formParam("username", account)
                .formParam("password", "plenary")
                .formParam("scope", "openid")
                .baseUri(issuer)
                .post("/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }
}
