package org.plenary.platform.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.plenary.embedded.Servers;

/// More people with an account than the demo has, made in the real Keycloak. Their tokens come from [Tokens].
public final class Accounts {

    private Accounts() {}

    /// Makes these accounts, as the demo's are; those that are there stay.
    public static void make(List<String> names) {
        var keycloak = URI.create(RealServers.servers().keycloak().issuer()).resolve("/");
        String token = given().baseUri(keycloak.toString())
                .formParam("grant_type", "password")
                .formParam("client_id", "admin-cli")
                .formParam("username", "admin")
                .formParam("password", Servers.PASSWORD)
                .post("/realms/master/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        given().baseUri(keycloak.toString())
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "ifResourceExists",
                        "SKIP",
                        "users",
                        names.stream().map(Accounts::account).toList()))
                .post("/admin/realms/plenary/partialImport")
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> account(String name) {
        return Map.of(
                "username",
                name,
                "enabled",
                true,
                "email",
                name + "@example.org",
                "emailVerified",
                true,
                "firstName",
                "Demo",
                "lastName",
                name,
                "credentials",
                List.of(Map.of("type", "password", "value", "plenary", "temporary", false)),
                "realmRoles",
                List.of("default-roles-plenary"));
    }
}
