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

import com.google.protobuf.InvalidProtocolBufferException;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.Accounts;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Topic;
import org.plenary.proto.youth.v1.AgeBand;
import org.plenary.proto.youth.v1.ContributionKind;
import org.plenary.proto.youth.v1.ContributionState;
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

    @BeforeEach
    void open() {
        Accounts.make(List.of("young-1", "young-2"));
        forum = Forum.create();
        forum.admitOlder(Map.of("young-1", "Kestrel", "young-2", "Heron"));
        room = Room.opened(forum, "16-17");
        room.join("young-1").then().statusCode(200);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void statement11WhatAYoungPersonSaysIsUnseenUntilAFacilitatorHasReadIt() {
        var id = say("young-1", TEXT);
        room.join("young-2").then().statusCode(200);
        board("young-1").body("items.id", contains(id)).body("items[0].own", equalTo(true));
        board("young-2").body("items", empty());
        board("facilitator1").body("items[0].state", equalTo("waiting")).body("items[0].pseudonym", equalTo("Kestrel"));
        board("lead").body("items.id", contains(id));

        show(id).then().statusCode(200).body("state", equalTo("shown"));

        board("young-2")
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
        board("young-1").body("checkingSeconds", nullValue());
        for (int waited : List.of(10, 40, 600)) {
            var id = say("young-1", "Waited " + waited);
            show(id).then().statusCode(200);
            database.update(
                    "update contribution set posted_at = checked_at - make_interval(secs => $2) where id = $1",
                    UUID.fromString(id),
                    (double) waited);
        }
        board("young-1").body("checkingSeconds", equalTo(40));
    }

    @Test
    void statement11ARefusalGivesItsReasonToItsAuthorAlone() {
        var id = say("young-1", TEXT);
        as("facilitator1")
                .body(Map.of())
                .post(ONE + id + "/decline")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("reason"));
        decline(id).then().statusCode(200).body("state", equalTo("declined"));

        room.join("young-2").then().statusCode(200);
        board("young-1")
                .body("items[0].state", equalTo("declined"))
                .body("items[0].reason", equalTo("It names somebody."));
        board("young-2").body("items", empty());
        stance("young-1", id, "agree").then().statusCode(409).body("code", equalTo("wrongState"));
        stance("young-2", id, "agree").then().statusCode(404);
    }

    @Test
    void aDecisionCanBeTakenBackAndStancesAreThereAgain() {
        room.join("young-2").then().statusCode(200);
        var id = shown("young-1", TEXT);
        stance("young-2", id, "agree").then().statusCode(200);
        decline(id).then().statusCode(200);
        board("young-2").body("items", empty());
        show(id).then().statusCode(200);
        board("young-2").body("items[0].totals.agree", equalTo(1)).body("items[0].mine", equalTo("agree"));
    }

    @Test
    void theLatestStanceOfEachCountsAndSayingItAgainChangesNothing() {
        room.join("young-2").then().statusCode(200);
        var id = shown("young-1", TEXT);
        stance("young-2", id, "agree")
                .then()
                .statusCode(200)
                .body("totals.agree", equalTo(1))
                .body("mine", equalTo("agree"));
        stance("young-2", id, "agree").then().statusCode(200).body("totals.agree", equalTo(1));
        stance("young-1", id, "agree").then().statusCode(200).body("totals.agree", equalTo(2));
        stance("young-2", id, "disagree")
                .then()
                .statusCode(200)
                .body("totals.agree", equalTo(1))
                .body("totals.disagree", equalTo(1))
                .body("totals.pass", equalTo(0))
                .body("mine", equalTo("disagree"));
        board("young-1").body("items[0].mine", equalTo("agree"));
    }

    @Test
    void stancesOfOneAtOnceCountOnce() throws Exception {
        var id = shown("young-1", TEXT);
        room.join("young-2").then().statusCode(200);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = new ArrayList<Future<Integer>>();
            for (var stance : List.of("agree", "disagree", "pass", "agree", "disagree", "pass")) {
                taken.add(threads.submit(() -> stance("young-2", id, stance).statusCode()));
            }
            for (var one : taken) {
                assertThat(one.get()).isEqualTo(200);
            }
        }
        var totals = board("young-2").extract().jsonPath().<String, Integer>getMap("items[0].totals");
        assertThat(totals.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
    }

    @Test
    void theBoardSurvivesClosingAndReopening() {
        room.join("young-2").then().statusCode(200);
        var shown = shown("young-1", TEXT);
        var waiting = say("young-1", "Not read yet.");
        stance("young-2", shown, "pass").then().statusCode(200);
        room.does("facilitator1", "close").statusCode(200);

        board("young-2").body("items.id", contains(shown)).body("items[0].mine", equalTo("pass"));
        as("young-1")
                .body(Map.of("kind", "idea", "text", TEXT))
                .post(room.at("contributions"))
                .then()
                .statusCode(409);
        show(waiting).then().statusCode(200);
        room.open().join("young-2").then().statusCode(200);

        board("young-2").body("items.id", contains(shown, waiting)).body("items[0].totals.pass", equalTo(1));
        stance("young-2", waiting, "agree").then().statusCode(200);
    }

    @Test
    void nothingIsSaidInAFrozenRoomOrByWhoIsNotInIt() {
        var id = shown("young-1", TEXT);
        post("young-2").then().statusCode(409).body("code", equalTo("notHere"));
        as("young-2")
                .body(Map.of("stance", "agree"))
                .put(ONE + id + "/stance")
                .then()
                .statusCode(409)
                .body("code", equalTo("notHere"));
        as("lead").post(room.at("freeze")).then().statusCode(200);
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
        var waiting = say("young-1", "Waiting");
        var shown = shown("young-1", TEXT);
        for (var account : List.of("young-2", "facilitator1", "lead", "viewer")) {
            as(account).delete(ONE + shown).then().statusCode(404);
        }
        for (var id : List.of(waiting, shown)) {
            as("young-1").delete(ONE + id).then().statusCode(204);
            as("young-1").delete(ONE + id).then().statusCode(404);
        }
        board("facilitator1").body("items", empty());
        awaitTold(shown, ContributionState.CONTRIBUTION_STATE_GONE);
        assertThat(told(waiting)).isEmpty();
    }

    @Test
    void leavingTakesEverythingAlong() {
        room.join("young-2").then().statusCode(200);
        var mine = shown("young-1", TEXT);
        var other = shown("young-2", "Another");
        stance("young-1", other, "agree").then().statusCode(200);

        as("young-1").delete(forum.at("admissions/me")).then().statusCode(204);

        board("young-2").body("items.id", contains(other)).body("items[0].totals.agree", equalTo(0));
        awaitTold(mine, ContributionState.CONTRIBUTION_STATE_GONE);
        assertThat(told(mine).getLast().getText()).isEmpty();
    }

    @Test
    void othersAreToldOfWhatIsShownWithAPseudonymOnlyWhereItMayBePublished() {
        var id = say("young-1", TEXT);
        assertThat(told(id)).isEmpty();
        show(id).then().statusCode(200);
        awaitTold(id, ContributionState.CONTRIBUTION_STATE_SHOWN);
        var told = told(id).getLast();
        assertThat(told.getText()).isEqualTo(TEXT);
        assertThat(told.getKind()).isEqualTo(ContributionKind.CONTRIBUTION_KIND_HOPE);
        assertThat(told.getBand()).isEqualTo(AgeBand.AGE_BAND_16_17);
        assertThat(told.getPseudonym()).isEmpty();

        publishPseudonym("young-1", true);
        await("the pseudonym is told")
                .atMost(SOON)
                .until(() -> told(id).getLast().getPseudonym(), "Kestrel"::equals);
        publishPseudonym("young-1", false);
        await("it is taken back").atMost(SOON).until(() -> told(id).getLast().getPseudonym(), String::isEmpty);
        assertThat(told(id))
                .extracting(org.plenary.proto.youth.v1.Contribution::getVersion)
                .isSorted();
    }

    @Test
    void nobodyButYoungPeopleOfTheRoomContributesOrReads() {
        var id = shown("young-1", TEXT);
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
        var id = say("young-1", TEXT);
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
    void whatCannotBeAStanceIsRefused() {
        room.join("young-2").then().statusCode(200);
        var id = shown("young-1", TEXT);
        stance("young-2", id, "maybe").then().statusCode(422).body("errors.field", hasItem("stance"));
        as("young-2").body("[]").put(ONE + id + "/stance").then().statusCode(400);
        room.contribute("young-1", "hope", "x".repeat(501)).then().statusCode(422);
        as("young-1").body("[]").post(room.at("contributions")).then().statusCode(400);
        as("young-1").get(room.at("contributions?after=elsewhere")).then().statusCode(400);
    }

    @Test
    void asManyWaitAsFacilitatorsCanCheck() {
        for (int at = 0; at < 10; at++) {
            say("young-1", "Number " + at);
        }
        room.contribute("young-1", "hope", TEXT).then().statusCode(409).body("code", equalTo("tooManyWaiting"));
        String first = board("facilitator1").extract().path("items[0].id");
        show(first).then().statusCode(200);
        say("young-1", TEXT);
    }

    @Test
    void theBoardComesInPagesAndForStaffWhatWaitsFirst() {
        var first = shown("young-1", "First");
        var second = say("young-1", "Second");
        var third = shown("young-1", "Third");
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

    private String say(String account, String text) {
        return room.contribute(account, "hope", text)
                .then()
                .statusCode(201)
                .body("state", equalTo("waiting"))
                .extract()
                .path("id");
    }

    private String shown(String account, String text) {
        var id = say(account, text);
        show(id).then().statusCode(200);
        return id;
    }

    private Response post(String account) {
        return as(account).body(Map.of("kind", "idea", "text", TEXT)).post(room.at("contributions"));
    }

    private static Response stance(String account, String id, String stance) {
        return Room.take(account, id, stance);
    }

    private static Response show(String id) {
        return as("facilitator1").post(ONE + id + "/show");
    }

    private static Response decline(String id) {
        return as("facilitator1").body(Map.of("reason", "It names somebody.")).post(ONE + id + "/decline");
    }

    private ValidatableResponse board(String account) {
        return as(account).get(room.at("contributions")).then().statusCode(200);
    }

    private void publishPseudonym(String account, boolean yes) {
        as(account)
                .body(Map.of("purposes", Map.of("pseudonymPublished", yes)))
                .put(forum.at("admissions/me/consents"))
                .then()
                .statusCode(200);
    }

    private static void awaitTold(String id, ContributionState state) {
        await(id + " is told as " + state).atMost(SOON).until(() -> told(id).stream()
                .anyMatch(told -> told.getState() == state));
    }

    /// All that was told of a contribution, in order.
    private static List<org.plenary.proto.youth.v1.Contribution> told(String id) {
        return Topic.named("plenary.youth.v1").read().stream()
                .filter(record -> new String(
                                record.headers().lastHeader("ce_subject").value(), StandardCharsets.UTF_8)
                        .equals(id))
                .map(ContributionTest::contribution)
                .toList();
    }

    private static org.plenary.proto.youth.v1.Contribution contribution(ConsumerRecord<String, byte[]> record) {
        try {
            return org.plenary.proto.youth.v1.Contribution.parseFrom(record.value());
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
