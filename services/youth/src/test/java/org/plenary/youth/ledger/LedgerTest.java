package org.plenary.youth.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
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
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.platform.chain.Link;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.Accounts;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.proto.sessions.v1.Access;
import org.plenary.youth.testing.Forum;
import org.plenary.youth.testing.Room;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class LedgerTest {

    private static final String ONE = "/api/v1/youth/contributions/";

    @Inject
    Database database;

    @Inject
    Decisions decisions;

    private Forum forum;
    private Room room;

    @BeforeAll
    static void makeAccounts() {
        Accounts.make(List.of("young-1"));
    }

    @BeforeEach
    void open() {
        forum = Forum.create();
        forum.admitOlder(Map.of("young-1", "Kestrel"));
        room = Room.opened(forum, "16-17");
        room.join("young-1").then().statusCode(200);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void statement17WhatWasDecidedIsPublishedInFiguresThatPointAtNobody() {
        ledger().body("received", equalTo(0)).body("count", equalTo(0)).body("intact", equalTo(true));
        for (int at = 0; at < 5; at++) {
            show(say("Shown " + at));
            decline(say("Unkind " + at), "unkind");
        }
        ledger().body("received", equalTo(10))
                .body("shown", equalTo(5))
                .body("declined.reason", contains("unkind", "private", "offTopic", "unclear", "repeated", "other"))
                .body("declined.contributions", contains(5, 0, 0, 0, 0, 0))
                .body("reversals", equalTo(0))
                .body("byMachine", equalTo(0))
                .body("appeals", equalTo(0))
                .body("checkingSeconds", notNullValue())
                .body("count", equalTo(10));

        var said = say("It says where Robin lives.");
        decline(said, "private");
        show(said);
        show(said);

        // One private and one reversal are two decisions; a third figure is kept back so that they are not left over.
        ledger().body("received", nullValue())
                .body("shown", nullValue())
                .body("declined.contributions", contains(5, null, 0, 0, 0, 0))
                .body("reversals", nullValue())
                .body("count", equalTo(12))
                .body("intact", equalTo(true));
        byLink().get(forum.at("ledger"))
                .then()
                .statusCode(200)
                .body("rooms.room", contains(room.id()))
                .body("rooms[0].count", equalTo(12));
    }

    @Test
    void statement18DecisionsAreOnlyAddedToAndAnyChangeIsFound() {
        show(say("First"));
        decline(say("Second"), "unclear");
        for (var change : List.of(
                "update decision set reason = 'other' where breakout = $1",
                "delete from decision where breakout = $1",
                "update decision_head set count = 1 where breakout = $1",
                "delete from decision_head where breakout = $1",
                "update decision_words set words = 'Other' where breakout = $1")) {
            assertThatThrownBy(() -> database.update(change, id())).as(change).hasMessageContaining("decision");
        }
        assertThatThrownBy(() -> database.update("truncate decision cascade")).hasMessageContaining("append-only");
        ledger().body("intact", equalTo(true));

        database.inTransaction(transaction -> {
            transaction.update("alter table decision disable trigger decision_is_append_only");
            transaction.update("delete from decision_words where breakout = $1 and number = 2", id());
            transaction.update("delete from decision where breakout = $1 and number = 2", id());
            transaction.update("alter table decision enable trigger decision_is_append_only");
        });
        ledger().body("intact", equalTo(false)).body("count", equalTo(2));
    }

    @Test
    void statement18WhatADecisionSaysInWordsGoesWithTheAuthorAndTheDecisionIsStillCounted() {
        var said = say("I go to Riverside School.");
        decline(said, "private");
        var decision = chain().getFirst();
        byte[] salt = database.one(
                        "select salt from decision_words where breakout = $1",
                        row -> ((Buffer) row.getValue("salt")).getBytes(),
                        id())
                .orElseThrow();
        assertThat(decision.decided().text()).isEqualTo(Link.commitment(salt, "I go to Riverside School."));
        assertThat(decision.decided().words()).isEqualTo(Link.commitment(salt, "It is not shown."));

        as("young-1").delete(forum.at("admissions/me")).then().statusCode(204);

        assertThat(database.list("select 1 from decision_words where breakout = $1", row -> 1, id()))
                .isEmpty();
        assertThat(chain()).containsExactly(decision);
        ledger().body("count", equalTo(1))
                .body("head", equalTo(decision.hash()))
                .body("intact", equalTo(true));
    }

    @Test
    void decisionsAtOnceStandInOneChain() {
        var said = IntStream.range(0, 8).mapToObj(at -> say("At once " + at)).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            said.forEach(id -> threads.execute(() -> show(id)));
        }
        ledger().body("count", equalTo(8)).body("shown", equalTo(8)).body("intact", equalTo(true));
    }

    @Test
    void aReasonIsOneOfThoseThatAreCounted() {
        var said = say("Something");
        as("facilitator1")
                .body(Map.of("reason", "It is not shown.", "reasonCode", "boring"))
                .post(ONE + said + "/decline")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("reasonCode"));
        as("facilitator1")
                .body(Map.of("reason", "It is not shown."))
                .post(ONE + said + "/decline")
                .then()
                .statusCode(200);
        assertThat(chain()).extracting(decision -> decision.decided().reason()).containsExactly(Reason.OTHER);
    }

    @Test
    void whoMayKnowOfTheConferenceReadsIt() {
        byLink().get(room.at("ledger")).then().statusCode(200).header("Cache-Control", containsString("public"));
        byLink().get("/api/v1/youth/breakouts/" + UUID.randomUUID() + "/ledger")
                .then()
                .statusCode(404);
        byLink().get("/api/v1/youth/breakouts/seven/ledger").then().statusCode(400);
        var invited = Forum.create(Access.ACCESS_INVITATION);
        byLink().get(invited.at("ledger")).then().statusCode(404);
        as("lead").get(invited.at("ledger")).then().statusCode(200).header("Cache-Control", containsString("private"));
    }

    private String say(String text) {
        return room.contribute("young-1", "hope", text)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void show(String id) {
        as("facilitator1").post(ONE + id + "/show").then().statusCode(200);
    }

    private static void decline(String id, String reasonCode) {
        as("facilitator1")
                .body(Map.of("reason", "It is not shown.", "reasonCode", reasonCode))
                .post(ONE + id + "/decline")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse ledger() {
        return byLink().get(room.at("ledger")).then().statusCode(200);
    }

    private List<Link<Decision>> chain() {
        return decisions.chain(id(), decisions.head(id()));
    }

    private UUID id() {
        return UUID.fromString(room.id());
    }
}
