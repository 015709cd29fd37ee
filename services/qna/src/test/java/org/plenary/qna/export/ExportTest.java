package org.plenary.qna.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.qna.testing.Scene.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.proto.sessions.v1.Access;
import org.plenary.proto.sessions.v1.Attribution;
import org.plenary.qna.testing.Scene;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class ExportTest {

    private static final String EXPORT = "/api/v1/qna/sessions/{id}/export";
    private static final String HARD = "=SUM(1,2) \"quoted\", with a comma,\nanother line and Ω 🌍";

    private Scene scene;
    private UUID session;
    private String published;
    private String waiting;
    private String dismissed;

    @BeforeEach
    void open() {
        scene = Scene.open();
        session = scene.session();
        published = scene.ask("delegate", session, Map.of("text", HARD, "shownAs", "name", "language", "en"))
                .getString("id");
        scene.move(published, "publish");
        as("viewer").put("/api/v1/qna/questions/{id}/vote", published).then().statusCode(200);
        waiting = scene.question(session);
        dismissed = scene.question(session, "publish", "dismiss");
    }

    private List<CSVRecord> csv(String account, String query) throws IOException {
        var text = (account.isEmpty() ? given() : as(account))
                .get(EXPORT + "?format=csv" + query, session)
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("text/csv"))
                .header("Content-Disposition", containsString(session + ".csv"))
                .extract()
                .asString();
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text))
                .getRecords();
    }

    @Test
    void holdsForEverybodyWhatEverybodyMayRead() throws IOException {
        given().get(EXPORT, session)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("session", equalTo(session.toString()))
                .body("questions.id", contains(published))
                .body("questions[0].text", equalTo(HARD))
                .body("questions[0].author", equalTo("Demo delegate"))
                .body("questions", everyItem(not(hasKey("kind"))));

        var rows = csv("", "");
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().get("text")).isEqualTo("'" + HARD);
        assertThat(rows.getFirst().isMapped("kind")).isFalse();
        assertThat(rows.getFirst().isMapped("askedAt")).isFalse();
    }

    @Test
    void holdsForStaffAllTheySeeAndNothingThatIsSealed() throws IOException {
        for (var account : List.of("moderator", "chair", "organiser")) {
            as(account)
                    .get(EXPORT, session)
                    .then()
                    .statusCode(200)
                    .body("questions.id", contains(published, waiting, dismissed))
                    .body("questions[0].kind", equalTo("delegate"))
                    .body("questions[2].text", nullValue());
        }

        var rows = csv("moderator", "");
        assertThat(rows).extracting(row -> row.get("state")).containsExactly("published", "waiting", "dismissed");
        assertThat(rows.get(2).get("text")).isEmpty();
        assertThat(rows.get(2).get("decision.rule")).isEqualTo("offTopic");
        for (var account : List.of("delegate", "viewer", "guardian", "youth13")) {
            as(account).get(EXPORT, session).then().body("questions.id", contains(published));
        }
    }

    @Test
    void isAWorkbookThatSpreadsheetsOpen() throws IOException {
        byte[] bytes = as("moderator")
                .get(EXPORT + "?format=xlsx", session)
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString(session + ".xlsx"))
                .extract()
                .asByteArray();

        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            var sheets = workbook.getSheets().toList();
            assertThat(sheets).extracting(sheet -> sheet.getName()).containsExactly("Questions", "Polls");
            var rows = sheets.getFirst().read();
            assertThat(rows).hasSize(4);
            assertThat(rows.get(0).getCellText(1)).isEqualTo("text");
            assertThat(rows.get(1).getCellText(1)).isEqualTo(HARD);
        }
    }

    @Test
    void holdsWhatPollsCameTo() throws IOException {
        var poll = as("moderator")
                .body(Map.of(
                        "prompt", "Who pays?",
                        "kind", "single",
                        "options", List.of("Everybody", "Nobody"),
                        "language", "en",
                        "results", "live"))
                .post("/api/v1/qna/sessions/{id}/polls", session)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");
        assertThat(csv("moderator", "&part=polls"))
                .as("nobody reads drafts in it")
                .isEmpty();
        as("moderator")
                .header("If-Match", "*")
                .body("{}")
                .post("/api/v1/qna/polls/{id}/open", poll)
                .then()
                .statusCode(200);

        var rows = csv("", "&part=polls");
        assertThat(rows).extracting(row -> row.get("choice")).containsExactly("Everybody", "Nobody");
        assertThat(rows).extracting(row -> row.get("count")).containsExactly("0", "0");
        given().get(EXPORT, session).then().body("polls.id", containsInAnyOrder(poll));
    }

    @Test
    void statement19HoldsNothingOfWhoAskedUnderTheChathamHouseRule() throws IOException {
        var quiet = Scene.create(Access.ACCESS_OPEN, Attribution.ATTRIBUTION_CHATHAM_HOUSE);
        session = quiet.session();
        var id = quiet.ask(session, "Who said so?").getString("id");
        quiet.move(id, "publish");

        for (var account : List.of("moderator", "organiser", "viewer")) {
            as(account)
                    .get(EXPORT, session)
                    .then()
                    .body("questions[0].author", nullValue())
                    .body("questions[0].kind", nullValue());
        }
        assertThat(csv("moderator", "").getFirst().get("kind")).isEmpty();
    }

    @Test
    void isForWhoMayWatchInTheseFormatsOnly() {
        var closed = Scene.create(Access.ACCESS_INVITATION, Attribution.ATTRIBUTION_ON_THE_RECORD);
        var hidden = closed.session();
        given().get(EXPORT, hidden).then().statusCode(404);
        as("viewer").get(EXPORT, hidden).then().statusCode(404);
        as("delegate").get(EXPORT, hidden).then().statusCode(200);
        given().get(EXPORT, "nonsense").then().statusCode(400).body("code", equalTo("malformedId"));
        given().get(EXPORT + "?format=pdf", session)
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"))
                .body("errors.field", contains("format"));
        given().get(EXPORT + "?format=csv&part=askers", session)
                .then()
                .statusCode(422)
                .body("errors.field", contains("part"));
    }
}
