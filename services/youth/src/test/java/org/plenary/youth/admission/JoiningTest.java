package org.plenary.youth.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.Accounts;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Tokens;
import org.plenary.proto.sessions.v1.Access;
import org.plenary.youth.testing.Board;
import org.plenary.youth.testing.Forum;
import org.plenary.youth.testing.Involved;
import org.plenary.youth.testing.Post;
import org.plenary.youth.testing.Room;
import org.plenary.youth.testing.Rush;
import org.plenary.youth.testing.Tables;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class JoiningTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Database database;

    @Inject
    Admissions admissions;

    @Test
    void statement6AYoungPersonBelowTheConsentAgeComesInByAdultGuardianAndReadiness() {
        var forum = Forum.create();
        var contact = address();
        var code = forum.group(contact).getString("code");

        forum.join("youth13", code, thisYear() - 14, "DE", "Kestrel")
                .then()
                .statusCode(201)
                .body("state", equalTo("awaitingConfirmation"))
                .body("band", equalTo("13-15"))
                .body("guardianNeeded", equalTo(true))
                .body("consented", hasSize(0));
        forum.decide(contact, "Kestrel", true);
        assertThat(forum.admission("youth13").getString("state")).isEqualTo("awaitingGuardian");
        forum.consent("youth13", Map.of("takePart", true, "recorded", false));
        assertThat(forum.admission("youth13").getString("state")).isEqualTo("awaitingReadiness");
        forum.check("youth13", true)
                .then()
                .statusCode(200)
                .body("passed", equalTo(true))
                .body("state", equalTo("admitted"));

        assertThat(forum.admission("youth13").getList("consented")).containsExactly("takePart");
    }

    @Test
    void whoDecidesForThemselvesNeedsNoGuardianAndNoAddressOfOneIsKept() {
        var forum = Forum.create();
        var contact = address();
        var code = forum.group(contact).getString("code");

        forum.join("youth16", code, thisYear() - 17, "DE", "Heron")
                .then()
                .statusCode(201)
                .body("band", equalTo("16-17"))
                .body("guardianNeeded", equalTo(false))
                .body("guardianEmail", nullValue())
                .body("consented", containsInAnyOrder("takePart"));
        forum.decide(contact, "Heron", true);

        assertThat(forum.admission("youth16").getString("state")).isEqualTo("awaitingReadiness");
        Post.awaitGone(database, forum.admission("youth16").getString("id"));
        assertThat(Post.mails().to(Forum.guardianOf("youth16", forum.slug()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GB, 13, true", "GB, 14, false", "DE, 16, true", "DE, 17, false", "SE, 14, false", "US, 16, true"})
    void theConsentAgeIsThatOfTheCountryAndTheYoungestAgeOfTheYearCounts(
            String country, int turningThisYear, boolean guardianNeeded) {
        var forum = Forum.create();
        var code = forum.group(address()).getString("code");
        forum.join("youth13", code, thisYear() - turningThisYear, country, "Wren")
                .then()
                .statusCode(201)
                .body("guardianNeeded", equalTo(guardianNeeded));
    }

    @Test
    void joiningAgainGivesTheSameAndChangesNothing() {
        var forum = Forum.create();
        var code = forum.group(address()).getString("code");
        String id = forum.join("youth13", code, thisYear() - 14, "DE", "Kestrel")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        forum.join("youth13", code.toLowerCase(), thisYear() - 15, "FR", "Other")
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("pseudonym", equalTo("Kestrel"));
    }

    @Test
    void whileRegistrationIsSilentNobodyComesInAndLaterTheSameWishIsTaken() {
        var forum = Forum.create();
        var code = forum.group(address()).getString("code");
        Registration.silence();
        try {
            forum.join("youth13", code, thisYear() - 14, "DE", "Kestrel")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("unavailable"));
            as("youth13").get(forum.at("admissions/me")).then().statusCode(404);
        } finally {
            Registration.speak();
        }
        await("registration is reached again")
                .atMost(SOON)
                .until(() -> forum.join("youth13", code, thisYear() - 14, "DE", "Kestrel")
                                .statusCode()
                        == 201);
    }

    @Test
    void aYearThatAllowsEighteenIsRefused() {
        var forum = Forum.create();
        var code = forum.group(address()).getString("code");
        forum.join("youth16", code, thisYear() - 18, "DE", "Heron")
                .then()
                .statusCode(422)
                .body("code", equalTo("adult"));
        forum.join("youth16", code, thisYear() - 12, "DE", "Heron")
                .then()
                .statusCode(422)
                .body("code", equalTo("tooYoung"));
    }

    @Test
    void belowTheConsentAgeNothingIsTakenWithoutAGuardiansAddress() {
        var forum = Forum.create();
        var code = forum.group(address()).getString("code");
        as("youth13")
                .body(Map.of("groupCode", code, "birthYear", thisYear() - 14, "country", "DE", "pseudonym", "Kestrel"))
                .post(forum.at("admissions"))
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"))
                .body("errors.field", hasItem("guardianEmail"));
        as("youth13")
                .body(Map.of(
                        "groupCode", code,
                        "birthYear", thisYear() - 14,
                        "country", "DE",
                        "guardianEmail", "YOUTH13@example.org",
                        "pseudonym", "Kestrel"))
                .post(forum.at("admissions"))
                .then()
                .statusCode(422)
                .body("errors.message", hasItem("must not be your own"));
    }

    @Test
    void aCodeOfAnotherConferenceOrAClosedGroupOpensNothing() {
        var forum = Forum.create();
        var elsewhere = Forum.create().group(address()).getString("code");
        forum.join("youth13", elsewhere, thisYear() - 14, "DE", "Kestrel")
                .then()
                .statusCode(422)
                .body("code", equalTo("groupUnknown"));
        var group = forum.group(address());
        as("lead")
                .post("/api/v1/youth/groups/{id}/close", group.getString("id"))
                .then()
                .statusCode(200)
                .body("open", equalTo(false));
        forum.join("youth13", group.getString("code"), thisYear() - 14, "DE", "Kestrel")
                .then()
                .statusCode(422)
                .body("code", equalTo("groupUnknown"));
    }

    @Test
    void whoGuessesCodesIsSlowedDown() {
        var forum = Forum.create();
        for (int guess = 0; guess < 10; guess++) {
            forum.join("guardian", "AAAA-000" + guess, thisYear() - 14, "DE", "Owl")
                    .then()
                    .statusCode(422);
        }
        var code = forum.group(address()).getString("code");
        forum.join("guardian", code, thisYear() - 14, "DE", "Owl")
                .then()
                .statusCode(429)
                .body("code", equalTo("tooManyCodes"));
    }

    @Test
    void whoGuessesCodesAllAtOnceGuessesNoMore() throws Exception {
        Accounts.make(List.of("guesser"));
        var forum = Forum.create();
        assertThat(Rush.statuses(30, at -> forum.join("guesser", "AAAA-00" + (10 + at), thisYear() - 14, "DE", "Owl")))
                .containsOnly(422, 429)
                .filteredOn(status -> status == 422)
                .hasSize(10);
    }

    @Test
    void aPseudonymIsOnePersonsHoweverManyWantItAtOnce() throws Exception {
        var forum = Forum.create();
        var code = forum.group(address()).getString("code");
        var accounts = List.of("youth13", "youth16", "viewer", "delegate", "press");
        assertThat(Rush.statuses(
                        accounts.size(),
                        at -> forum.join(
                                accounts.get(at), code, thisYear() - 14, "DE", at % 2 == 0 ? "Blue Fox" : "blue-fox")))
                .containsOnly(201, 409)
                .containsOnlyOnce(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Facilitator", "The lead", "Moderator 2", "safe-guarding", "Аdmin", "m0derator", "Plenary team"})
    void aPseudonymThatSoundsLikeAnOfficeIsRefused(String pseudonym) {
        var forum = Forum.create();
        var code = forum.group(address()).getString("code");
        forum.join("youth13", code, thisYear() - 14, "DE", pseudonym)
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("pseudonym"));
        forum.join("youth13", code, thisYear() - 14, "DE", "Pleader").then().statusCode(201);
    }

    @Test
    void aPseudonymThatIsAnAdultsNameIsTaken() {
        var forum = Forum.create();
        var code = as("lead")
                .body(Map.of(
                        "organisation",
                        "Riverside School",
                        "contact",
                        Map.of("name", "Robin Ashby", "email", address())))
                .post(forum.at("groups"))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("code");
        database.update("update facilitator set name = 'Jo Marlow' where subject = $1", Tokens.subject("facilitator1"));
        for (var pseudonym : List.of("Rоbin", "robin_ashby", "JO MARLOW", "Marlow", "Marlow2")) {
            forum.join("youth13", code, thisYear() - 14, "DE", pseudonym)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("pseudonymTaken"));
        }
        forum.join("youth13", code, thisYear() - 14, "DE", "Rob").then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lead", "organiser", "facilitator1", "chair", "moderator", "producer", "captioner"})
    void whoWorksForTheConferenceIsNoYouth(String account) {
        var forum = Forum.create();
        if (List.of("moderator", "producer", "captioner").contains(account)) {
            forum.give(account, account);
        }
        var code = forum.group(address()).getString("code");
        forum.join(account, code, thisYear() - 14, "DE", "Kestrel")
                .then()
                .statusCode(403)
                .body("code", equalTo("notYouth"));
    }

    @Test
    void theNameIsForTheAdultAloneAndGoneOnceTheyHaveDecided() {
        var forum = Forum.create();
        var contact = address();
        var code = forum.group(contact).getString("code");
        forum.join("youth13", code, thisYear() - 14, "DE", "Kestrel").then().statusCode(201);
        var page = "/api/v1/youth/confirmations/" + Post.secret(contact, "confirmations");
        assertThat(byLink().get(page).then().statusCode(200).extract().<String>path("members[0].name"))
                .isNotBlank();

        forum.decide(contact, "Kestrel", true);

        byLink().get(page)
                .then()
                .statusCode(200)
                .body("codeGiven", equalTo(true))
                .body("members[0].name", nullValue())
                .body("members[0].confirmed", equalTo(true));
        assertThat(database.list(
                        "select name from admission where subject = $1 and name is not null and confirmed_at is not null",
                        row -> row.getString("name"),
                        Tokens.subject("youth13")))
                .isEmpty();
    }

    @Test
    void whoTheAdultDoesNotKnowIsDeclined() {
        var forum = Forum.create();
        var contact = address();
        var code = forum.group(contact).getString("code");
        forum.join("youth13", code, thisYear() - 14, "DE", "Kestrel").then().statusCode(201);
        forum.decide(contact, "Kestrel", false);
        assertThat(forum.admission("youth13").getString("state")).isEqualTo("declined");
        as("youth13").get(forum.at("admissions/me/readiness")).then().statusCode(409);
    }

    @Test
    void whoJoinsWithinTheHourIsToldOfOnceWhenItIsOver() {
        var forum = Forum.create();
        var contact = address();
        var group = forum.group(contact);
        join(forum, group, "youth13", "Kestrel");
        Post.secret(contact, "confirmations");
        join(forum, group, "youth16", "Heron");
        join(forum, group, "viewer", "Wren");
        assertThat(dueIn(group)).hasSize(1).allMatch(minutes -> minutes > 50 && minutes <= 60);

        letItBeOver(group);
        await("the adult is told again").atMost(SOON).until(() -> news(contact) == 2);
        join(forum, group, "press", "Swift");
        assertThat(dueIn(group)).hasSize(1);

        var other = address();
        as("lead")
                .body(Map.of("email", other))
                .put("/api/v1/youth/groups/{id}/contact", group.getString("id"))
                .then()
                .statusCode(200);
        await("another adult is told at once").atMost(SOON).until(() -> news(other) == 1);
        assertThat(dueIn(group)).isEmpty();
    }

    @Test
    void nobodyIsToldOfWhoWaitsNoLonger() {
        var forum = Forum.create();
        var contact = address();
        var group = forum.group(contact);
        join(forum, group, "youth13", "Kestrel");
        Post.secret(contact, "confirmations");
        join(forum, group, "youth16", "Heron");
        forum.decide(contact, "Kestrel", true);
        forum.decide(contact, "Heron", true);

        letItBeOver(group);
        await("nothing is owed any more").atMost(SOON).until(() -> database.list(
                        "select id from owed_letter where about = $1",
                        row -> row.getUUID("id"),
                        UUID.fromString(group.getString("id")))
                .isEmpty());
        assertThat(news(contact)).isEqualTo(1);
    }

    private static void join(Forum forum, JsonPath group, String account, String pseudonym) {
        forum.join(account, group.getString("code"), thisYear() - 14, "DE", pseudonym)
                .then()
                .statusCode(201);
    }

    /// In how many minutes the adult of a group is told next, for each mail that has not gone out.
    private List<Integer> dueIn(JsonPath group) {
        return database.list("""
                select ceil(extract(epoch from due_at - now()) / 60)::int as minutes from owed_letter
                where about = $1 and attempts = 0
                """, row -> row.getInteger("minutes"), UUID.fromString(group.getString("id")));
    }

    private void letItBeOver(JsonPath group) {
        database.update(
                "update owed_letter set due_at = now() where about = $1", UUID.fromString(group.getString("id")));
    }

    private static long news(String contact) {
        return Post.mails().to(contact).stream()
                .filter(mail -> mail.text().contains("young people have joined"))
                .count();
    }

    @Test
    void leavingDeletesEverythingButWhatTheLeadWasTold() {
        var forum = Forum.create();
        var somebody = Involved.in(forum);
        var account = somebody.account();
        var link = "/api/v1/youth/consents/" + Post.secret(Forum.guardianOf(account, forum.slug()), "consents");
        assertThat(Tables.holding(database, somebody.traces())).containsAll(Involved.TABLES);

        as(account).delete(forum.at("admissions/me")).then().statusCode(204);

        as(account).get(forum.at("admissions/me")).then().statusCode(404);
        byLink().get(link).then().statusCode(404);
        // That a link has ended is kept for a while, under the admission's id.
        await("registration is told that they have left").atMost(SOON).untilAsserted(() -> assertThat(
                        Tables.holding(database, somebody.traces()))
                .containsExactlyInAnyOrder("alert", "report", "link"));
    }

    @Test
    void statement6WhoLeavesAndJoinsAnewLeavesNeitherAGuardiansNoNorTriesBehind() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        forum.consent("youth13", Map.of("takePart", false));
        as("youth13").delete(forum.at("admissions/me")).then().statusCode(204);
        assertThat(database.list(
                        "select earlier_admission::text as kept from earlier_admission", row -> row.getString("kept")))
                .isNotEmpty()
                .noneMatch(kept -> kept.contains(Tokens.subject("youth13").toString()) || kept.contains("Kestrel"));

        var contact = address();
        var code = forum.group(contact).getString("code");
        forum.join("youth13", code, thisYear() - 17, "DE", "Swift").then().statusCode(201);
        var page = "/api/v1/youth/confirmations/" + Post.secret(contact, "confirmations");
        byLink().get(page)
                .then()
                .statusCode(200)
                .body("members[0].earlier", equalTo(1))
                .body("members[0].refusedEarlier", equalTo(true));

        forum.decide(contact, "Swift", true);
        forum.check("youth13", false).then().body("helpNeeded", equalTo(false));
        as("youth13").delete(forum.at("admissions/me")).then().statusCode(204);
        forum.join("youth13", code, thisYear() - 17, "DE", "Swift")
                .then()
                .statusCode(201)
                .body("readiness.tries", equalTo(1));
        forum.decide(contact, "Swift", true);
        byLink().get(page)
                .then()
                .body("members[0].earlier", equalTo(2))
                .body("members[0].refusedEarlier", equalTo(true));
        forum.check("youth13", false).then().body("helpNeeded", equalTo(true));
    }

    @Test
    void statement6WhoGrowsOutOfAGuardiansWordIsAskedThemselvesAndNotHeardUntilTheySayYes() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        try (var room = Room.opened(forum, "13-15")) {
            room.join("youth13").then().statusCode(200);
            room.shown("youth13", "Ask us.");
            var board = new Board(room);

            comeTo(17, forum);
            mine(forum)
                    .body("state", equalTo("awaitingGuardian"))
                    .body("ownConsentNeeded", equalTo(true))
                    .body("grownUp", equalTo(false));
            admissions.keepUp();
            board.of("lead").body("items", empty());

            consent(forum, false);
            mine(forum).body("state", equalTo("awaitingGuardian")).body("ownConsentNeeded", equalTo(false));
            consent(forum, true);
            mine(forum).body("state", equalTo("admitted")).body("ownConsentNeeded", equalTo(false));
            board.of("lead").body("items", hasSize(1));

            comeTo(18, forum);
            mine(forum).body("state", equalTo("declined")).body("grownUp", equalTo(true));
            admissions.keepUp();
            board.of("lead").body("items", empty());
        }
    }

    /// `youth13` comes to that age this year.
    private void comeTo(int age, Forum forum) {
        database.update(
                "update admission set birth_year = $2 where id = $1",
                UUID.fromString(forum.admission("youth13").getString("id")),
                thisYear() - age);
    }

    private static ValidatableResponse mine(Forum forum) {
        return as("youth13").get(forum.at("admissions/me")).then().statusCode(200);
    }

    private static void consent(Forum forum, boolean yes) {
        as("youth13")
                .body(Map.of("purposes", Map.of("takePart", yes)))
                .put(forum.at("admissions/me/consents"))
                .then()
                .statusCode(200);
    }

    @Test
    void theLeadSeesEveryAdmissionWithoutANameAndNobodyElseSeesThem() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        var list = as("lead").get(forum.at("admissions")).then().statusCode(200);
        list.body("items", hasSize(1))
                .body("items[0].pseudonym", equalTo("Kestrel"))
                .body("items[0].state", equalTo("admitted"));
        assertThat(list.extract().asString())
                .doesNotContain("example.org", Tokens.subject("youth13").toString());
        for (var account : List.of("organiser", "chair", "facilitator1", "delegate", "youth13")) {
            as(account).get(forum.at("admissions")).then().statusCode(403);
        }
        byLink().get(forum.at("admissions")).then().statusCode(401);
    }

    @Test
    void whoJoinsIsAYoungPersonInRegistrationTooUntilTheyLeave() {
        var forum = Forum.create();
        forum.admitOlder("youth13", "Kestrel");
        registered("youth13", forum).then().body("kind", equalTo("youth")).body("state", equalTo("confirmed"));
        register("youth13", forum, "viewer").then().statusCode(409).body("code", equalTo("kindFixed"));

        as("youth13").delete(forum.at("admissions/me")).then().statusCode(204);
        await("registration is told")
                .atMost(SOON)
                .untilAsserted(() -> registered("youth13", forum).then().body("state", equalTo("cancelled")));

        forum.admitOlder("youth13", "Kestrel");
        registered("youth13", forum).then().body("state", equalTo("confirmed"));
    }

    @Test
    void whoIsRegisteredWithANameCancelsThatBeforeTheyJoin() {
        var forum = Forum.create();
        var code = forum.group(address()).getString("code");
        register("youth13", forum, "viewer").then().statusCode(201);
        forum.join("youth13", code, thisYear() - 14, "DE", "Kestrel")
                .then()
                .statusCode(409)
                .body("code", equalTo("registeredOtherwise"));
        as("youth13").get(forum.at("admissions/me")).then().statusCode(404);
        registered("youth13", forum).then().body("kind", equalTo("viewer"));

        as("youth13")
                .baseUri(Registration.address())
                .delete(registrations(forum) + "/me")
                .then()
                .statusCode(200);
        forum.join("youth13", code, thisYear() - 14, "DE", "Kestrel").then().statusCode(201);
        registered("youth13", forum).then().body("kind", equalTo("youth")).body("name", nullValue());
    }

    @Test
    void aConferenceByInvitationIsUnknownToOutsiders() {
        var forum = Forum.create(Access.ACCESS_INVITATION);
        as("delegate").get(forum.at("admissions/me")).then().statusCode(404).body("code", equalTo("notFound"));
        as("lead").get(forum.at("admissions")).then().statusCode(200);
    }

    private static Response registered(String account, Forum forum) {
        return as(account).baseUri(Registration.address()).get(registrations(forum) + "/me");
    }

    private static Response register(String account, Forum forum, String kind) {
        return as(account)
                .baseUri(Registration.address())
                .body(Map.of("kind", kind, "name", "Demo"))
                .post(registrations(forum));
    }

    private static String registrations(Forum forum) {
        return "/api/v1/registration/conferences/%s/registrations".formatted(forum.slug());
    }

    private static String address() {
        return "adult-" + UUID.randomUUID() + "@example.org";
    }
}
