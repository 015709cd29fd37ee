package org.plenary.youth.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.plenary.youth.testing.Forum.as;
import static org.plenary.youth.testing.Forum.byLink;
import static org.plenary.youth.testing.Forum.thisYear;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Tokens;
import org.plenary.youth.testing.Forum;
import org.plenary.youth.testing.Room;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class ReadinessTest {

    @Inject
    Database database;

    @Test
    void theScenariosAreAskedWithoutTellingWhatFits() {
        var forum = itsTurn();
        var asked =
                as("youth16").get(forum.at("admissions/me/readiness")).then().statusCode(200);
        asked.body("form", equalTo(1)).body("scenarios", hasSize(5));
        assertThat(asked.extract().asString()).doesNotContain("fits", "feedback", "Right.");
    }

    @Test
    void whoDoesNotPassLearnsWhyAndTriesAgainWithOtherScenariosAndThenGetsHelp() {
        var forum = itsTurn();
        List<String> first = scenarios(forum);
        forum.check("youth16", false)
                .then()
                .statusCode(200)
                .body("passed", equalTo(false))
                .body("state", equalTo("awaitingReadiness"))
                .body("helpNeeded", equalTo(false))
                .body("feedback", hasSize(5))
                .body("feedback.fits", everyItem(equalTo(false)))
                .body("feedback.text", everyItem(not(equalTo(""))));
        assertThat(scenarios(forum)).doesNotContainAnyElementsOf(first);

        forum.check("youth16", false).then().statusCode(200).body("helpNeeded", equalTo(true));

        as("youth16")
                .get(forum.at("admissions/me/readiness"))
                .then()
                .statusCode(409)
                .body("code", equalTo("helpNeeded"));
        as("lead").get(forum.at("admissions")).then().body("items[0].helpNeeded", equalTo(true));
    }

    @Test
    void whoWasHelpedIsAdmittedByTheLeadOrAFacilitatorAndNobodyElse() {
        var forum = itsTurn();
        var help = "/api/v1/youth/admissions/%s/help"
                .formatted(forum.admission("youth16").getString("id"));
        as("lead").post(help).then().statusCode(409).body("code", equalTo("wrongState"));
        forum.check("youth16", false).then().statusCode(200);
        forum.check("youth16", false).then().statusCode(200);

        for (var account : List.of("organiser", "chair", "youth16")) {
            as(account).post(help).then().statusCode(403);
        }
        as("facilitator1").post(help).then().statusCode(200).body("state", equalTo("admitted"));
        as("lead").post(help).then().statusCode(200).body("state", equalTo("admitted"));
        assertThat(forum.admission("youth16").getString("state")).isEqualTo("admitted");
        as("lead")
                .post("/api/v1/youth/admissions/{id}/help", UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void whoGoesOnOnlyWithHelpIsAnAlertToTheLeadAndTheFacilitatorsOnce() {
        var forum = itsTurn();
        forum.check("youth16", false).then().statusCode(200);
        alerts(forum).body("items", empty());
        forum.check("youth16", false).then().statusCode(200);

        String alert = alerts(forum)
                .body("items.kind", contains("checkHelp"))
                .body("items.name", contains("Heron"))
                .extract()
                .path("items[0].id");
        try (var room = Room.create(forum, "13-15")) {
            room.looks("facilitator1").body("desk.alerts.id", contains(alert));
        }
        sees("youth16", alert).statusCode(403);
        sees("facilitator2", alert).statusCode(204);
        alerts(forum).body("items.takenBy", contains("Demo Facilitator Two"));
        sees("lead", alert).statusCode(204);
        for (var yes : List.of(true, false)) {
            consent(forum, "recorded", yes);
        }
        alerts(forum).body("items", empty());
    }

    @Test
    void theAlertIsThereAsLongAsHelpIsNeeded() {
        var forum = Forum.create();
        var contact = "adult-" + UUID.randomUUID() + "@example.org";
        var code = forum.group(contact).getString("code");
        itsTurn(forum, contact, code);
        forum.check("youth16", false).then().statusCode(200);
        forum.check("youth16", false).then().statusCode(200);
        consent(forum, "takePart", false);
        alerts(forum).body("items", empty());
        consent(forum, "takePart", true);
        alerts(forum).body("items.kind", contains("checkHelp"));

        as("youth16").delete(forum.at("admissions/me")).then().statusCode(204);
        alerts(forum).body("items", empty());
        itsTurn(forum, contact, code);
        alerts(forum).body("items.kind", contains("checkHelp"));

        as("facilitator1")
                .post(
                        "/api/v1/youth/admissions/{id}/help",
                        forum.admission("youth16").getString("id"))
                .then()
                .statusCode(200);
        alerts(forum).body("items", empty());
    }

    private static ValidatableResponse alerts(Forum forum) {
        return as("lead").get(forum.at("alerts")).then().statusCode(200);
    }

    private static ValidatableResponse sees(String account, String alert) {
        return as(account).post("/api/v1/youth/alerts/{id}/seen", alert).then();
    }

    private static void consent(Forum forum, String purpose, boolean yes) {
        as("youth16")
                .body(Map.of("purposes", Map.of(purpose, yes)))
                .put(forum.at("admissions/me/consents"))
                .then()
                .statusCode(200);
    }

    @Test
    void itIsNotTakenBeforeItsTurnNorAfterIt() {
        var forum = Forum.create();
        var contact = "adult-" + UUID.randomUUID() + "@example.org";
        var code = forum.group(contact).getString("code");
        forum.join("youth16", code, thisYear() - 17, "DE", "Heron").then().statusCode(201);
        as("youth16")
                .get(forum.at("admissions/me/readiness"))
                .then()
                .statusCode(409)
                .body("code", equalTo("wrongState"));
        forum.decide(contact, "Heron", true);
        forum.check("youth16", true).then().statusCode(200).body("state", equalTo("admitted"));
        as("youth16")
                .body(Map.of("answers", List.of(0, 0, 0, 0, 0)))
                .post(forum.at("admissions/me/readiness"))
                .then()
                .statusCode(409);
        as("youth16")
                .body("{\"answers\": [")
                .post(forum.at("admissions/me/readiness"))
                .then()
                .statusCode(400);
        as("youth16")
                .body("{}")
                .post(forum.at("admissions/me/readiness"))
                .then()
                .statusCode(422);
    }

    @Test
    void answersThatAreNoneAreRefusedAndCostNoTry() {
        var forum = itsTurn();
        for (var answers : List.of(List.of(), List.of(0, 0), List.of(0, 0, 0, 0, 7))) {
            as("youth16")
                    .body(Map.of("answers", answers))
                    .post(forum.at("admissions/me/readiness"))
                    .then()
                    .statusCode(422);
        }
        assertThat(forum.admission("youth16").getInt("readiness.tries")).isZero();
    }

    @Test
    void answersToOtherScenariosThanAreAskedNowCostNoTry() {
        var forum = itsTurn();
        var first = asked(forum);
        forum.check("youth16", false).then().statusCode(200).body("helpNeeded", equalTo(false));
        answer(forum, first).then().statusCode(409).body("code", equalTo("otherForm"));

        var second = asked(forum);
        var forms = as("lead").get(forum.at("readiness")).then().statusCode(200).extract();
        as("lead")
                .body(Map.of(
                        "first", forms.jsonPath().getList("second"),
                        "second", forms.jsonPath().getList("first")))
                .put(forum.at("readiness"))
                .then()
                .statusCode(200);
        answer(forum, second).then().statusCode(409).body("code", equalTo("otherForm"));
        assertThat(forum.admission("youth16").getInt("readiness.tries")).isEqualTo(1);

        answer(forum, asked(forum)).then().statusCode(200);
    }

    private static JsonPath asked(Forum forum) {
        return as("youth16")
                .get(forum.at("admissions/me/readiness"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /// Takes the first option of each scenario that was asked.
    private static Response answer(Forum forum, JsonPath asked) {
        return as("youth16")
                .body(Map.of(
                        "answers",
                        Collections.nCopies(asked.getList("scenarios").size(), 0),
                        "form",
                        asked.getInt("form"),
                        "version",
                        asked.getLong("version")))
                .post(forum.at("admissions/me/readiness"));
    }

    @Test
    void answersAreStoredApartFromWhoGaveThem() {
        var forum = itsTurn();
        forum.check("youth16", false).then().statusCode(200);
        var who = List.of(
                forum.admission("youth16").getString("id"),
                Tokens.subject("youth16").toString(),
                "Heron");
        assertThat(database.list(
                        "select readiness_answer::text as answer from readiness_answer",
                        row -> row.getString("answer")))
                .isNotEmpty()
                .noneMatch(answer -> who.stream().anyMatch(answer::contains));
    }

    @Test
    void organisersAndTheLeadChooseTheScenariosAndNobodyElseSeesWhatFits() {
        var forum = itsTurn();
        var usual = as("organiser")
                .get(forum.at("readiness"))
                .then()
                .statusCode(200)
                .extract();
        assertThat(usual.header("ETag")).isEqualTo("\"0\"");
        Map<String, Object> forms = Map.of(
                "first",
                usual.jsonPath().getList("second"),
                "second",
                usual.jsonPath().getList("first"));

        as("lead")
                .header("If-Match", "\"0\"")
                .body(forms)
                .put(forum.at("readiness"))
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        as("organiser")
                .body(forms)
                .put(forum.at("readiness"))
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        as("organiser")
                .header("If-Match", "\"0\"")
                .body(forms)
                .put(forum.at("readiness"))
                .then()
                .statusCode(412)
                .body("current.version", equalTo(1));

        assertThat(scenarios(forum)).isEqualTo(usual.jsonPath().getList("second.situation"));
        for (var account : List.of("chair", "delegate", "youth16")) {
            as(account).get(forum.at("readiness")).then().statusCode(403);
            as(account).body(forms).put(forum.at("readiness")).then().statusCode(403);
        }
        byLink().get(forum.at("readiness")).then().statusCode(401);
    }

    private static List<String> scenarios(Forum forum) {
        return asked(forum).getList("scenarios.situation");
    }

    /// A forum in which it is `youth16`'s turn to take the check.
    private static Forum itsTurn() {
        var forum = Forum.create();
        var contact = "adult-" + UUID.randomUUID() + "@example.org";
        itsTurn(forum, contact, forum.group(contact).getString("code"));
        return forum;
    }

    private static void itsTurn(Forum forum, String contact, String code) {
        forum.join("youth16", code, thisYear() - 17, "DE", "Heron").then().statusCode(201);
        forum.decide(contact, "Heron", true);
    }
}
