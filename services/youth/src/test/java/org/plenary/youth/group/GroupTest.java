package org.plenary.youth.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.plenary.youth.testing.Forum.as;
import static org.plenary.youth.testing.Forum.byLink;
import static org.plenary.youth.testing.Forum.thisYear;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
class GroupTest {

    @Inject
    Database database;

    @Test
    void theLeadCreatesAGroupAndItsCode() {
        var forum = Forum.create();
        as("lead")
                .body(Map.of(
                        "organisation",
                        "Riverside School",
                        "contact",
                        Map.of("name", "The form teacher", "email", "teacher@example.org")))
                .post(forum.at("groups"))
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("code", matchesPattern("[A-HJ-KM-NP-Z2-9]{4}-[A-HJ-KM-NP-Z2-9]{4}"))
                .body("contact.name", equalTo("The form teacher"))
                .body("open", equalTo(true))
                .body("waiting", equalTo(0));
        as("lead")
                .get(forum.at("groups"))
                .then()
                .statusCode(200)
                .body("items.organisation", contains("Riverside School"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"organiser", "chair", "facilitator1", "delegate", "youth13"})
    void nobodyButTheLeadDoes(String account) {
        var forum = Forum.create();
        var group = forum.group("teacher@example.org").getString("id");
        as(account).get(forum.at("groups")).then().statusCode(403).body("code", equalTo("roleNeeded"));
        as(account)
                .body(Map.of("organisation", "Mine", "contact", "me@example.org"))
                .post(forum.at("groups"))
                .then()
                .statusCode(403);
        as(account).post("/api/v1/youth/groups/{id}/close", group).then().statusCode(403);
        as(account)
                .body(Map.of("email", "me@example.org"))
                .put("/api/v1/youth/groups/{id}/contact", group)
                .then()
                .statusCode(403);
        byLink().get(forum.at("groups")).then().statusCode(401);
    }

    @Test
    void aLeadOfAnotherConferenceIsNobodyHere() {
        var forum = Forum.create();
        var elsewhere = Forum.create();
        forum.give("guardian", "lead");
        var group = elsewhere.group("teacher@example.org").getString("id");
        as("guardian").get(forum.at("groups")).then().statusCode(200);
        as("guardian").post("/api/v1/youth/groups/{id}/close", group).then().statusCode(403);
    }

    @Test
    void whatIsNoAddressOrNoNameIsRefusedByField() {
        var forum = Forum.create();
        as("lead")
                .body(Map.of("organisation", "  ", "contact", "nobody"))
                .post(forum.at("groups"))
                .then()
                .statusCode(422)
                .body("errors.field", contains("contact.email", "organisation"));
        as("lead")
                .body("{\"organisation\": \"A\"}")
                .post(forum.at("groups"))
                .then()
                .statusCode(422);
        as("lead").body("[]").post(forum.at("groups")).then().statusCode(400);
    }

    @Test
    void aGroupThatIsClosedAndOpenedAgainSaysSoAndKnowsItsVersion() {
        var forum = Forum.create();
        var group = forum.group("teacher@example.org").getString("id");
        as("lead")
                .header("If-Match", "\"1\"")
                .post("/api/v1/youth/groups/{id}/close", group)
                .then()
                .statusCode(200)
                .body("open", equalTo(false))
                .body("version", equalTo(2));
        as("lead")
                .post("/api/v1/youth/groups/{id}/close", group)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        as("lead")
                .header("If-Match", "\"1\"")
                .post("/api/v1/youth/groups/{id}/reopen", group)
                .then()
                .statusCode(412)
                .body("current.version", equalTo(2));
        as("lead")
                .post("/api/v1/youth/groups/{id}/reopen", group)
                .then()
                .statusCode(200)
                .body("open", equalTo(true));
        as("lead")
                .post("/api/v1/youth/groups/{id}/reopen", UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void anotherAdultGetsALinkOfTheirOwnAndTheFirstOnesEnds() {
        var forum = Forum.create();
        var first = "first-" + UUID.randomUUID() + "@example.org";
        var second = "second-" + UUID.randomUUID() + "@example.org";
        var group = forum.group(first);
        forum.join("youth13", group.getString("code"), thisYear() - 14, "DE", "Kestrel")
                .then()
                .statusCode(201);
        var before = "/api/v1/youth/confirmations/" + Post.secret(first, "confirmations");
        byLink().get(before).then().statusCode(200);

        as("lead")
                .body(Map.of("email", second))
                .put("/api/v1/youth/groups/{id}/contact", group.getString("id"))
                .then()
                .statusCode(200)
                .body("contact.email", equalTo(second));

        byLink().get(before).then().statusCode(404);
        byLink().get("/api/v1/youth/confirmations/" + Post.secret(second, "confirmations"))
                .then()
                .statusCode(200)
                .body("members.pseudonym", contains("Kestrel"));
    }

    @Test
    void anAdultDecidesOnTheirOwnMembersOnly() {
        var forum = Forum.create();
        var mine = "mine-" + UUID.randomUUID() + "@example.org";
        var others = "others-" + UUID.randomUUID() + "@example.org";
        forum.join("youth13", forum.group(mine).getString("code"), thisYear() - 14, "DE", "Kestrel");
        forum.join("youth16", forum.group(others).getString("code"), thisYear() - 17, "DE", "Heron");
        forum.decide(mine, "Kestrel", true);
        var member = forum.admission("youth16").getString("id");
        byLink().body(Map.of("member", member, "confirmed", true))
                .post("/api/v1/youth/confirmations/" + Post.secret(mine, "confirmations"))
                .then()
                .statusCode(404);
        assertThat(forum.admission("youth16").getString("state")).isEqualTo("awaitingConfirmation");
    }

    @Test
    void severalWhoWaitMakeOneMailAnHour() {
        var forum = Forum.create();
        var contact = "adult-" + UUID.randomUUID() + "@example.org";
        var group = forum.group(contact);
        var code = group.getString("code");
        for (var account : List.of("youth13", "youth16", "viewer")) {
            forum.join(account, code, thisYear() - 14, "DE", "Bird of " + account.charAt(account.length() - 1))
                    .then()
                    .statusCode(201);
        }
        byLink().get("/api/v1/youth/confirmations/" + Post.secret(contact, "confirmations"))
                .then()
                .body("members.pseudonym", contains("Bird of 3", "Bird of 6", "Bird of r"));
        Post.awaitGone(database, group.getString("id"));
        assertThat(Post.mails().to(contact)).hasSize(1);
    }
}
