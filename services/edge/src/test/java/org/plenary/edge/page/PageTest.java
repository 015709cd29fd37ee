package org.plenary.edge.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.edge.testing.WirePeer;
import org.plenary.platform.testing.RealServers;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "edge"))
@WithTestResource(WirePeer.class)
class PageTest {

    private static final Pattern INITIAL =
            Pattern.compile("<script type=\"application/json\" id=\"initial\">(.*?)</script>", Pattern.DOTALL);

    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final String slug = "c" + UUID.randomUUID().toString().substring(0, 8);
    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void answerDocuments() {
        WirePeer.answer(request -> {
            asked.incrementAndGet();
            var document = documents.get(request.path());
            request.response()
                    .setStatusCode(document == null ? 404 : 200)
                    .putHeader("Content-Type", "application/json")
                    .end(document == null ? "{}" : document);
        });
    }

    private void aConference() {
        documents.put("/api/v1/programme/conferences/" + slug, """
                {"id":"1","slug":"%s","title":"Cyber <b>space</b>","summary":"It's \\"here\\" </script><script>alert(1)</script>",
                "startsOn":"2011-11-01","endsOn":"2011-11-02","timeZone":"Europe/London","place":"London",
                "themes":[{"id":"t","title":"Growth","tag":"growth","guidingQuestions":["What next?"]}]}
                """.formatted(slug));
        documents.put("/api/v1/programme/conferences/" + slug + "/sessions", """
                {"items":[{"id":"%s","title":"Opening & welcome","startsAt":"2011-11-01T09:30:00Z","endsAt":"2011-11-01T10:30:00Z",
                "room":"Main hall","contributors":[{"name":"Ada","organisation":"Works"}],"state":"live"}]}
                """.formatted(id));
    }

    private void aSession() {
        documents.put("/api/v1/programme/sessions/" + id, """
                {"id":"%s","title":"Opening","startsAt":"2011-11-01T09:30:00Z","endsAt":"2011-11-01T10:30:00Z","room":"Main hall",
                "abstract":"Why we are here","state":"live","contributors":[],
                "conference":{"id":"1","slug":"%s","title":"Cyberspace","timeZone":"Europe/London"}}
                """.formatted(id, slug));
        documents.put(
                "/api/v1/qna/sessions/" + id + "/board",
                "{\"items\":[{\"id\":\"q\",\"text\":\"Who <pays>?\",\"author\":null,\"votes\":3,\"state\":\"onStage\"}]}");
        documents.put("/api/v1/programme/sessions/" + id + "/updates", "{\"items\":[]}");
    }

    @Test
    void aConferencesPageIsReadableBeforeAnyScriptHasRun() {
        aConference();

        given().get("/c/" + slug)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-cache")
                .body(
                        containsString("<title>Cyber &lt;b&gt;space&lt;/b&gt; · Plenary</title>"),
                        containsString("Tuesday, 1 November 2011"),
                        containsString("09:30 to 10:30, Main hall"),
                        containsString("Opening &amp; welcome"),
                        containsString("href=\"/s/" + id + "\""),
                        containsString("Ada, Works"),
                        containsString("What next?"),
                        not(containsString("<script>alert")));
    }

    @Test
    void thePagesScriptFindsTheSameAsJson() {
        aConference();

        var initial = initial(given().get("/c/" + slug).asString());

        assertThat(initial.getJsonObject("conference").getString("summary")).contains("</script><script>alert(1)");
        assertThat(initial.getJsonArray("sessions")).hasSize(1);
    }

    @Test
    void aSessionsPageShowsWhatIsAskedAndWhatIsOnStage() {
        aSession();

        var page = given().get("/s/" + id).then().statusCode(200).extract().asString();

        assertThat(page).contains("Why we are here", "Live now.", "On stage: ", "Who &lt;pays&gt;?");
        var snapshot = initial(page).getJsonObject("snapshot");
        assertThat(snapshot.getJsonObject("onStage").getString("id")).isEqualTo("q");
        assertThat(snapshot.getString("state")).isEqualTo("live");
    }

    @Test
    void aSessionsPageDoesWithoutQuestionsWhenTheirServiceIsSilent() {
        aSession();
        documents.remove("/api/v1/qna/sessions/" + id + "/board");

        var page = given().get("/s/" + id).then().statusCode(200).extract().asString();

        assertThat(initial(page).containsKey("snapshot")).isFalse();
    }

    @Test
    void whatEveryoneMaySeeIsAskedOnceForAll() {
        aConference();
        given().get("/c/" + slug).then().statusCode(200);
        int first = asked.get();

        for (int visitor = 0; visitor < 20; visitor++) {
            given().get("/c/" + slug).then().statusCode(200);
        }

        assertThat(asked.get() - first).isLessThanOrEqualTo(2 * first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/c/none",
                "/c/NOT-A-SLUG",
                "/s/1",
                "/s/01234567-89ab-7def-8123-456789abcdef",
                "/nowhere",
                "/desk/1",
                "/desk/01234567-89ab-7def-8123-456789abcdef",
                "/session.html",
                "/not-found.html",
                "/c",
                "/organise/none"
            })
    void whatDoesNotExistIsAPageWithStatus404(String path) {
        given().header("Accept", "text/html")
                .get(path)
                .then()
                .statusCode(404)
                .body(containsString("data-page=\"not-found\""));
    }

    @Test
    void whatDoesNotExistIsAProblemForPrograms() {
        given().header("Accept", "application/json")
                .get("/nowhere")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        given().post("/nowhere").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void aServiceThatIsSilentIsAPageThatTriesAgain() {
        WirePeer.answer(request -> request.connection().close());

        given().get("/c/" + slug)
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body(containsString("http-equiv=\"refresh\""));
        aConference();
        answerDocuments();
        given().get("/c/" + slug).then().statusCode(200);
    }

    @Test
    void theOtherPagesAreShells() {
        aSession();
        aConference();

        for (var name : new String[] {"desk", "chair", "screen", "studio"}) {
            given().get("/" + name + "/" + id)
                    .then()
                    .statusCode(200)
                    .body(containsString("data-page=\"" + name + "\""));
        }
        given().get("/c/" + slug + "/register").then().statusCode(200).body(containsString("data-page=\"register\""));
        given().get("/organise/" + slug).then().statusCode(200).body(containsString("data-page=\"organise\""));
        given().get("/me").then().statusCode(200).body(containsString("data-page=\"me\""));
        given().get("/signed-in.html").then().statusCode(200);
    }

    @Test
    void pagesRunOnlyOurOwnScriptsAndAreFramedByNobody() {
        given().get("/me")
                .then()
                .header(
                        "Content-Security-Policy",
                        allOf(
                                containsString("default-src 'none'"),
                                containsString("script-src 'self';"),
                                containsString("frame-ancestors 'none'"),
                                containsString("connect-src 'self'"),
                                not(containsString("unsafe-eval"))))
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "same-origin");
    }

    @Test
    void filesWithADigestInTheirNameAreKeptForEver() {
        given().get("/assets/probe-a1B2c3D4.js")
                .then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=31536000, immutable");
        given().get("/assets/none-a1B2c3D4.js")
                .then()
                .statusCode(404)
                .header("Cache-Control", not(containsString("immutable")));
    }

    @Test
    void pagesArePacked() {
        aConference();
        given().header("Accept-Encoding", "gzip")
                .get("/c/" + slug)
                .then()
                .header("Content-Encoding", "gzip")
                .body(containsString("Growth"));
    }

    @Test
    void ofTheInnerSideOnlyHealthAndForThisMachineMetricsAreShown() {
        given().get("/q/metrics").then().statusCode(200).body(containsString("plenary_edge_streams_open"));
        given().header("X-Forwarded-For", "1.2.3.4").get("/q/metrics").then().statusCode(404);
        for (var path : new String[] {"/q/openapi", "/q/swagger-ui", "/q/dev", "/q/arc", "/q"}) {
            given().get(path).then().statusCode(404);
        }
    }

    @Test
    void readyMeansThatEveryServiceBehindIsReady() {
        documents.put("/q/health/ready", "{}");
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));

        documents.remove("/q/health/ready");
        given().get("/q/health/ready").then().statusCode(503);
    }

    private static JsonObject initial(String page) {
        var matcher = INITIAL.matcher(page);
        assertThat(matcher.find()).isTrue();
        return new JsonObject(matcher.group(1));
    }
}
