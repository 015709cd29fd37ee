package org.plenary.youth.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
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
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.Accounts;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.proto.youth.v1.AgeBand;
import org.plenary.proto.youth.v1.Contribution;
import org.plenary.proto.youth.v1.ContributionKind;
import org.plenary.proto.youth.v1.ContributionState;
import org.plenary.youth.testing.Board;
import org.plenary.youth.testing.Forum;
import org.plenary.youth.testing.Room;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class ContributionTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ONE = "/api/v1/youth/contributions/";
    private static final String TEXT = "Ask us before you decide for us.";

    @Inject
    Database database;

    private Forum forum;
    private Room room;
    private Board board;

    @BeforeAll
    static void makeAccounts() {
        Accounts.make(List.of("young-1", "young-2"));
    }

    @BeforeEach
    void open() {
        forum = Forum.create();
        forum.admitOlder(Map.of("young-1", "Kestrel", "young-2", "Heron"));
        room = Room.opened(forum, "16-17");
        board = new Board(room);
        room.join("young-1").then().statusCode(200);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void statement11WhoWasMovedLearnsWhatBecameOfWhatTheySaidElsewhere() {
        var id = board.say("young-1", TEXT);
        room.silence("young-1");
        try (var other = Room.create(forum, "16-17")) {
            as("facilitator1")
                    .put(other.at("roster/" + forum.admission("young-1").getString("id")))
                    .then()
                    .statusCode(200);
            Board.decline(id).then().statusCode(200);
            as("young-1").get(room.at("contributions")).then().statusCode(403).body("code", equalTo("notAssigned"));
            mine("young-1")
                    .body("items.id", contains(id))
                    .body("items[0].breakout", equalTo(room.id()))
                    .body("items[0].topic", equalTo("Hopes and fears"))
                    .body("items[0].text", equalTo(TEXT))
                    .body("items[0].state", equalTo("declined"))
                    .body("items[0].reason", equalTo("It names somebody."));
            mine("young-2").body("items", empty());

            Board.appeal("young-1", id, "Nobody is named.").then().statusCode(200);
            mine("young-1").body("items[0].appeal.state", equalTo("waiting"));
            Board.withdraw("young-1", id).then().statusCode(204);
            mine("young-1").body("items", empty());
        }
        as("facilitator1").get(forum.at("contributions/mine")).then().statusCode(403);
    }

    @Test
    void statement11WhatAYoungPersonSaysIsUnseenUntilAFacilitatorHasReadIt() {
        var id = board.say("young-1", TEXT);
        room.join("young-2").then().statusCode(200);
        board.of("young-1").body("items.id", contains(id)).body("items[0].own", equalTo(true));
        board.of("young-2").body("items", empty());
        board.of("facilitator1")
                .body("items[0].state", equalTo("waiting"))
                .body("items[0].pseudonym", equalTo("Kestrel"));
        board.of("lead").body("items.id", contains(id));

        Board.show(id).then().statusCode(200).body("state", equalTo("shown"));

        board.of("young-2")
                .body("items.id", contains(id))
                .body("items[0].text", equalTo(TEXT))
                .body("items[0].kind", equalTo("hope"))
                .body("items[0].pseudonym", equalTo("Kestrel"))
                .body("items[0].own", equalTo(false))
                .body("items[0].mine", nullValue())
                .body("items[0].totals.agree", equalTo(0));
    }

    @Test
    void statement11TheBoardTellsHowLongCheckingTakes() {
        board.of("young-1").body("checkingSeconds", nullValue());
        for (int waited : List.of(10, 40, 600)) {
            var id = board.say("young-1", "Waited " + waited);
            Board.show(id).then().statusCode(200);
            database.update(
                    "update contribution set posted_at = checked_at - make_interval(secs => $2) where id = $1",
                    UUID.fromString(id),
                    (double) waited);
        }
        board.of("young-1").body("checkingSeconds", equalTo(40));
    }

    @Test
    void statement11ARefusalGivesItsReasonToItsAuthorAlone() {
        var id = board.say("young-1", TEXT);
        as("facilitator1")
                .body(Map.of())
                .post(ONE + id + "/decline")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("reason"));
        Board.decline(id).then().statusCode(200).body("state", equalTo("declined"));

        room.join("young-2").then().statusCode(200);
        board.of("young-1")
                .body("items[0].state", equalTo("declined"))
                .body("items[0].reason", equalTo("It names somebody."));
        board.of("young-2").body("items", empty());
        Room.take("young-1", id, "agree").then().statusCode(409).body("code", equalTo("wrongState"));
        Room.take("young-2", id, "agree").then().statusCode(404);
    }

    @Test
    void ofTwoFacilitatorsWhoDecideAtOnceTheSecondIsToldAndTheFirstOnesReasonStands() {
        var id = board.say("young-1", TEXT);
        int version = board.of("facilitator2").extract().path("items[0].version");
        Board.decline(id).then().statusCode(200);

        deciding("facilitator2", version)
                .post(ONE + id + "/show")
                .then()
                .statusCode(412)
                .body("code", equalTo("changed"))
                .body("current.state", equalTo("declined"));
        deciding("facilitator2", version)
                .body(Map.of("reason", "It is too long.", "reasonCode", "other"))
                .post(ONE + id + "/decline")
                .then()
                .statusCode(412);
        as("facilitator2")
                .body(Map.of("reason", "It is too long.", "reasonCode", "other"))
                .post(ONE + id + "/decline")
                .then()
                .statusCode(409)
                .body("code", equalTo("declinedAlready"));
        board.of("young-1").body("items[0].reason", equalTo("It names somebody."));
        deciding("facilitator2", version + 1)
                .post(ONE + id + "/show")
                .then()
                .statusCode(200)
                .body("state", equalTo("shown"));
    }

    private static RequestSpecification deciding(String account, int version) {
        return as(account).header("If-Match", "\"%d\"".formatted(version));
    }

    @Test
    void theBoardSurvivesClosingAndReopening() {
        room.join("young-2").then().statusCode(200);
        var shown = board.shown("young-1", TEXT);
        var waiting = board.say("young-1", "Not read yet.");
        Room.take("young-2", shown, "pass").then().statusCode(200);
        room.does("facilitator1", "close").statusCode(200);

        board.of("young-2").body("items.id", contains(shown)).body("items[0].mine", equalTo("pass"));
        as("young-1")
                .body(Map.of("kind", "idea", "text", TEXT))
                .post(room.at("contributions"))
                .then()
                .statusCode(409);
        Board.show(waiting).then().statusCode(200);
        room.open().join("young-2").then().statusCode(200);

        board.of("young-2").body("items.id", contains(shown, waiting)).body("items[0].totals.pass", equalTo(1));
        Room.take("young-2", waiting, "agree").then().statusCode(200);
    }

    @Test
    void nothingIsSaidInAFrozenRoomOrByWhoIsNotInIt() {
        var id = board.shown("young-1", TEXT);
        post("young-2").then().statusCode(409).body("code", equalTo("notHere"));
        as("young-2")
                .body(Map.of("stance", "agree"))
                .put(ONE + id + "/stance")
                .then()
                .statusCode(409)
                .body("code", equalTo("notHere"));
        var waiting = board.say("young-1", "Waiting");
        as("lead").post(room.at("freeze")).then().statusCode(200);
        Board.show(waiting).then().statusCode(409).body("code", equalTo("frozen"));
        post("young-1").then().statusCode(409).body("code", equalTo("frozen"));
        as("young-1")
                .body(Map.of("stance", "agree"))
                .put(ONE + id + "/stance")
                .then()
                .statusCode(409)
                .body("code", equalTo("frozen"));
    }

    @Test
    void itsAuthorTakesItBackWhateverStateItIsInAndNobodyElseDoes() {
        var waiting = board.say("young-1", "Waiting");
        var shown = board.shown("young-1", TEXT);
        for (var account : List.of("young-2", "facilitator1", "lead", "viewer")) {
            as(account).delete(ONE + shown).then().statusCode(404);
        }
        for (var id : List.of(waiting, shown)) {
            as("young-1").delete(ONE + id).then().statusCode(204);
            as("young-1").delete(ONE + id).then().statusCode(404);
        }
        board.of("facilitator1").body("items", empty());
        Board.awaitTold(shown, ContributionState.CONTRIBUTION_STATE_GONE);
        assertThat(Board.told(waiting)).isEmpty();
    }

    @Test
    void leavingTakesEverythingAlong() {
        room.join("young-2").then().statusCode(200);
        var mine = board.shown("young-1", TEXT);
        var other = board.shown("young-2", "Another");
        Room.take("young-1", other, "agree").then().statusCode(200);

        as("young-1").delete(forum.at("admissions/me")).then().statusCode(204);

        board.of("young-2").body("items.id", contains(other)).body("items[0].totals.agree", equalTo(0));
        Board.awaitTold(mine, ContributionState.CONTRIBUTION_STATE_GONE);
        assertThat(Board.told(mine).getLast().getText()).isEmpty();
    }

    @Test
    void othersAreToldOfWhatIsShownWithAPseudonymOnlyWhereItMayBePublished() {
        var id = board.say("young-1", TEXT);
        assertThat(Board.told(id)).isEmpty();
        Board.show(id).then().statusCode(200);
        Board.awaitTold(id, ContributionState.CONTRIBUTION_STATE_SHOWN);
        var told = Board.told(id).getLast();
        assertThat(told.getText()).isEqualTo(TEXT);
        assertThat(told.getKind()).isEqualTo(ContributionKind.CONTRIBUTION_KIND_HOPE);
        assertThat(told.getBand()).isEqualTo(AgeBand.AGE_BAND_16_17);
        assertThat(told.getPseudonym()).isEmpty();

        publishPseudonym("young-1", true);
        await("the pseudonym is told")
                .atMost(SOON)
                .until(() -> Board.told(id).getLast().getPseudonym(), "Kestrel"::equals);
        publishPseudonym("young-1", false);
        await("it is taken back")
                .atMost(SOON)
                .until(() -> Board.told(id).getLast().getPseudonym(), String::isEmpty);
        assertThat(Board.told(id)).extracting(Contribution::getVersion).isSorted();
    }

    @Test
    void nobodyButYoungPeopleOfTheRoomContributesOrReads() {
        var id = board.shown("young-1", TEXT);
        byLink().get(room.at("contributions")).then().statusCode(401);
        byLink().body(Map.of()).post(room.at("contributions")).then().statusCode(401);
        byLink().body(Map.of()).put(ONE + id + "/stance").then().statusCode(401);
        for (var account : List.of("viewer", "organiser", "chair", "youth13")) {
            as(account).get(room.at("contributions")).then().statusCode(403);
            post(account).then().statusCode(403);
            as(account)
                    .body(Map.of("stance", "agree"))
                    .put(ONE + id + "/stance")
                    .then()
                    .statusCode(403);
        }
        for (var account : List.of("facilitator1", "lead")) {
            post(account).then().statusCode(403).body("code", equalTo("youthOnly"));
            as(account)
                    .body(Map.of("stance", "agree"))
                    .put(ONE + id + "/stance")
                    .then()
                    .statusCode(403);
        }
        // Of the same band, but of no room yet: who is in it is not theirs to know.
        as("young-2").get(room.at("contributions")).then().statusCode(403).body("code", equalTo("notAssigned"));
        forum.admit("youth13", "Wren");
        as("youth13").get(room.at("contributions")).then().statusCode(403).body("code", equalTo("otherBand"));
        post("youth13").then().statusCode(403).body("code", equalTo("otherBand"));
    }

    @Test
    void nobodyButFacilitatorsAndTheLeadDecides() {
        var id = board.say("young-1", TEXT);
        byLink().post(ONE + id + "/show").then().statusCode(401);
        for (var account : List.of("viewer", "organiser", "chair", "young-1", "young-2")) {
            as(account).post(ONE + id + "/show").then().statusCode(403);
            as(account)
                    .body(Map.of("reason", "No."))
                    .post(ONE + id + "/decline")
                    .then()
                    .statusCode(403);
        }
        forum.give("facilitator2");
        await("the role ends")
                .atMost(SOON)
                .until(() -> as("facilitator2").post(ONE + id + "/show").statusCode() == 403);
        as("lead").post(ONE + id + "/show").then().statusCode(200);
        as("lead").post(ONE + UUID.randomUUID() + "/show").then().statusCode(404);
        as("lead").post(ONE + "seven/show").then().statusCode(400).body("code", equalTo("malformedId"));
    }

    @ParameterizedTest
    @CsvSource({"rant, Text, kind", "hope, ' ', text", "hope, a\u202Eb, text"})
    void whatCannotBeAContributionIsRefused(String kind, String text, String field) {
        room.contribute("young-1", kind, text).then().statusCode(422).body("errors.field", hasItem(field));
    }

    @Test
    void whatIsNoFormAndNoPlaceIsRefused() {
        room.contribute("young-1", "hope", "x".repeat(501)).then().statusCode(422);
        as("young-1").body("[]").post(room.at("contributions")).then().statusCode(400);
        as("young-1").get(room.at("contributions?after=elsewhere")).then().statusCode(400);
    }

    @Test
    void aPlaceInAnotherListIsNoneOnTheBoard() {
        forum.group("another-adult@example.org");
        var link = as("lead").get(forum.at("groups?limit=1")).header("Link");
        var query = link.substring(link.indexOf('?') + 1, link.indexOf('>'));
        as("young-1")
                .get(room.at("contributions?" + query))
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed"));
    }

    @Test
    void asManyWaitAsFacilitatorsCanCheck() {
        for (int at = 0; at < 10; at++) {
            board.say("young-1", "Number " + at);
        }
        room.contribute("young-1", "hope", TEXT).then().statusCode(409).body("code", equalTo("tooManyWaiting"));
        String first = board.of("facilitator1").extract().path("items[0].id");
        Board.show(first).then().statusCode(200);
        board.say("young-1", TEXT);
    }

    @Test
    void theBoardComesInPagesAndForStaffWhatWaitsFirst() {
        var first = board.shown("young-1", "First");
        var second = board.say("young-1", "Second");
        var third = board.shown("young-1", "Third");
        var link = as("facilitator1")
                .get(room.at("contributions?limit=2"))
                .then()
                .statusCode(200)
                .body("items.id", contains(second, first))
                .header("Link", notNullValue())
                .extract()
                .header("Link");
        as("facilitator1")
                .urlEncodingEnabled(false)
                .get(link.substring(1, link.indexOf('>')))
                .then()
                .statusCode(200)
                .body("items.id", contains(third));
    }

    private Response post(String account) {
        return as(account).body(Map.of("kind", "idea", "text", TEXT)).post(room.at("contributions"));
    }

    private ValidatableResponse mine(String account) {
        return as(account).get(forum.at("contributions/mine")).then().statusCode(200);
    }

    private void publishPseudonym(String account, boolean yes) {
        forum.choose(account, "pseudonymPublished", yes);
    }
}
