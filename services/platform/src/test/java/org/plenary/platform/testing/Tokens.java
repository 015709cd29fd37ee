package org.plenary.platform.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Real access tokens of the demo accounts, as a program gets them: by the local realm's client `plenary-cli`.
public final class Tokens {

    private static final Map<String, Held> HELD = new ConcurrentHashMap<>();
    private static final Duration RESERVE = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Tokens() {}

    /// The access token of a demo account, such as `moderator`; good for another minute at least.
    public static String of(String account) {
        var issuer = RealServers.servers().keycloak().issuer();
        return HELD.compute(
                        issuer + " " + account,
                        (ignored, held) ->
                                held == null || held.endsWithin(RESERVE) ? Held.fetch(issuer, account) : held)
                .token();
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

    /// A token and when it ends.
    private record Held(String token, Instant until) {

        static Held fetch(String issuer, String account) {
            var asked = Instant.now();
            var answer = given().formParam("grant_type", "password")
                    .formParam("client_id", "plenary-cli")
                    .formParam("username", account)
                    .formParam("password", "plenary")
                    .formParam("scope", "openid")
                    .baseUri(issuer)
                    .post("/protocol/openid-connect/token")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            return new Held(answer.getString("access_token"), asked.plusSeconds(answer.getLong("expires_in")));
        }

        boolean endsWithin(Duration reserve) {
            return Instant.now().plus(reserve).isAfter(until);
        }
    }
}
