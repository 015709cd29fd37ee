package org.plenary.youth.facilitator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.youth.testing.Forum.as;
import static org.plenary.youth.testing.Forum.byLink;
import static org.plenary.youth.testing.Forum.vetting;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Tokens;
import org.plenary.proto.sessions.v1.Access;
import org.plenary.youth.testing.Forum;
import org.plenary.youth.testing.TurnedClock;

/// `facilitator1`, `facilitator2` and `lead` have a second factor in their login; nobody else has.
@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class FacilitatorTest {

    private static final int LAST_MINUTE = 24 * 60 * 60 - 60;

    @Inject
    TurnedClock clock;

    @AfterEach
    void turnTheClockBack() {
        clock.turnBack();
    }

    @Test
    void statement14AFacilitatorNeedsASecondFactor() {
        var forum = withAnAdmission();
        forum.give("moderator", "facilitator");
        forum.vet("moderator");
        as("moderator")
                .get(forum.at("facilitators/me"))
                .then()
                .statusCode(200)
                .body("state", equalTo("cleared"))
                .body("missing", contains("secondFactor"))
                .body("secondFactor", equalTo(false));
        cares(forum, "moderator").statusCode(403).body("code", equalTo("secondFactorNeeded"));

        as("facilitator1")
                .get(forum.at("facilitators/me"))
                .then()
                .body("missing", empty())
                .body("secondFactor", equalTo(true));
        cares(forum, "facilitator1").statusCode(409);
    }

    @Test
    void statement14AFacilitatorNeedsVettingAndTraining() {
        var forum = withAnAdmission();
        cares(forum, "facilitator1").statusCode(409);

        forum.record("facilitator1", Map.of("trainedOn", today().toString()))
                .then()
                .statusCode(200)
                .body("state", equalTo("applied"));
        cares(forum, "facilitator1").statusCode(403).body("code", equalTo("vettingNeeded"));

        var whole = vetting(today().plusYears(1));
        forum.record("facilitator1", Map.of("vetting", whole.get("vetting")))
                .then()
                .statusCode(200)
                .body("state", equalTo("applied"))
                .body("trainedOn", nullValue());
        as("facilitator1").get(forum.at("facilitators/me")).then().body("missing", contains("training"));
        cares(forum, "facilitator1").statusCode(403).body("code", equalTo("trainingNeeded"));

        forum.record("facilitator1", whole).then().statusCode(200).body("state", equalTo("cleared"));
        cares(forum, "facilitator1").statusCode(409);
    }

    @Test
    void statement14VettingThatExpiresTakesAccessWithTheNextRequest() {
        var forum = withAnAdmission();
        var until = today().plusDays(30);
        forum.record("facilitator1", vetting(until)).then().statusCode(200);

        clock.turnTo(until, LAST_MINUTE);
        cares(forum, "facilitator1").statusCode(409);

        clock.turnTo(until.plusDays(1), 1);
        cares(forum, "facilitator1").statusCode(403).body("code", equalTo("vettingNeeded"));
        as("facilitator1")
                .get(forum.at("facilitators/me"))
                .then()
                .body("state", equalTo("expired"))
                .body("missing", contains("vetting"))
                .body("vettedUntil", equalTo(until.toString()));
        as("lead")
                .get(forum.at("facilitators"))
                .then()
                .body(item("facilitator1", "state"), equalTo("expired"))
                .body(item("facilitator2", "state"), equalTo("cleared"));
        cares(forum, "facilitator2").statusCode(409);
    }

    @Test
    void aFacilitatorWhoIsEndedIsForgottenAndMayApplyAgain() {
        var forum = withAnAdmission();
        var path = forum.at("facilitators/" + Tokens.subject("facilitator1"));
        as("lead")
                .header("If-Match", "\"1\"")
                .delete(path)
                .then()
                .statusCode(412)
                .body("current.version", equalTo(2));
        as("lead").delete(path).then().statusCode(204);
        as("lead").delete(path).then().statusCode(404);

        cares(forum, "facilitator1").statusCode(403).body("code", equalTo("vettingNeeded"));
        as("facilitator1")
                .get(forum.at("facilitators/me"))
                .then()
                .body("state", equalTo("notApplied"))
                .body("missing", contains("vetting", "training"))
                .body("vettedUntil", nullValue());
        as("facilitator1")
                .put(forum.at("facilitators/me"))
                .then()
                .statusCode(200)
                .body("state", equalTo("applied"))
                .body("version", equalTo(1));
    }

    @Test
    void whoLosesTheRoleLosesTheAccessWhateverIsRecorded() {
        var forum = withAnAdmission();
        forum.give("facilitator2", "moderator");
        forum.record("facilitator2", vetting(today().plusDays(2))).then().statusCode(200);
        await("the role that was held has ended")
                .until(() -> as("facilitator2").get(forum.at("facilitators/me")).statusCode() == 403);
        cares(forum, "facilitator2").statusCode(403).body("code", equalTo("roleNeeded"));
    }

    @Test
    void theLeadSeesNamesAndRecordsByVersion() {
        var forum = Forum.create();
        as("lead")
                .get(forum.at("facilitators"))
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(2))
                .body(item("facilitator1", "name"), equalTo("Demo Facilitator One"))
                .body(item("facilitator1", "vetting.authority"), equalTo("Disclosure office"))
                .body(item("facilitator1", "vetting.reference"), equalTo("D-2011-17"))
                .body(
                        item("facilitator1", "vetting.until"),
                        equalTo(today().plusYears(1).toString()))
                .body(item("facilitator1", "trainedOn"), equalTo(today().toString()));
        as("lead")
                .header("If-Match", "\"1\"")
                .body(vetting(today().plusYears(2)))
                .put(forum.at("facilitators/" + Tokens.subject("facilitator1")))
                .then()
                .statusCode(412)
                .body("current.vetting.until", equalTo(today().plusYears(1).toString()));
        forum.record("facilitator1", vetting(today().plusYears(1)))
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        forum.record("facilitator1", vetting(today().plusYears(2)))
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"");
        as("lead").get(forum.at("facilitators?limit=1")).then().body("items.size()", equalTo(1));
    }

    @Test
    void applyingAgainChangesNothing() {
        var forum = Forum.create();
        as("facilitator1")
                .put(forum.at("facilitators/me"))
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("state", equalTo("cleared"))
                .body("version", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"organiser", "chair", "delegate", "youth13"})
    void whoIsNeitherLeadNorFacilitatorDoesNothingHere(String account) {
        var forum = withAnAdmission();
        var path = forum.at("facilitators/" + Tokens.subject("facilitator1"));
        for (var answer : List.of(
                as(account).get(forum.at("facilitators/me")),
                as(account).put(forum.at("facilitators/me")),
                as(account).get(forum.at("facilitators")),
                as(account).body(vetting(today().plusYears(1))).put(path),
                as(account).delete(path))) {
            answer.then().statusCode(403).body("code", equalTo("roleNeeded"));
        }
        cares(forum, account).statusCode(403).body("code", equalTo("roleNeeded"));
    }

    @Test
    void aFacilitatorDoesNotRecordAndAVisitorIsAskedToLogIn() {
        var forum = Forum.create();
        var path = forum.at("facilitators/" + Tokens.subject("facilitator2"));
        as("facilitator1").get(forum.at("facilitators")).then().statusCode(403);
        as("facilitator1").body(vetting(today().plusYears(1))).put(path).then().statusCode(403);
        as("facilitator1").delete(path).then().statusCode(403);
        byLink().get(forum.at("facilitators/me")).then().statusCode(401);
        byLink().get(forum.at("facilitators")).then().statusCode(401);
    }

    @Test
    void aLeadDoesNotRecordThemselves() {
        var forum = Forum.create();
        forum.give("lead", "lead", "facilitator");
        as("lead").put(forum.at("facilitators/me")).then().statusCode(200);
        forum.record("lead", vetting(today().plusYears(1)))
                .then()
                .statusCode(403)
                .body("code", equalTo("notYourself"));
    }

    @Test
    void onlyWhoHasAppliedIsRecordedAndOnlyInTheirConference() {
        var forum = Forum.create();
        forum.record("delegate", vetting(today().plusYears(1))).then().statusCode(404);
        as("lead")
                .body(Map.of())
                .put(forum.at("facilitators/nobody"))
                .then()
                .statusCode(400)
                .body("code", equalTo("malformedId"));
        var elsewhere = Forum.create();
        elsewhere.give("moderator", "facilitator");
        as("moderator").put(elsewhere.at("facilitators/me")).then().statusCode(200);
        forum.record("moderator", vetting(today().plusYears(1))).then().statusCode(404);
        assertThat(as("moderator").get(forum.at("facilitators/me")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void anInvitationOnlyForumIsNotKnownToOutsiders() {
        var forum = Forum.create(Access.ACCESS_INVITATION);
        as("delegate").get(forum.at("facilitators/me")).then().statusCode(404);
        as("facilitator1").get(forum.at("facilitators/me")).then().statusCode(200);
    }

    @Test
    void whatCannotBeIsRefusedByField() {
        var forum = Forum.create();
        refused(forum, "until", today().toString(), "vetting.until");
        refused(forum, "until", today().plusYears(5).plusDays(1).toString(), "vetting.until");
        refused(forum, "until", "2011-02-30", "vetting.until");
        refused(forum, "until", "+12011-02-03", "vetting.until");
        refused(forum, "authority", " ", "vetting.authority");
        refused(forum, "reference", "two\nlines", "vetting.reference");
        var early = new HashMap<>(vetting(today().plusYears(5)));
        early.put("trainedOn", today().plusDays(1).toString());
        forum.record("facilitator1", early)
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"))
                .body("errors.field", contains("trainedOn"));
        forum.record("facilitator1", Map.of("vetting", Map.of("authority", "A", "reference", "R")))
                .then()
                .statusCode(422)
                .body("errors.field", contains("vetting.until"));
        for (var nothing : List.<Map<String, ?>>of(Map.of(), Map.of("a", 1), Map.of("vetting", Map.of()))) {
            forum.record("facilitator1", nothing).then().statusCode(422).body("code", equalTo("invalid"));
        }
        as("lead")
                .body("[]")
                .put(forum.at("facilitators/" + Tokens.subject("facilitator1")))
                .then()
                .statusCode(400);
        as("facilitator1").get(forum.at("facilitators/me")).then().body("version", equalTo(2));
    }

    private static void refused(Forum forum, String part, String text, String field) {
        var recorded = vetting(today().plusYears(1));
        @SuppressWarnings("unchecked")
        var certificate = new HashMap<>((Map<String, Object>) recorded.get("vetting"));
        certificate.put(part, text);
        forum.record("facilitator1", Map.of("vetting", certificate))
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"))
                .body("errors.field", contains(field));
    }

    /// Tries what only who cares for young people may: 409 for who may, as the admission needs no help.
    private static ValidatableResponse cares(Forum forum, String account) {
        return as(account)
                .post(
                        "/api/v1/youth/admissions/{id}/help",
                        forum.admission("youth16").getString("id"))
                .then();
    }

    /// A forum in which `youth16` has joined.
    private static Forum withAnAdmission() {
        var forum = Forum.create();
        var code = forum.group("adult-" + UUID.randomUUID() + "@example.org").getString("code");
        forum.join("youth16", code, Forum.thisYear() - 17, "DE", "Heron").then().statusCode(201);
        return forum;
    }

    private static String item(String account, String field) {
        return "items.find { it.subject == '%s' }.%s".formatted(Tokens.subject(account), field);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
