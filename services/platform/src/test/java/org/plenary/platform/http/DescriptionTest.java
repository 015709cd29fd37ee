package org.plenary.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.plenary.platform.testing.RealServers;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
class DescriptionTest {

    @Test
    void whatAnOperationTakesSaysHowItMayBeRefused() {
        assertThat(refusals("put", "/api/v1/probe/notes/{id}"))
                .containsOnlyKeys("400", "401", "412", "413", "415", "503")
                .hasEntrySatisfying(
                        "400", said -> assertThat(said).contains("`malformedId`", "`malformed`", "`malformedTag`"))
                .hasEntrySatisfying("401", said -> assertThat(said).contains("`loginNeeded`"))
                .hasEntrySatisfying("412", said -> assertThat(said).contains("`changed`"));
        assertThat(refusals("get", "/api/v1/probe/notes/{id}")).containsOnlyKeys("400", "503");
        assertThat(refusals("get", "/api/v1/probe/{list}"))
                .containsOnlyKeys("400", "422", "503")
                .hasEntrySatisfying("400", said -> assertThat(said).contains("`malformed`"))
                .hasEntrySatisfying("422", said -> assertThat(said).contains("`invalid`"));
    }

    @Test
    void whatAResourceSaysOfACodeStands() {
        assertThat(refusals("post", "/api/v1/probe/notes"))
                .containsEntry("400", "`malformed`: no note")
                .hasEntrySatisfying("413", said -> assertThat(said).startsWith("`noteTooLong`; `tooLarge`"));
    }

    @Test
    void aBodyIsDescribedAsJson() {
        Map<String, Object> taken = description().getMap("paths.'/api/v1/probe/notes'.post.requestBody.content");
        assertThat(taken).containsOnlyKeys("application/json");
    }

    private static JsonPath description() {
        return given().accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /// Descriptions by status.
    private static Map<String, String> refusals(String method, String path) {
        var refusals = new TreeMap<String, String>();
        Map<String, Map<String, Object>> responses =
                description().getMap("paths.'%s'.%s.responses".formatted(path, method));
        responses.forEach((status, response) -> {
            if (!status.startsWith("2")) {
                assertThat(response.get("content")).as(status).hasToString("""
                        {application/problem+json={schema={$ref=#/components/schemas/HttpProblem}}}""");
                refusals.put(status, String.valueOf(response.get("description")));
            }
        });
        return refusals;
    }
}
