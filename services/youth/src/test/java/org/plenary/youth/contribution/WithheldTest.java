package org.plenary.youth.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.plenary.youth.testing.Forum.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plenary.platform.testing.Accounts;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.proto.youth.v1.ContributionState;
import org.plenary.youth.testing.Board;
import org.plenary.youth.testing.Forum;
import org.plenary.youth.testing.Room;

/// What was said by somebody whose consent to take part is taken back.
@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class WithheldTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String TEXT = "Ask us before you decide for us.";

    @Test
    void statement7WhatTheySaidAndThinkIsWithheldAtOnceAndComesBackWithTheConsent() {
        Accounts.make(List.of("young-1", "young-2"));
        var forum = Forum.create();
        forum.admitOlder(Map.of("young-1", "Kestrel", "young-2", "Heron"));
        try (var room = Room.opened(forum, "16-17")) {
            var board = new Board(room);
            room.join("young-1").then().statusCode(200);
            room.join("young-2").then().statusCode(200);
            var theirs = board.shown("young-1", TEXT);
            var waiting = board.say("young-1", "Not read yet");
            var others = board.shown("young-2", "Another");
            for (var account : List.of("young-1", "young-2")) {
                Room.take(account, theirs, "agree").then().statusCode(200);
                Room.take(account, others, "disagree").then().statusCode(200);
            }
            var adopted = room.adopted("We are asked first.", theirs, List.of("young-1", "young-2"));
            var draft = room.drafted("And again.", others);
            as("young-1")
                    .body(Map.of("stance", "agree"))
                    .put("/api/v1/youth/conclusions/{id}/stance", draft)
                    .then()
                    .statusCode(200);

            takePart(forum, "young-1", false);

            board.of("young-2").body("items.id", contains(others)).body("items[0].totals.disagree", equalTo(1));
            board.of("facilitator1").body("items.id", contains(others));
            for (var id : List.of(theirs, waiting)) {
                Board.show(id).then().statusCode(404);
                Board.decline(id).then().statusCode(404);
                Room.take("young-2", id, "pass").then().statusCode(404);
            }
            draft(room, theirs).then().statusCode(422).body("errors.field", hasItem("contributions"));
            conclusion(room, adopted)
                    .body("state", equalTo("adopted"))
                    .body("text", equalTo("We are asked first."))
                    .body("agree", equalTo(2))
                    .body("contributions", empty());
            conclusion(room, draft).body("agree", equalTo(0));
            Board.awaitTold(theirs, ContributionState.CONTRIBUTION_STATE_GONE);
            assertThat(Board.told(theirs).getLast().getText()).isEmpty();
            as("young-1").get(room.at("contributions")).then().statusCode(403);

            takePart(forum, "young-1", true);

            board.of("young-2")
                    .body("items.id", contains(theirs, others))
                    .body("items[0].text", equalTo(TEXT))
                    .body("items[0].totals.agree", equalTo(2))
                    .body("items[1].totals.disagree", equalTo(2));
            board.of("facilitator1").body("items.id", contains(waiting, theirs, others));
            conclusion(room, draft).body("agree", equalTo(1));
            draft(room, theirs).then().statusCode(201);
            awaitShownAgain(theirs);
            assertThat(Board.told(waiting)).isEmpty();
        }
    }

    @Test
    void statement7TheSameWhenAGuardianTakesItBackAndItIsStillTheAuthorsToDelete() {
        var forum = Forum.create();
        forum.admit("youth13", "Wren");
        try (var room = Room.opened(forum, "13-15")) {
            var board = new Board(room);
            room.join("youth13").then().statusCode(200);
            var kept = board.shown("youth13", TEXT);
            var deleted = board.shown("youth13", "Another");

            forum.consent("youth13", Map.of("takePart", false));

            board.of("lead").body("items", empty());
            Board.awaitTold(kept, ContributionState.CONTRIBUTION_STATE_GONE);
            Board.withdraw("youth13", deleted).then().statusCode(204);

            forum.consent("youth13", Map.of("takePart", true));

            board.of("lead").body("items.id", contains(kept));
            awaitShownAgain(kept);
        }
    }

    private static void awaitShownAgain(String id) {
        await("it is told as shown again").atMost(SOON).untilAsserted(() -> {
            var told = Board.told(id).getLast();
            assertThat(told.getState()).isEqualTo(ContributionState.CONTRIBUTION_STATE_SHOWN);
            assertThat(told.getText()).isEqualTo(TEXT);
            assertThat(Board.told(id)).hasSize(3);
        });
    }

    private static void takePart(Forum forum, String account, boolean yes) {
        forum.choose(account, "takePart", yes);
    }

    private static Response draft(Room room, String contribution) {
        return as("facilitator1")
                .body(Map.of("text", "We are heard.", "contributions", List.of(contribution)))
                .post(room.at("conclusions"));
    }

    private static ValidatableResponse conclusion(Room room, String id) {
        return as("young-2")
                .get(room.at("conclusions"))
                .then()
                .statusCode(200)
                .rootPath("items.find { it.id == '%s' }".formatted(id));
    }
}
