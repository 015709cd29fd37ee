package org.plenary.youth.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.plenary.youth.testing.Forum.as;
import static org.plenary.youth.testing.Reported.reads;
import static org.plenary.youth.testing.Reported.report;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.Accounts;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Tokens;
import org.plenary.youth.testing.Board;
import org.plenary.youth.testing.Forum;
import org.plenary.youth.testing.Room;

/// What a case keeps of what was reported. `said-1` says it, `said-2` reports it.
@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class EvidenceTest {

    private static final String TEXT = "Meet me behind the gym.";
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Database database;

    private Forum forum;

    @BeforeAll
    static void accounts() {
        Accounts.make(List.of("said-1", "said-2"));
    }

    @BeforeEach
    void aForum() {
        forum = Forum.create();
        forum.admitOlder(Map.of("said-1", "Kestrel", "said-2", "Heron"));
    }

    @Test
    void statement12WhatWasReportedStaysInTheCaseWhenItsAuthorTakesItBackOrLeaves() {
        try (var room = opened()) {
            var takenBack = room.shown("said-1", TEXT);
            var left = room.shown("said-1", TEXT + " Tonight.");
            var first = reported(room, "contribution", takenBack);
            var second = reported(room, "contribution", left);
            assertThat(words(first)).doesNotContain("gym").doesNotContain("Kestrel");

            Board.withdraw("said-1", takenBack).then().statusCode(204);
            as("said-1").delete(forum.at("admissions/me")).then().statusCode(204);
            reads("lead", first)
                    .statusCode(200)
                    .body("reported.text", equalTo(TEXT))
                    .body("reported.by", equalTo("Kestrel"))
                    .body("reported", not(hasKey("reason")));
            reads("lead", second).body("reported.text", equalTo(TEXT + " Tonight."));
        }
    }

    @Test
    void statement12AConclusionStaysInTheCaseAsItWasWhenItWasReported() {
        try (var room = opened()) {
            var conclusion = room.drafted("Nobody needs adults.", room.shown("said-1", TEXT));
            var report = reported(room, "conclusion", conclusion);
            as("facilitator1")
                    .header("If-Match", "\"1\"")
                    .delete("/api/v1/youth/conclusions/" + conclusion)
                    .then()
                    .statusCode(204);
            reads("lead", report)
                    .statusCode(200)
                    .body("reported.text", equalTo("Nobody needs adults."))
                    .body("reported.by", equalTo("Demo Facilitator One"))
                    .body("about.people.name", contains("Demo Facilitator One"));
        }
    }

    @Test
    void statement3WhatAFacilitatorWritesToAnAuthorIsReportedWithTheContribution() {
        try (var room = opened()) {
            var declined = new Board(room).declined("said-1", TEXT);
            var report = report(room.at("reports"), "said-1", about("contribution", declined), "unkind")
                    .statusCode(201)
                    .extract()
                    .<String>path("id");
            reads("lead", report)
                    .body("reported.text", equalTo(TEXT))
                    .body("reported.reason", equalTo("It names somebody."))
                    .body(
                            "about.people.subject",
                            hasItem(Tokens.subject("facilitator1").toString()));
        }
    }

    @Test
    void statement3WhatIsWrittenOnAnAppealIsReportedTooAndHiddenFromWhoeverDecided() {
        try (var room = opened()) {
            var declined = new Board(room).declined("said-1", TEXT);
            Board.appeal("said-1", declined, "Nobody is named.").then().statusCode(200);
            Board.uphold("lead", declined).then().statusCode(200);
            var report = report(room.at("reports"), "said-1", about("contribution", declined), "unkind")
                    .statusCode(201)
                    .extract()
                    .<String>path("id");
            reads("lead", report).statusCode(404);
            reads("organiser", report)
                    .statusCode(200)
                    .body("reported.reason", equalTo("It names somebody."))
                    .body("reported.appealReason", equalTo("It still names somebody."))
                    .body(
                            "about.people.subject",
                            hasItems(
                                    Tokens.subject("facilitator1").toString(),
                                    Tokens.subject("lead").toString()));
        }
    }

    @Test
    void statement3WhatAnAuthorIsToldAboutAQuestionIsReportedAndHiddenFromWhoeverDeclinedIt() {
        var session = UUID.randomUUID();
        forum.session(session, false, 1);
        var first = declinedQuestion(session, "facilitator1");
        var second = declinedQuestion(session, "lead");
        report(forum.at("reports"), "said-2", about("question", first), "unkind")
                .statusCode(422)
                .body("errors.field", contains("about.id"));
        as("said-1").delete("/api/v1/youth/questions/" + first).then().statusCode(409);
        var ofFacilitator = ownQuestion(first);
        var ofLead = ownQuestion(second);
        as("said-1").delete(forum.at("admissions/me")).then().statusCode(204);

        reads("lead", ofFacilitator)
                .statusCode(200)
                .body("about.kind", equalTo("question"))
                .body("reported.text", equalTo(TEXT))
                .body("reported.reason", equalTo("You cannot ask that."))
                .body("reported.by", equalTo("Kestrel"))
                .body(
                        "about.people.subject",
                        hasItem(Tokens.subject("facilitator1").toString()));
        reads("lead", ofLead).statusCode(404);
        reads("organiser", ofLead).statusCode(200).body("reported.reason", equalTo("You cannot ask that."));
    }

    @Test
    void whatWhoeverReportsDoesNotKnowOfIsRefused() {
        try (var room = opened();
                var other = Room.create(forum, "16-17")) {
            var board = new Board(room);
            var shown = board.shown("said-1", TEXT);
            var waiting = board.say("said-1", "Not read yet.");
            var draft = room.drafted("Ask us.", shown);
            unknown(room.at("reports"), "contribution", UUID.randomUUID().toString());
            unknown(room.at("reports"), "conclusion", UUID.randomUUID().toString());
            unknown(room.at("reports"), "conclusion", shown);
            unknown(room.at("reports"), "contribution", waiting);
            unknown(room.at("reports"), "question", shown);
            unknown(other.at("reports"), "contribution", shown);
            unknown(other.at("reports"), "conclusion", draft);
            unknown(forum.at("reports"), "conclusion", draft);
            unknown(Forum.create().at("reports"), "contribution", shown);

            forum.admit("youth13", "Wren");
            report(forum.at("reports"), "youth13", about("contribution", shown), "unkind")
                    .statusCode(422);
            report(forum.at("reports"), "said-2", about("contribution", shown), "unkind")
                    .statusCode(201);
            report(room.at("reports"), "facilitator2", about("contribution", waiting), "private")
                    .statusCode(201);
        }
    }

    private Room opened() {
        var room = Room.opened(forum, "16-17");
        room.join("said-1").then().statusCode(200);
        room.join("said-2").then().statusCode(200);
        return room;
    }

    /// A question of `said-1`, declined in unkind words.
    private String declinedQuestion(UUID session, String by) {
        var id = await("the session is known")
                .atMost(SOON)
                .until(
                        () -> as("said-1")
                                .body(Map.of("session", session, "text", TEXT, "language", "en"))
                                .post(forum.at("questions")),
                        answer -> answer.statusCode() == 201)
                .<String>path("id");
        as(by).body(Map.of("reason", "You cannot ask that."))
                .post("/api/v1/youth/questions/{id}/decline", id)
                .then()
                .statusCode(200);
        return id;
    }

    private String ownQuestion(String id) {
        return report(forum.at("reports"), "said-1", about("question", id), "unkind")
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String reported(Room room, String kind, String id) {
        return report(room.at("reports"), "said-2", about(kind, id), "unsafe")
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void unknown(String path, String kind, String id) {
        report(path, "said-2", about(kind, id), "unsafe").statusCode(422).body("errors.field", contains("about.id"));
    }

    private static Map<String, String> about(String kind, String id) {
        return Map.of("kind", kind, "id", id);
    }

    private String words(String report) {
        return database.one(
                        "select sealed from reported_words where report = $1",
                        row -> new String(row.getBuffer("sealed").getBytes(), StandardCharsets.UTF_8),
                        UUID.fromString(report))
                .orElseThrow();
    }
}
