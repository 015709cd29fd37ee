package org.plenary.youth.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.youth.testing.Forum.as;
import static org.plenary.youth.testing.Forum.byLink;
import static org.plenary.youth.testing.Forum.thisYear;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
import org.plenary.youth.testing.Forum;
import org.plenary.youth.testing.Post;
import org.plenary.youth.testing.Rush;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class JoiningTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Database database;

    @Test
    void statement6AYoungPersonBelowTheConsentAgeComesInByAdultGuardianAndReadiness() {
        var forum = Forum.create();
        var contact = Post.newAddress();
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
        var contact = Post.newAddress();
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
        var code = forum.group(Post.newAddress()).getString("code");
        forum.join("youth13", code, thisYear() - turningThisYear, country, "Wren")
                .then()
                .statusCode(201)
                .body("guardianNeeded", equalTo(guardianNeeded));
    }

    @Test
    void joiningAgainGivesTheSameAndChangesNothing() {
        var forum = Forum.create();
        var code = forum.group(Post.newAddress()).getString("code");
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
    void aYearThatAllowsEighteenIsRefused() {
        var forum = Forum.create();
        var code = forum.group(Post.newAddress()).getString("code");
        forum.join("youth16", code, thisYear() - 18, "DE", "Heron")
                .then()
                .statusCode(422)
                .body("code", equalTo("adult"));
        forum.join("youth16", code, 0, "DE", "Heron")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"))
                .body("errors.field", hasItem("birthYear"));
        forum.join("youth16", code, thisYear() - 12, "DE", "Heron")
                .then()
                .statusCode(422)
                .body("code", equalTo("tooYoung"));
    }

    @Test
    void belowTheConsentAgeNothingIsTakenWithoutAGuardiansAddress() {
        var forum = Forum.create();
        var code = forum.group(Post.newAddress()).getString("code");
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
        var elsewhere = Forum.create().group(Post.newAddress()).getString("code");
        forum.join("youth13", elsewhere, thisYear() - 14, "DE", "Kestrel")
                .then()
                .statusCode(422)
                .body("code", equalTo("groupUnknown"));
        var group = forum.group(Post.newAddress());
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
        var code = forum.group(Post.newAddress()).getString("code");
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
        var code = forum.group(Post.newAddress()).getString("code");
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
        var code = forum.group(Post.newAddress()).getString("code");
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
                        Map.of("name", "Robin Ashby", "email", Post.newAddress())))
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
        var code = forum.group(Post.newAddress()).getString("code");
        forum.join(account, code, thisYear() - 14, "DE", "Kestrel")
                .then()
                .statusCode(403)
                .body("code", equalTo("notYouth"));
    }

    @Test
    void theNameIsForTheAdultAloneAndGoneOnceTheyHaveDecided() {
        var forum = Forum.create();
        var contact = Post.newAddress();
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
        var contact = Post.newAddress();
        var code = forum.group(contact).getString("code");
        forum.join("youth13", code, thisYear() - 14, "DE", "Kestrel").then().statusCode(201);
        forum.decide(contact, "Kestrel", false);
        assertThat(forum.admission("youth13").getString("state")).isEqualTo("declined");
        as("youth13").get(forum.at("admissions/me/readiness")).then().statusCode(409);
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
    void aConferenceByInvitationIsUnknownToOutsiders() {
        var forum = Forum.create(Access.ACCESS_INVITATION);
        as("delegate").get(forum.at("admissions/me")).then().statusCode(404).body("code", equalTo("notFound"));
        as("lead").get(forum.at("admissions")).then().statusCode(200);
    }
}
