package org.plenary.edge.signin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// A browser's part in signing in, played step by step: cookies are kept for edge and for Keycloak, redirects are
/// looked at before they are followed. Edge is reached by its public name.
public final class Browser {

    public static final String ORIGIN = "http://localhost:8080";

    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");

    private final Map<String, String> cookies = new HashMap<>();
    private final Map<String, String> keycloakCookies = new HashMap<>();
    private String shown = "";

    /// Signs in and returns where edge sent the browser in the end.
    public String signIn(String account, String wish) {
        challenged("/login?return=" + wish);
        return answer(Map.of("username", account, "password", "plenary"));
    }

    /// Begins to confirm with a second factor, by a link on a page of ours; returns the page that Keycloak shows.
    public String beginToConfirm(String wish) {
        var begun = keep(call().header("Sec-Fetch-Site", "same-origin").get("/login/second-factor?return=" + wish));
        assertThat(begun.statusCode()).isEqualTo(303);
        return challenged(begun.header("Location"));
    }

    /// Gives the code that Keycloak asks for and returns where edge sent the browser in the end, or Keycloak's page
    /// when the code was wrong.
    public String confirm(String code) {
        return answer(Map.of("otp", code));
    }

    private String challenged(String path) {
        var challenged = get(path);
        assertThat(challenged.statusCode()).isEqualTo(302);
        return keycloak(
                given().redirects().follow(false).urlEncodingEnabled(false), "GET", challenged.header("Location"));
    }

    private String answer(Map<String, String> fields) {
        var action = FORM.matcher(shown);
        assertThat(action.find()).as("a form of Keycloak's").isTrue();
        return keycloak(
                given().redirects().follow(false).urlEncodingEnabled(true).formParams(fields),
                "POST",
                action.group(1).replace("&amp;", "&"));
    }

    /// Follows edge's own redirects until a page of ours is named; returns its path.
    private String follow(String location) {
        var next = location;
        for (int hop = 0; hop < 5; hop++) {
            var uri = URI.create(next);
            if (!uri.getPath().startsWith("/login")) {
                return next;
            }
            var response = get(uri.getRawPath() + "?" + uri.getRawQuery());
            assertThat(response.statusCode()).isBetween(302, 303);
            next = response.header("Location");
        }
        throw new IllegalStateException("Too many redirects, the last to " + next);
    }

    /// A call with the browser's cookies, as the browser would make it by itself.
    public RequestSpecification call() {
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .header("Host", "localhost:8080")
                .cookies(cookies);
    }

    /// Reads an address of edge and keeps what cookies come.
    public Response get(String target) {
        return keep(call().get(target));
    }

    /// Keeps the cookies of an answer.
    public Response keep(Response response) {
        for (var cookie : response.detailedCookies()) {
            if (cookie.getMaxAge() == 0 || cookie.getValue().isEmpty()) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
        return response;
    }

    /// The cookies that edge has set.
    public Map<String, String> cookies() {
        return cookies;
    }

    /// Whether Keycloak has forgotten who this is.
    public boolean isAskedForThePasswordAgain() {
        return FORM.matcher(challenged("/login?return=/")).find();
    }

    /// Asks Keycloak and follows its redirects; returns the page it shows, or where edge sent the browser in the end.
    private String keycloak(RequestSpecification request, String method, String address) {
        var response = request.cookies(keycloakCookies).request(method, URI.create(address));
        response.detailedCookies().forEach(cookie -> keycloakCookies.put(cookie.getName(), cookie.getValue()));
        var location = response.header("Location");
        if (location == null) {
            assertThat(response.statusCode()).isEqualTo(200);
            shown = response.body().asString();
            return shown;
        }
        return location.startsWith(ORIGIN)
                ? follow(location)
                : keycloak(given().redirects().follow(false).urlEncodingEnabled(false), "GET", location);
    }
}
