package org.plenary.youth.guardian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.youth.testing.Forum.as;
import static org.plenary.youth.testing.Forum.byLink;
import static org.plenary.youth.testing.Forum.guardianOf;
import static org.plenary.youth.testing.Forum.thisYear;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.youth.testing.Forum;
import org.plenary.youth.testing.Post;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class ConsentTest {

    private static final Map<String, Boolean> YES =
            Map.of("takePart", true, "recorded", true, "pseudonymPublished", true);

    @Inject
    Database database;

    @Test
    void statement10AGuardianIsToldEachPurposeInPlainWordsAndNothingIsTickedBeforehand() {
        var forum = asked();
        byLink().get(page(forum))
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("pseudonym", equalTo("Kestrel"))
                .body("organisation", equalTo("Riverside School"))
                .body("codeGiven", equalTo(false))
                .body("purposes.purpose", contains("takePart", "recorded", "pseudonymPublished"))
                .body("purposes.version", everyItem(equalTo(2)))
                .body("purposes.yes", everyItem(nullValue()));
    }

    @Test
    void theFirstAnswerCountsOnlyWithTheMailedCode() {
        var forum = asked();
        var page = page(forum);

        byLink().body(Map.of("purposes", YES)).post(page).then().statusCode(202).body("codeSent", equalTo(true));
        assertThat(forum.admission("youth13").getString("state")).isEqualTo("awaitingGuardian");

        var code = Post.code(guardianOf("youth13", forum.slug()));
        byLink().body(Map.of("purposes", YES, "code", other(code)))
                .post(page)
                .then()
                .statusCode(422)
                .body("code", equalTo("wrongCode"));
        assertThat(forum.admission("youth13").getString("state")).isEqualTo("awaitingGuardian");

        byLink().body(Map.of("purposes", YES, "code", code))
                .post(page)
                .then()
                .statusCode(200)
                .body("codeGiven", equalTo(true))
                .body("purposes.yes", everyItem(equalTo(true)));
        assertThat(forum.admission("youth13").getString("state")).isEqualTo("awaitingReadiness");
    }

    @Test
    void aCodeThatWasGuessedFiveTimesIsWorthNothing() {
        var forum = asked();
        var page = page(forum);
        byLink().body(Map.of("purposes", YES)).post(page).then().statusCode(202);
        var code = Post.code(guardianOf("youth13", forum.slug()));
        for (int guess = 0; guess < 5; guess++) {
            byLink().body(Map.of("purposes", YES, "code", other(code)))
                    .post(page)
                    .then()
                    .statusCode(422);
        }
        byLink().body(Map.of("purposes", YES, "code", code))
                .post(page)
                .then()
                .statusCode(429)
                .body("code", equalTo("codeSpent"));
        byLink().body(Map.of("purposes", YES))
                .post(page)
                .then()
                .statusCode(429)
                .header("Retry-After", matchesPattern("[1-9][0-9]?"))
                .body("code", equalTo("codeSpent"));
    }

    @Test
    void aSecondQuestionWithinAMinuteMailsNoSecondCode() {
        var forum = asked();
        var page = page(forum);
        byLink().body(Map.of("purposes", YES)).post(page).then().statusCode(202);
        byLink().body(Map.of("purposes", YES)).post(page).then().statusCode(202);
        var address = guardianOf("youth13", forum.slug());
        byLink().body(Map.of("purposes", YES, "code", Post.code(address)))
                .post(page)
                .then()
                .statusCode(200);
        Post.awaitGone(database, forum.admission("youth13").getString("id"));
        assertThat(Post.mails().to(address))
                .filteredOn(mail -> mail.text().contains("is the code"))
                .hasSize(1);
    }

    @Test
    void statement7WhatIsTakenBackIsTakenBackAtOnceAndEveryAnswerIsKept() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        assertThat(forum.admission("youth13").getString("state")).isEqualTo("admitted");

        forum.consent("youth13", Map.of("takePart", false));

        assertThat(forum.admission("youth13").getString("state")).isEqualTo("awaitingGuardian");
        forum.consent("youth13", Map.of("takePart", true));
        assertThat(forum.admission("youth13").getString("state")).isEqualTo("admitted");
        int version = byLink().get(page(forum)).then().statusCode(200).extract().path("purposes[0].version");
        assertThat(database.list(
                        """
                        select yes, text_version from consent_given
                        where admission = $1 and purpose = 'takePart' and giver = 'guardian' order by id
                        """,
                        row -> Map.entry(row.getBoolean("yes"), row.getInteger("text_version")),
                        UUID.fromString(forum.admission("youth13").getString("id"))))
                .containsExactly(Map.entry(true, version), Map.entry(false, version), Map.entry(true, version));
    }

    @Test
    void statement7AnAnswerToOtherWordsThanThoseOfNowCountsForNothing() {
        var forum = asked();
        int version = byLink().get(page(forum)).then().extract().path("purposes[0].version");
        for (var other : List.of(version - 1, version + 1)) {
            byLink().body(Map.of("purposes", YES, "version", other))
                    .post(page(forum))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("otherWording"));
            as("youth13")
                    .body(Map.of("purposes", Map.of("takePart", false), "version", other))
                    .put(forum.at("admissions/me/consents"))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("otherWording"));
        }
        assertThat(database.list(
                        "select purpose from consent_given where admission = $1",
                        row -> row.getString("purpose"),
                        UUID.fromString(forum.admission("youth13").getString("id"))))
                .isEmpty();

        byLink().body(Map.of("purposes", YES, "version", version))
                .post(page(forum))
                .then()
                .statusCode(202);
        as("youth13")
                .body(Map.of("purposes", Map.of("takePart", false), "version", version))
                .put(forum.at("admissions/me/consents"))
                .then()
                .statusCode(200);
    }

    @Test
    void aYoungPersonsOwnNoHoldsAgainstTheGuardiansYes() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        assertThat(forum.admission("youth13").getList("consented")).contains("pseudonymPublished");
        as("youth13")
                .body(Map.of("purposes", Map.of("pseudonymPublished", false)))
                .put(forum.at("admissions/me/consents"))
                .then()
                .statusCode(200)
                .body("consented", contains("takePart"));
        as("youth13")
                .body(Map.of("purposes", Map.of("recorded", true)))
                .put(forum.at("admissions/me/consents"))
                .then()
                .statusCode(200)
                .body("consented", contains("takePart"));
    }

    @Test
    void anotherGuardiansAddressEndsTheFirstLink() {
        var forum = asked();
        var first = page(forum);
        name(forum, "aunt").then().statusCode(200);
        byLink().get(first).then().statusCode(404);
        byLink().get("/api/v1/youth/consents/" + Post.secret(address(forum, "aunt"), "consents"))
                .then()
                .statusCode(200);
    }

    @Test
    void statement6WhatAGuardianAnsweredIsNotUndoneByNamingAnother() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        var link = page(forum);
        forum.consent("youth13", Map.of("takePart", false));

        name(forum, "friend").then().statusCode(409).body("code", equalTo("guardianAnswered"));

        var mine = forum.admission("youth13");
        assertThat(mine.getString("state")).isEqualTo("awaitingGuardian");
        assertThat(mine.getBoolean("guardianFixed")).isTrue();
        assertThat(mine.getString("guardianEmail")).isEqualTo(guardianOf("youth13", forum.slug()));
        byLink().get(link).then().statusCode(200).body("purposes[0].yes", equalTo(false));
        Post.awaitGone(database, mine.getString("id"));
        assertThat(Post.mails().to(address(forum, "friend"))).isEmpty();
    }

    @Test
    void statement6AnotherGuardianAfterAnAnswerTakesTheLeadsYesAndIsNamedOnce() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        var link = page(forum);
        var release = "/api/v1/youth/admissions/%s/guardian/release"
                .formatted(forum.admission("youth13").getString("id"));
        for (var account : new String[] {"youth13", "facilitator1", "organiser", "delegate"}) {
            as(account).post(release).then().statusCode(403).body("code", equalTo("roleNeeded"));
        }

        as("lead").post(release).then().statusCode(200).body("guardianFixed", equalTo(false));
        as("lead").post(release).then().statusCode(200);
        assertThat(forum.admission("youth13").getString("state")).isEqualTo("admitted");
        byLink().get(link).then().statusCode(200).body("purposes[0].yes", equalTo(true));

        name(forum, "aunt").then().statusCode(200).body("state", equalTo("awaitingGuardian"));
        byLink().get(link).then().statusCode(404);
        byLink().get("/api/v1/youth/consents/" + Post.secret(address(forum, "aunt"), "consents"))
                .then()
                .statusCode(200)
                .body("purposes.yes", everyItem(nullValue()));
    }

    @Test
    void whileNobodyHasAnsweredTheLeadHasNothingToReleaseAndAnAddressIsCorrectedTenTimesAtMost() {
        var forum = asked();
        as("lead")
                .post(
                        "/api/v1/youth/admissions/{id}/guardian/release",
                        forum.admission("youth13").getString("id"))
                .then()
                .statusCode(409)
                .body("code", equalTo("wrongState"));
        for (int slip = 1; slip < 10; slip++) {
            name(forum, "slip" + slip).then().statusCode(200);
        }
        name(forum, "slip10").then().statusCode(429).body("code", equalTo("tooManyLetters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"YOUTH13@example.org", "youth13+mum@example.org", "you.th13@example.org"})
    void anAddressOfOnesOwnIsNoGuardians(String own) {
        as("youth13")
                .body(Map.of("email", own))
                .put(asked().at("admissions/me/guardian"))
                .then()
                .statusCode(422)
                .body("errors.message", contains("must not be your own"));
    }

    @Test
    void theAdultOfTheOrganisationIsNoGuardian() {
        var forum = Forum.create();
        var code = forum.group("adult-" + forum.slug() + "@example.org").getString("code");
        as("youth13")
                .body(Map.of(
                        "groupCode",
                        code,
                        "birthYear",
                        thisYear() - 14,
                        "country",
                        "DE",
                        "guardianEmail",
                        "Adult-" + forum.slug() + "+mum@example.org",
                        "pseudonym",
                        "Kestrel"))
                .post(forum.at("admissions"))
                .then()
                .statusCode(422)
                .body("errors.field", contains("guardianEmail"));
        forum.join("youth13", code, thisYear() - 14, "DE", "Kestrel").then().statusCode(201);
        name(forum, "adult").then().statusCode(422).body("errors.field", contains("email"));
    }

    @Test
    void aLinkForOneThingOpensNothingElseAndAChangedOneNothingAtAll() {
        var forum = asked();
        var secret = Post.secret(guardianOf("youth13", forum.slug()), "consents");
        byLink().get("/api/v1/youth/confirmations/" + secret).then().statusCode(404);
        for (var none : new String[] {"x", "AAAA", "é", secret + "A", secret.substring(1), flipped(secret)}) {
            byLink().get("/api/v1/youth/consents/{secret}", none).then().statusCode(404);
            byLink().body(Map.of("purposes", YES))
                    .post("/api/v1/youth/consents/{secret}", none)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void noSecretAndNoCodeIsStored() {
        var forum = asked();
        var secret = Post.secret(guardianOf("youth13", forum.slug()), "consents");
        byLink().body(Map.of("purposes", YES)).post(page(forum)).then().statusCode(202);
        var code = Post.code(guardianOf("youth13", forum.slug()));
        assertThat(database.list("select link::text as link from link", row -> row.getString("link")))
                .isNotEmpty()
                .noneMatch(row -> row.contains(secret) || row.contains(code));
        assertThat(database.list("select owed_letter::text as letter from owed_letter", row -> row.getString("letter")))
                .noneMatch(row -> row.contains(secret) || row.contains(code));
    }

    /// A forum in which a guardian has been written to.
    private static Forum asked() {
        var forum = Forum.create();
        var contact = "adult-" + UUID.randomUUID() + "@example.org";
        var code = forum.group(contact).getString("code");
        forum.join("youth13", code, thisYear() - 14, "DE", "Kestrel").then().statusCode(201);
        forum.decide(contact, "Kestrel", true);
        return forum;
    }

    /// The young person names somebody of that name as their guardian.
    private static Response name(Forum forum, String who) {
        return as("youth13").body(Map.of("email", address(forum, who))).put(forum.at("admissions/me/guardian"));
    }

    private static String address(Forum forum, String who) {
        return "%s-%s@example.org".formatted(who, forum.slug());
    }

    private static String page(Forum forum) {
        return "/api/v1/youth/consents/" + Post.secret(guardianOf("youth13", forum.slug()), "consents");
    }

    private static String other(String code) {
        return code.equals("000000") ? "111111" : "000000";
    }

    private static String flipped(String secret) {
        return (secret.charAt(0) == 'A' ? 'B' : 'A') + secret.substring(1);
    }
}
