package org.plenary.edge.signin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.edge.testing.WirePeer;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Tokens;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "edge"))
@WithTestResource(WirePeer.class)
class SignInTest {

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
