package org.plenary.youth.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.youth.testing.Forum.as;
import static org.plenary.youth.testing.Forum.byLink;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.Accounts;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.youth.testing.Board;
import org.plenary.youth.testing.Forum;
import org.plenary.youth.testing.Room;

/// `facilitator1` declines, somebody else looks again.
@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class AppealTest {

    private static final String TEXT = "Ask us before you decide for us.";
    private static final String WHY = "Nobody is named.";

    @Inject
    Database database;

    private Forum forum;
    private Room room;
    private Board board;

    @BeforeEach
    void open() {
        Accounts.make(List.of("young-1", "young-2"));
        forum = Forum.create();
        forum.admitOlder(Map.of("young-1", "Kestrel", "young-2", "Heron"));
        room = Room.opened(forum, "16-17");
        board = new Board(room);
        room.join("young-1").then().statusCode(200);
        room.join("young-2").then().statusCode(200);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void statement16AnAppealIsDecidedBySomebodyElseAndBringsBackTextPlaceAndVotes() {
        var id = board.shown("young-1", TEXT);
        var later = board.shown("young-1", "After it");
        Room.take("young-2", id, "agree").then().statusCode(200);
        Board.decline(id).then().statusCode(200);
        Board.appeal("young-1", id, WHY)
                .then()
                .statusCode(200)
                .body("appeal.state", equalTo("waiting"))
                .body("text", equalTo(TEXT));
        for (var decision : List.of("appeal/overturn", "appeal/uphold")) {
            as("facilitator1")
                    .body(Map.of("reason", "No."))
                    .post("/api/v1/youth/contributions/" + id + "/" + decision)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("decidedByYou"));
        }
        for (var account : List.of("facilitator1", "facilitator2")) {
            Board.does(account, id, "show").then().statusCode(409).body("code", equalTo("appealWaits"));
            board.of(account)
                    .body("items[0].id", equalTo(id))
                    .body("items[0].text", nullValue())
                    .body("items[0].appeal.text", equalTo(WHY))
                    .body("items[0].appeal.decidedByYou", equalTo(account.equals("facilitator1")));
        }

        Board.does("facilitator2", id, "appeal/overturn").then().statusCode(200).body("text", equalTo(TEXT));

        board.of("young-2")
                .body("items.id", contains(id, later))
                .body("items[0].text", equalTo(TEXT))
                .body("items[0].totals.agree", equalTo(1))
                .body("items[0].appeal", nullValue());
        board.of("young-1").body("items[0].appeal.state", equalTo("overturned"));
        assertThat(decisions(id)).containsExactly("shown", "takenOff private", "overturned");
    }

    @Test
    void nobodyIsCalledForAnAppealThatCannotBeDecidedOn() {
        var first = board.declined("young-1", TEXT);
        var second = board.declined("young-1", "And this");
        Board.appeal("young-1", first, WHY).then().statusCode(200);
        Board.appeal("young-1", second, WHY).then().statusCode(200);
        calls().body("items.kind", contains("appeal"));
        Board.withdraw("young-1", first).then().statusCode(204);
        calls().body("items.kind", contains("appeal"));

        forum.choose("young-1", "takePart", false);
        calls().body("items", empty());
        forum.choose("young-1", "takePart", true);
        calls().body("items.kind", contains("appeal"));

        Board.withdraw("young-1", second).then().statusCode(204);
        calls().body("items", empty());
    }

    private ValidatableResponse calls() {
        return as("lead").get(forum.at("alerts")).then().statusCode(200);
    }

    @Test
    void statement16WhatIsUpheldStaysDeclinedAndItsAuthorIsToldWhy() {
        var id = board.declined("young-1", TEXT);
        Board.appeal("young-1", id, WHY).then().statusCode(200);
        Board.uphold("lead", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("declined"))
                .body("text", nullValue());

        board.of("young-2").body("items", empty());
        board.of("young-1")
                .body("items[0].text", equalTo(TEXT))
                .body("items[0].reason", equalTo("It names somebody."))
                .body("items[0].appeal.state", equalTo("upheld"))
                .body("items[0].appeal.reason", equalTo("It still names somebody."))
                .body("items[0].appeal.text", nullValue());
        assertThat(decisions(id)).containsExactly("declined private", "upheld private");
        Board.uphold("lead", id).then().statusCode(409).body("code", equalTo("wrongState"));
        Board.appeal("young-1", id, WHY).then().statusCode(409).body("code", equalTo("alreadyAppealed"));
    }

    @Test
    void statement16WhatIsTakenOffAfterItWasOverturnedIsAnotherDecisionToAppeal() {
        var id = board.declined("young-1", TEXT);
        Board.appeal("young-1", id, WHY).then().statusCode(200);
        Board.does("facilitator2", id, "appeal/overturn").then().statusCode(200);
        Board.decline(id).then().statusCode(200).body("appeal", nullValue());

        Board.appeal("young-1", id, WHY).then().statusCode(200).body("appeal.state", equalTo("waiting"));
        Board.does("facilitator1", id, "appeal/overturn").then().statusCode(403);
        Board.uphold("lead", id).then().statusCode(200).body("appeal.state", equalTo("upheld"));

        Board.decline(id).then().statusCode(200).body("appeal.state", equalTo("upheld"));
        Board.appeal("young-1", id, WHY).then().statusCode(409).body("code", equalTo("alreadyAppealed"));
        assertThat(decisions(id))
                .containsExactly("declined private", "overturned", "takenOff private", "upheld private");
    }

    @Test
    void whoLooksAfterTheRoomIsAlertedUntilItIsDecided() {
        var first = board.declined("young-1", TEXT);
        var second = board.declined("young-1", TEXT);
        Board.appeal("young-1", first, WHY).then().statusCode(200);
        as("young-1")
                .body(Map.of())
                .post("/api/v1/youth/contributions/" + second + "/appeal")
                .then()
                .statusCode(200);
        alerts().body("items.kind", contains("appeal"))
                .body("items.name", contains("Kestrel"))
                .body("items.breakout", contains(room.id()));
        room.looks("facilitator2").body("desk.alerts.kind", contains("appeal"));

        Board.uphold("facilitator2", first).then().statusCode(200);
        alerts().body("items.kind", contains("appeal"));
        Board.uphold("facilitator2", second).then().statusCode(200);
        alerts().body("items", empty());
    }

    @Test
    void nobodyButItsAuthorAsksAndOnlyForWhatIsDeclined() {
        var id = board.declined("young-1", TEXT);
        byLink().body(Map.of())
                .post("/api/v1/youth/contributions/{id}/appeal", id)
                .then()
                .statusCode(401);
        Board.appeal("young-2", id, WHY).then().statusCode(404);
        Board.appeal("viewer", id, WHY).then().statusCode(403);
        for (var account : List.of("facilitator2", "lead")) {
            Board.appeal(account, id, WHY).then().statusCode(403).body("code", equalTo("youthOnly"));
        }
        for (var account : List.of("young-1", "viewer", "organiser")) {
            Board.does(account, id, "appeal/overturn").then().statusCode(403);
        }
        Board.does("lead", id, "appeal/overturn").then().statusCode(409).body("code", equalTo("wrongState"));
        Board.appeal("young-1", board.shown("young-1", TEXT), WHY).then().statusCode(409);
        Board.appeal("young-1", id, "a\u202Eb").then().statusCode(422).body("errors.field", hasItem("text"));
        Board.appeal("young-1", id, "x".repeat(501)).then().statusCode(422);
        board.of("lead").body("items.appeal", contains(nullValue(), nullValue()));
    }

    @Test
    void statement17AppealsAreCountedFromTheDecisions() {
        for (int at = 0; at < 10; at++) {
            var id = board.declined("young-1", "Number " + at);
            Board.appeal("young-1", id, WHY).then().statusCode(200);
            (at < 5 ? Board.uphold("lead", id) : Board.does("lead", id, "appeal/overturn"))
                    .then()
                    .statusCode(200);
        }
        byLink().get(room.at("ledger"))
                .then()
                .statusCode(200)
                .body("received", equalTo(10))
                .body("declined.contributions", contains(0, 10, 0, 0, 0, 0))
                .body("appeals", equalTo(10))
                .body("upheld", equalTo(5))
                .body("overturned", equalTo(5))
                .body("reversals", equalTo(0))
                .body("byMachine", equalTo(0))
                .body("count", equalTo(20))
                .body("checkingSeconds", notNullValue())
                .body("intact", equalTo(true));
    }

    private ValidatableResponse alerts() {
        return as("lead").get(forum.at("alerts")).then().statusCode(200);
    }

    /// What was decided, with the reason as it is counted.
    private List<String> decisions(String id) {
        return database.list(
                "select concat_ws(' ', what, reason) as said from decision where contribution = $1 order by number",
                row -> row.getString("said"),
                UUID.fromString(id));
    }
}
