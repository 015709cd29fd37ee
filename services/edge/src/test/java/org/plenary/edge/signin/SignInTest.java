package org.plenary.edge.signin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.edge.testing.WirePeer;
import org.plenary.embedded.AuthenticatorApp;
import org.plenary.embedded.Servers;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Tokens;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "edge"))
@WithTestResource(WirePeer.class)
class SignInTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<MultiMap> seen = new CopyOnWriteArrayList<>();

    @BeforeEach
    void answerEverything() {
        WirePeer.answer(request -> {
            seen.add(request.headers());
            request.response().putHeader("Content-Type", "application/json").end("{\"items\":[]}");
        });
    }

    @Test
    void whoSignsInComesBackToWhereTheyWere() {
        var browser = new Browser();

        assertThat(browser.signIn("delegate", "/s/1?tab=board")).isEqualTo("/s/1?tab=board");
    }

    @Test
    void aSignInNeverLeadsToAnotherOrigin() {
        assertThat(new Browser().signIn("viewer", "https://elsewhere.example/")).isEqualTo("/");
        assertThat(new Browser().signIn("viewer", "//elsewhere.example/")).isEqualTo("/");
    }

    @Test
    void theSessionCookieIsClosedToScriptsAndToOtherSitesAndHidesTheTokens() {
        var browser = new Browser();
        browser.signIn("delegate", "/");

        assertThat(browser.cookies().keySet()).anyMatch(name -> name.startsWith("q_session"));
        browser.cookies()
                .forEach((name, value) -> assertThat(readable(value)).as(name).doesNotContain("\"sub\""));
        var challenge = given().redirects()
                .follow(false)
                .header("Host", "localhost:8080")
                .get("/login");
        challenge.headers().getValues("Set-Cookie").forEach(cookie -> assertThat(cookie)
                .contains("Secure", "HTTPOnly")
                .containsIgnoringCase("SameSite=Lax")
                .doesNotContain("Domain="));
    }

    @Test
    void aBrowsersCallGoesOnWithItsTokenAndWithoutItsCookie() {
        var browser = new Browser();
        browser.signIn("delegate", "/");

        browser.call().get("/api/v1/me").then().statusCode(200);

        var token = seen.getLast().get("Authorization");
        assertThat(token).startsWith("Bearer ");
        assertThat(claims(token))
                .contains(Tokens.subject("delegate").toString())
                .contains("\"plenary\"");
        assertThat(seen.getLast().contains("Cookie")).isFalse();
    }

    @Test
    void aBrowsersWriteMustComeFromAPageOfOurs() {
        var browser = new Browser();
        browser.signIn("delegate", "/");
        var body = "{\"text\":\"hello\"}";
        var path = "/api/v1/qna/sessions/1/questions";

        browser.call().body(body).post(path).then().statusCode(403).body("code", equalTo("foreignOrigin"));
        browser.call()
                .header("Origin", "http://elsewhere.example")
                .body(body)
                .post(path)
                .then()
                .statusCode(403);
        browser.call().header("Origin", "null").body(body).post(path).then().statusCode(403);
        browser.call()
                .header("Sec-Fetch-Site", "cross-site")
                .body(body)
                .post(path)
                .then()
                .statusCode(403);
        browser.call()
                .header("Sec-Fetch-Site", "same-site")
                .body(body)
                .post(path)
                .then()
                .statusCode(403);
        assertThat(seen).isEmpty();
        browser.call()
                .header("Origin", Browser.ORIGIN)
                .body(body)
                .post(path)
                .then()
                .statusCode(200);
        browser.call()
                .header("Sec-Fetch-Site", "same-origin")
                .body(body)
                .post(path)
                .then()
                .statusCode(200);
    }

    @Test
    void aSpoiltCookieIsNoLoginAndNeverARedirect() {
        WirePeer.answer(request -> request.response()
                .setStatusCode(request.headers().contains("Authorization") ? 200 : 401)
                .end());

        for (var spoilt : new String[] {"x", "eyJhbGciOiJub25lIn0.e30.", "a.b.c.d.e"}) {
            given().redirects()
                    .follow(false)
                    .cookies(Map.of("q_session", spoilt))
                    .get("/api/v1/me")
                    .then()
                    .statusCode(401);
        }
    }

    @Test
    void aProgramsTokenIsPassedOnAsItIs() {
        given().header("Authorization", "Bearer anything")
                .get("/api/v1/me")
                .then()
                .statusCode(200);

        assertThat(seen.getLast().get("Authorization")).isEqualTo("Bearer anything");
    }

    @Test
    void whoSignsInByPasswordIsAskedForASecondFactorAloneWhenItIsWanted() {
        var browser = new Browser();
        browser.signIn("facilitator1", "/");
        assertThat(secondFactor(browser)).isFalse();
        var before = Map.copyOf(browser.cookies());

        var form = browser.beginToConfirm("/youth/london?tab=1");

        assertThat(form).contains("name=\"otp\"").doesNotContain("name=\"password\"");
        assertThat(browser.cookies().keySet()).noneMatch(before::containsKey);
        assertThat(browser.confirm("000000")).contains("name=\"otp\"");
        var app = new AuthenticatorApp("plenary-facilitator1");
        assertThat(browser.confirm(app.code(Instant.now()))).isEqualTo("/youth/london?tab=1");
        assertThat(secondFactor(browser)).isTrue();
    }

    @Test
    void theSecondFactorOutlastsTheRenewalOfTheToken() {
        var browser = new Browser();
        accessTokensLive(Duration.ofSeconds(35)); // renewed when thirty are left
        try {
            browser.signIn("facilitator2", "/");
            var app = new AuthenticatorApp("plenary-facilitator2");
            browser.beginToConfirm("/");
            browser.confirm(app.code(Instant.now()));
            assertThat(secondFactor(browser)).isTrue();
            var first = seen.getLast().get("Authorization");

            await("the token was renewed").atMost(PATIENCE).until(() -> {
                secondFactor(browser);
                return !seen.getLast().get("Authorization").equals(first);
            });

            assertThat(secondFactor(browser)).isTrue();
        } finally {
            accessTokensLive(Duration.ofSeconds(300));
        }
    }

    @Test
    void whoHasNoSecondFactorIsOfferedToSetOneUp() {
        var browser = new Browser();
        browser.signIn("captioner", "/");

        assertThat(browser.beginToConfirm("/")).contains("name=\"totpSecret\"");
    }

    @Test
    void aConfirmationIsBegunOnAPageOfOursAndLeadsToOne() {
        var browser = new Browser();
        browser.signIn("delegate", "/");
        for (var site : List.of("cross-site", "same-site", "")) {
            browser.keep(browser.call().header("Sec-Fetch-Site", site).get("/login/second-factor"))
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("foreignOrigin"));
        }
        assertThat(secondFactor(browser)).isFalse();
        browser.call()
                .header("Sec-Fetch-Site", "none")
                .get("/login/second-factor?return=//elsewhere.example/")
                .then()
                .statusCode(303)
                .header("Location", "/login?acr_values=2&return=%2F");
        browser.call().post("/login/second-factor").then().statusCode(405).header("Allow", "GET");
    }

    @Test
    void signingOutEndsOurSessionAndKeycloaks() {
        var browser = new Browser();
        browser.signIn("press", "/");
        var before = Map.copyOf(browser.cookies());

        browser.call().post("/logout").then().statusCode(403);
        browser.call()
                .header("Origin", "http://elsewhere.example")
                .post("/logout")
                .then()
                .statusCode(403);
        browser.keep(browser.call().header("Origin", Browser.ORIGIN).post("/logout"))
                .then()
                .statusCode(303)
                .header("Location", "/");

        assertThat(browser.cookies().keySet()).noneMatch(name -> name.startsWith("q_session"));
        browser.call().get("/api/v1/me").then().statusCode(200);
        assertThat(seen.getLast().contains("Authorization")).isFalse();
        assertThat(before).isNotEmpty();
        assertThat(browser.get("/login?return=/").statusCode()).isEqualTo(302);
        assertThat(browser.isAskedForThePasswordAgain()).isTrue();
    }

    @Test
    void signingOutIsAPost() {
        given().redirects().follow(false).get("/logout").then().statusCode(405).header("Allow", "POST");
    }

    /// Whether the token that a call goes on with tells of a second factor.
    private boolean secondFactor(Browser browser) {
        browser.keep(browser.call().get("/api/v1/me")).then().statusCode(200);
        return claims(seen.getLast().get("Authorization")).contains("\"acr\":\"2\"");
    }

    /// Sets how long Keycloak's access tokens live for edge.
    private static void accessTokensLive(Duration life) {
        var keycloak = RealServers.servers().keycloak().issuer().replace("/realms/plenary", "");
        String token = given().baseUri(keycloak)
                .formParams(Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        "admin",
                        "password",
                        Servers.PASSWORD))
                .post("/realms/master/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        given().baseUri(keycloak)
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Map.of("realm", "plenary", "accessTokenLifespan", life.toSeconds()))
                .put("/admin/realms/plenary")
                .then()
                .statusCode(204);
    }

    private static String readable(String value) {
        try {
            return value + new String(Base64.getUrlDecoder().decode(value.split("\\.", -1)[0]), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return value;
        }
    }

    private static String claims(String bearer) {
        return new String(Base64.getUrlDecoder().decode(bearer.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }
}
