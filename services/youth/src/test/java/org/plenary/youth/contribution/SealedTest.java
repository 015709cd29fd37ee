package org.plenary.youth.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.youth.testing.Forum.as;
import static org.plenary.youth.testing.Forum.byLink;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
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
import org.plenary.youth.testing.Tables;

/// What is declined, or taken off.
@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class SealedTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    /// Found nowhere else.
    private final String canary = "Robin lives at " + UUID.randomUUID();

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
    void statement18WhatIsNotShownStandsNowhereInTheDatabaseAsItWasSaid() {
        String declined = as("young-1")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("kind", "fear", "text", canary))
                .post(room.at("contributions"))
                .then()
                .statusCode(201)
                .body("text", equalTo(canary))
                .extract()
                .path("id");
        assertThat(Tables.holding(database, canary)).isNotEmpty();
        Board.decline(declined).then().statusCode(200).body("text", nullValue());
        var takenOff = board.shown("young-2", canary);
        Board.decline(takenOff).then().statusCode(200).body("text", nullValue());

        await("what was told is on its way").atMost(SOON).untilAsserted(() -> assertThat(
                        Tables.holding(database, canary))
                .isEmpty());
        board.of("young-1").body("items.text", contains(canary)).body("items.reason", contains("It names somebody."));
        board.of("young-2").body("items.id", contains(takenOff)).body("items.text", contains(canary));
        for (var account : List.of("facilitator2", "lead")) {
            board.of(account)
                    .body("items.text", contains(nullValue(), nullValue()))
                    .body("items.kind", contains("fear", "hope"))
                    .body("items.reason", contains("It names somebody.", "It names somebody."))
                    .body("items.reasonCode", contains("private", "private"))
                    .body("items[0].declinedAt", notNullValue())
                    .body("items.forgotten", contains(false, false));
        }
    }

    @Test
    void statement18WhoReadsWhatIsNotShownIsWrittenDownFirst() {
        var id = board.declined("young-1", canary);
        readings(id).body("items", empty());
        Board.does("facilitator2", id, "read")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("text", equalTo(canary));
        Board.does("lead", id, "read").then().statusCode(200);
        board.of("young-1").body("items.text", contains(canary));

        readings(id).body("items.by", contains("Demo Lead", "Demo Facilitator Two"));
    }

    @Test
    void statement18TheLogOfReadingsIsOnlyAddedToAndOutlivesWhatWasRead() {
        var id = board.declined("young-1", canary);
        Board.does("facilitator2", id, "read").then().statusCode(200);
        assertThatThrownBy(() -> database.update(
                        "update words_reading set by_name = 'Nobody' where contribution = $1", UUID.fromString(id)))
                .hasMessageContaining("append-only");
        Board.withdraw("young-1", id).then().statusCode(204);

        Board.does("facilitator2", id, "read").then().statusCode(404);
        readings(id)
                .body("items.contribution", contains(id))
                .body("items.breakout", contains(room.id()))
                .body("items.topic", contains("Hopes and fears"))
                .body("items[0].at", notNullValue());
        as("lead").get(forum.at("readings")).then().statusCode(200).body("items.contribution", contains(id));
        for (var account : List.of("facilitator2", "young-1", "organiser")) {
            as(account).get(forum.at("readings")).then().statusCode(403);
        }
        byLink().get(forum.at("readings")).then().statusCode(401);
    }

    @Test
    void onlyWhoLooksAfterTheRoomReadsAndOnlyWhatIsDeclined() {
        var id = board.declined("young-1", canary);
        for (var account : List.of("young-1", "young-2", "viewer", "organiser", "chair")) {
            Board.does(account, id, "read").then().statusCode(403);
        }
        byLink().post("/api/v1/youth/contributions/{id}/read", id).then().statusCode(401);
        var shown = board.shown("young-1", "Shown");
        Board.does("lead", shown, "read").then().statusCode(409).body("code", equalTo("wrongState"));
        readings(id).body("items", empty());
        readings(shown).body("items", empty());
    }

    @Test
    void statement16AReversalBringsBackTextPlaceAndVotes() {
        var first = board.shown("young-1", canary);
        var second = board.shown("young-1", "After it");
        Room.take("young-2", first, "agree").then().statusCode(200);
        Board.decline(first).then().statusCode(200);
        board.of("young-2").body("items.id", contains(second));

        Board.show(first).then().statusCode(200).body("text", equalTo(canary));

        board.of("young-2")
                .body("items.id", contains(first, second))
                .body("items[0].text", equalTo(canary))
                .body("items[0].totals.agree", equalTo(1))
                .body("items[0].mine", equalTo("agree"))
                .body("items[0].reason", nullValue());
        Board.decline(first).then().statusCode(200);
        Board.does("facilitator2", first, "read").then().statusCode(200).body("text", equalTo(canary));
    }

    private ValidatableResponse readings(String id) {
        return as("lead").get(forum.at("readings?contribution=" + id)).then().statusCode(200);
    }
}
