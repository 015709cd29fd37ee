package org.plenary.youth.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.plenary.youth.testing.Forum.as;
import static org.plenary.youth.testing.Forum.byLink;
import static org.plenary.youth.testing.Forum.thisYear;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Tokens;
import org.plenary.youth.testing.Forum;
import org.plenary.youth.testing.Involved;
import org.plenary.youth.testing.Post;
import org.plenary.youth.testing.Tables;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class LeavingTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Database database;

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

        var contact = Post.newAddress();
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
}
