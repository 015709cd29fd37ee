package org.plenary.edge.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

class MergedTest {

    private static final JsonObject OWN = new JsonObject(
            "{\"openapi\":\"3.1.0\",\"paths\":{\"/login\":{}},\"components\":{\"schemas\":{\"Live\":{\"type\":\"object\"}}}}");

    private final LinkedHashMap<String, JsonObject> others = new LinkedHashMap<>();

    @Test
    void pathsAndComponentsOfAllAreOneDocument() {
        others.put("qna", document("/api/v1/qna/a", "Question", "string"));
        others.put("sessions", document("/api/v1/programme/b", "Session", "string"));

        var merged = Merged.of(OWN, others);

        assertThat(merged.getJsonObject("paths").fieldNames())
                .containsExactly("/api/v1/programme/b", "/api/v1/qna/a", "/login");
        assertThat(merged.getJsonObject("components").getJsonObject("schemas").fieldNames())
                .contains("Live", "Question", "Session");
    }

    @Test
    void whatIsNotThePublicsIsLeftOut() {
        others.put("sessions", document("/api/v1/programme/media/auth", "A", "string"));
        others.put("qna", document("/q/health", "B", "string"));

        assertThat(Merged.of(OWN, others).getJsonObject("paths").fieldNames()).containsExactly("/login");
    }

    @Test
    void aNameThatStandsForTwoThingsIsToldApart() {
        others.put("qna", document("/api/v1/qna/a", "Page", "string"));
        others.put("sessions", document("/api/v1/programme/b", "Page", "integer"));

        var merged = Merged.of(OWN, others);

        var schemas = merged.getJsonObject("components").getJsonObject("schemas");
        assertThat(schemas.getJsonObject("Page").getString("type")).isEqualTo("string");
        assertThat(schemas.getJsonObject("SessionsPage").getString("type")).isEqualTo("integer");
        assertThat(merged.encode())
                .contains("\"/api/v1/programme/b\":{\"get\":{\"$ref\":\"#/components/schemas/SessionsPage\"}}");
    }

    private static JsonObject document(String path, String schema, String type) {
        return new JsonObject("""
                {"paths":{"%s":{"get":{"$ref":"#/components/schemas/%s"}}},
                "components":{"schemas":{"%s":{"type":"%s"}}}}
                """.formatted(path, schema, schema, type));
    }
}
