package org.plenary.qna;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class DescriptionTest {

    @Test
    void namesEveryRouteAndItsOperation() {
        var description = given().accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("openapi", equalTo("3.1.0"))
                .extract()
                .jsonPath();

        Map<String, Map<String, Object>> paths = description.getMap("paths");
        assertThat(paths.keySet())
                .containsExactlyInAnyOrder(
                        "/api/v1/qna/conferences/{slug}/sources",
                        "/api/v1/qna/conferences/{slug}/sources/{id}",
                        "/api/v1/qna/conferences/{slug}/sources/{id}/secret",
                        "/api/v1/qna/conferences/{slug}/sources/{id}/unrouted",
                        "/api/v1/qna/hooks/{source}",
                        "/api/v1/qna/sessions/{id}/questions",
                        "/api/v1/qna/sessions/{id}/questions/mine",
                        "/api/v1/qna/sessions/{id}/votes/mine",
                        "/api/v1/qna/sessions/{id}/window",
                        "/api/v1/qna/sessions/{id}/board",
                        "/api/v1/qna/sessions/{id}/similar",
                        "/api/v1/qna/sessions/{id}/queue",
                        "/api/v1/qna/sessions/{id}/card",
                        "/api/v1/qna/sessions/{id}/appeals",
                        "/api/v1/qna/sessions/{id}/readings",
                        "/api/v1/qna/sessions/{id}/export",
                        "/api/v1/qna/conferences/{slug}/words",
                        "/api/v1/qna/sessions/{id}/ledger",
                        "/api/v1/qna/sessions/{id}/decisions",
                        "/api/v1/qna/questions/mine",
                        "/api/v1/qna/receipts/{receipt}",
                        "/api/v1/qna/questions/{id}",
                        "/api/v1/qna/questions/{id}/vote",
                        "/api/v1/qna/questions/{id}/publish",
                        "/api/v1/qna/questions/{id}/dismiss",
                        "/api/v1/qna/questions/{id}/merge",
                        "/api/v1/qna/questions/{id}/unmerge",
                        "/api/v1/qna/questions/{id}/select",
                        "/api/v1/qna/questions/{id}/stage",
                        "/api/v1/qna/questions/{id}/answer",
                        "/api/v1/qna/questions/{id}/written",
                        "/api/v1/qna/questions/{id}/withdraw",
                        "/api/v1/qna/sessions/{id}/polls",
                        "/api/v1/qna/sessions/{id}/polls/mine",
                        "/api/v1/qna/polls/{id}",
                        "/api/v1/qna/polls/{id}/open",
                        "/api/v1/qna/polls/{id}/close",
                        "/api/v1/qna/polls/{id}/ballot",
                        "/api/v1/qna/questions/{id}/appeal",
                        "/api/v1/qna/questions/{id}/lifting",
                        "/api/v1/qna/questions/{id}/lifting/agree",
                        "/api/v1/qna/questions/{id}/lifting/reading",
                        "/api/v1/qna/sessions/{id}/liftings",
                        "/api/v1/qna/questions/{id}/reword",
                        "/api/v1/qna/questions/{id}/translations/{language}",
                        "/api/v1/qna/questions/{id}/block",
                        "/api/v1/qna/questions/{id}/claim",
                        "/api/v1/qna/questions/{id}/appeal/reading",
                        "/api/v1/qna/questions/{id}/appeal/uphold",
                        "/api/v1/qna/questions/{id}/appeal/overturn");
        assertThat(paths.values().stream().flatMap(path -> path.values().stream()))
                .filteredOn(Map.class::isInstance)
                .allSatisfy(operation ->
                        assertThat(((Map<?, ?>) operation).get("operationId")).isNotNull());
    }

    @Test
    void isReadyAndMeasuresItsHotPath() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("plenary_qna_votes_queue"))
                .body(containsString("plenary_qna_votes_batch"))
                .body(containsString("plenary_qna_votes_latency"))
                .body(containsString("plenary_qna_ballots_queue"))
                .body(containsString("plenary_qna_tally_lag_millis"));
    }
}
