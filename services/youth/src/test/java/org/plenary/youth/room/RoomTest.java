package org.plenary.youth.room;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.youth.testing.Forum.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.youth.testing.Forum;
import org.plenary.youth.testing.Room;
import org.plenary.youth.testing.TurnedClock;

/// Rooms as people meet them. `youth13` is of the younger band, `youth16` of the older.
@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class RoomTest {

    @Inject
    TurnedClock clock;

    @AfterEach
    void turnTheClockBack() {
        clock.turnBack();
    }

    @Test
    void statement1ARoomOpensOnlyWithTwoVettedFacilitatorsInIt() {
        var forum = Forum.create();
        try (var room = Room.create(forum, "13-15")) {
            room.does("facilitator1", "open").statusCode(409).body("code", equalTo("needsTwoFacilitators"));
            room.join("facilitator1").then().statusCode(200).body("pseudonym", not(empty()));
            room.does("facilitator1", "open").statusCode(409).body("code", equalTo("needsTwoFacilitators"));
            room.does("lead", "open").statusCode(409).body("code", equalTo("needsTwoFacilitators"));

            room.join("facilitator2").then().statusCode(200);
            room.does("facilitator1", "open").statusCode(200).body("state", equalTo("open"));
            room.does("facilitator2", "open").statusCode(200).body("state", equalTo("open"));
        }
    }

    @Test
    void statement1WhoIsSilentIsNotThereAndTheRoomIsHeldThenClosedAndTheLeadTold() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        try (var room = Room.opened(forum, "13-15")) {
            room.join("youth13").then().statusCode(200);
            room.hears("youth13").body("state", equalTo("open")).body("speaking", equalTo(true));

            room.silence("facilitator2");
            await("the room is held").atMost(Duration.ofSeconds(9)).untilAsserted(() -> room.hears("youth13")
                    .body("state", equalTo("held"))
                    .body("place", equalTo("lobby"))
                    .body("speaking", equalTo(false))
                    .body("people", empty())
                    .body("next.path", equalTo("/youth/rooms/" + room.id())));
            room.looks("facilitator1")
                    .body("desk.facilitators", equalTo(1))
                    .body("people.part", contains("facilitator"));

            clock.turnOn(Duration.ofSeconds(61));
            room.looks("lead").body("state", equalTo("closed")).body("ending", equalTo("unsupervised"));
            await("the lead is told").atMost(Duration.ofSeconds(5)).untilAsserted(() -> as("lead")
                    .get(forum.at("alerts"))
                    .then()
                    .body("items.kind", contains("unsupervised"))
                    .body("items.topic", contains("Hopes and fears")));
            room.hears("youth13")
                    .body("place", equalTo("away"))
                    .body("mine", equalTo(true))
                    .body("next.path", equalTo("/youth/" + forum.slug()));
        }
    }

    @Test
    void statement1AFacilitatorWhoGoesHoldsTheRoomAtOnceAndItGoesOnWhenTheyComeBack() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        try (var room = Room.opened(forum, "13-15")) {
            room.join("youth13").then().statusCode(200);
            room.silence("facilitator2");
            as("facilitator2").delete(room.at("presence")).then().statusCode(200);
            room.hears("youth13").body("state", equalTo("held")).body("speaking", equalTo(false));

            room.join("facilitator2").then().statusCode(200);
            room.hears("youth13").body("state", equalTo("open")).body("speaking", equalTo(true));
        }
    }

    @Test
    void statement4YoungPeopleWaitInTheLobbyUntilTheSecondFacilitatorIsThere() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        try (var room = Room.create(forum, "13-15")) {
            room.join("facilitator1").then().statusCode(200);
            room.join("youth13").then().statusCode(409).body("code", equalTo("notOpen"));
            room.open();
            room.silence("facilitator1");
            as("facilitator1").delete(room.at("presence")).then().statusCode(200);
            room.join("youth13").then().statusCode(409).body("code", equalTo("held"));
            room.join("facilitator1").then().statusCode(200);
            room.join("youth13").then().statusCode(200);
        }
    }

    @Test
    void statement5NobodyOfAnotherBandComesIn() {
        var forum = Forum.create();
        forum.admitOlder("youth16", "Heron");
        try (var room = Room.opened(forum, "13-15")) {
            room.join("youth16").then().statusCode(403).body("code", equalTo("otherBand"));
            room.hears("youth16").statusCode(403).body("code", equalTo("otherBand"));
            room.looks("youth16").statusCode(403);
            as("youth16").get(forum.at("breakouts")).then().statusCode(200).body("items", empty());
            as("facilitator1").get(forum.at("breakouts")).then().body("items.id", contains(room.id()));
        }
    }

    @Test
    void statement7AConsentTakenBackActsInAnOpenRoomAtOnce() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        try (var room = Room.opened(forum, "13-15")) {
            room.join("youth13").then().statusCode(200);
            room.looks("facilitator1").body("people.name", hasSize(3));

            forum.consent("youth13", Map.of("takePart", false, "recorded", false, "pseudonymPublished", false));
            room.hears("youth13").statusCode(403).body("code", equalTo("notAdmitted"));
            room.looks("facilitator1").body("people.part", contains("facilitator", "facilitator"));
        }
    }

    @Test
    void statement8RecordingIsOffAndNeedsTheConsentOfEverybodyThere() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel", true);
        forum.admit("youth16", "Heron", false);
        try (var room = Room.opened(forum, "13-15")) {
            room.join("youth13").then().statusCode(200).body("room.recording", equalTo(false));
            as("facilitator1").put(room.at("recording")).then().statusCode(200).body("recording", equalTo(true));
            room.hears("youth13").body("recording", equalTo(true));

            room.join("youth16").then().statusCode(200).body("room.recording", equalTo(false));
            room.hears("youth13").body("recording", equalTo(false));
            as("facilitator1").put(room.at("recording")).then().statusCode(409).body("code", equalTo("noConsent"));
            as("youth13").put(room.at("recording")).then().statusCode(403);
        }
    }

    @Test
    void statement9OthersAreAPseudonymAndNobodySeesWhoIsInAnotherRoom() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        forum.admit("youth16", "Heron");
        try (var room = Room.opened(forum, "13-15");
                var other = Room.create(forum, "13-15")) {
            room.join("youth13").then().statusCode(200);
            room.hears("youth13")
                    .body("people[0].keySet()", containsInAnyOrder("name", "part", "you"))
                    .body("people.find { it.you }.name", equalTo("Kestrel"))
                    .body("$", not(hasKey("desk")));
            room.looks("youth16").statusCode(200).body("people", empty()).body("$", not(hasKey("desk")));
            as("youth16")
                    .get(forum.at("breakouts"))
                    .then()
                    .body("items.people", contains(1, 0))
                    .body("items.id", contains(room.id(), other.id()))
                    .body("items", everyItem(not(hasKey("roster"))));
        }
    }

    @Test
    void statement13TheLeadsFreezeStopsTheRoomAndOnlyTheLeadLetsItGoOn() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        try (var room = Room.opened(forum, "13-15")) {
            room.join("youth13").then().statusCode(200);
            room.does("lead", "freeze").statusCode(200).body("state", equalTo("frozen"));
            room.hears("youth13").body("state", equalTo("frozen")).body("speaking", equalTo(false));

            room.does("facilitator1", "thaw").statusCode(409).body("code", equalTo("frozenByLead"));
            room.does("lead", "thaw").statusCode(200).body("state", equalTo("open"));
            room.does("facilitator1", "freeze").statusCode(200);
            room.does("facilitator2", "thaw").statusCode(200).body("state", equalTo("open"));
            room.hears("youth13").body("speaking", equalTo(true));
        }
    }

    @Test
    void statement14VettingThatEndsTakesAFacilitatorOutOfAnOpenRoomAtOnce() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        try (var room = Room.opened(forum, "13-15")) {
            room.join("youth13").then().statusCode(200);
            forum.record("facilitator2", Map.of("trainedOn", "2020-01-31"))
                    .then()
                    .statusCode(200);
            room.contribute("youth13", "hope", "Hear us.")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("held"));
            as("lead").get(forum.at("breakouts")).then().body("items.state", contains("held"));
            room.hears("youth13").body("state", equalTo("held")).body("speaking", equalTo(false));
            room.hears("facilitator2").statusCode(403).body("code", equalTo("vettingNeeded"));

            forum.vet("facilitator2");
            room.join("facilitator2").then().statusCode(200);
            room.hears("youth13").body("state", equalTo("open"));
        }
    }

    @Test
    void statement14WhoIsNotVettedAnyMoreDoesNotCountForOpeningARoom() {
        var forum = Forum.create();
        try (var room = Room.create(forum, "13-15")) {
            room.join("facilitator1").then().statusCode(200);
            room.join("facilitator2").then().statusCode(200);
            forum.record("facilitator2", Map.of("trainedOn", "2020-01-31"))
                    .then()
                    .statusCode(200);
            room.does("facilitator1", "open").statusCode(409).body("code", equalTo("needsTwoFacilitators"));
        }
    }

    @Test
    void statement14ARoleThatIsTakenAwayTakesAFacilitatorOutOfAnOpenRoomWithinFiveSeconds() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        try (var room = Room.opened(forum, "13-15")) {
            room.join("youth13").then().statusCode(200);
            forum.give("facilitator2");
            // The second over is for the calls to registration on a busy machine.
            await("the room is held").atMost(Duration.ofSeconds(6)).untilAsserted(() -> room.hears("youth13")
                    .body("state", equalTo("held")));
        }
    }

    @Test
    void aRoomIsToldBeforeItsTimeIsOverAndCanBeGivenMore() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        try (var room = Room.create(forum, "13-15", Map.of("minutes", 4)).open()) {
            room.join("youth13").then().statusCode(200).body("room.endsSoon", equalTo(true));
            as("facilitator1")
                    .body(Map.of("minutes", 10))
                    .post(room.at("extend"))
                    .then()
                    .statusCode(200)
                    .body("endsSoon", equalTo(false));
            as("facilitator1")
                    .body(Map.of("minutes", 0))
                    .post(room.at("extend"))
                    .then()
                    .statusCode(422);

            as("lead").post(forum.at("breakouts/call-back")).then().statusCode(200);
            room.hears("youth13").body("endsSoon", equalTo(true)).body("state", equalTo("open"));
            await("everybody is back")
                    .pollInterval(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> room.hears("youth13")
                            .body("state", equalTo("closed"))
                            .body("ending", equalTo("time"))
                            .body("next.place", equalTo("lobby")));
        }
    }

    @Test
    void whoAsksForHelpIsSeenByFacilitatorsAndLead() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        try (var room = Room.opened(forum, "13-15")) {
            room.join("youth13").then().statusCode(200);
            room.does("youth13", "help").statusCode(200);
            room.does("youth13", "help").statusCode(200);
            room.does("facilitator1", "help").statusCode(200);
            room.does("lead", "help").statusCode(403);
            room.looks("facilitator2").body("desk.alerts.name", hasSize(2));
            var alerts = as("lead").get(forum.at("alerts")).then().statusCode(200);
            alerts.body("items.kind", contains("help", "leadCalled")).body("items[0].name", equalTo("Kestrel"));
            String help = alerts.extract().path("items[0].id");
            String call = alerts.extract().path("items[1].id");

            as("youth13")
                    .post("/api/v1/youth/alerts/%s/seen".formatted(help))
                    .then()
                    .statusCode(403);
            as("facilitator2")
                    .post("/api/v1/youth/alerts/%s/seen".formatted(help))
                    .then()
                    .statusCode(204);
            as("facilitator2")
                    .post("/api/v1/youth/alerts/%s/seen".formatted(call))
                    .then()
                    .statusCode(403);
            as("lead")
                    .post("/api/v1/youth/alerts/%s/seen".formatted(call))
                    .then()
                    .statusCode(204);
            as("lead").get(forum.at("alerts")).then().body("items.id", contains(help));
        }
    }

    @Test
    void peopleStandInTheSameOrderWhoeverWasHeardOfLast() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        try (var room = Room.opened(forum, "13-15")) {
            room.join("youth13").then().statusCode(200);
            for (var last : new String[] {"youth13", "facilitator1", "facilitator2"}) {
                room.hears(last).body("people.part", contains("facilitator", "facilitator", "youth"));
            }
        }
    }

    @Test
    void statement13WhatALeadStopsALeadLetsGoOnAlsoOneWhoFacilitates() {
        var forum = Forum.create();
        try (var room = Room.opened(forum, "13-15")) {
            forum.give("facilitator2", "facilitator", "lead");
            await("they are a lead now")
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() ->
                            as("facilitator2").get(forum.at("cases")).then().statusCode(200));
            room.does("facilitator2", "freeze").statusCode(200);
            room.does("facilitator1", "thaw").statusCode(409).body("code", equalTo("frozenByLead"));
            room.does("facilitator2", "thaw").statusCode(200).body("state", equalTo("open"));
        }
    }

    @Test
    void nobodyIsInTwoRooms() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        try (var room = Room.opened(forum, "13-15");
                var other = Room.create(forum, "13-15")) {
            room.join("youth13").then().statusCode(200);
            room.silence("facilitator2");
            other.join("facilitator2").then().statusCode(200);
            room.hears("youth13").body("state", equalTo("held"));
            room.hears("facilitator2")
                    .statusCode(200)
                    .body("place", equalTo("away"))
                    .body("next.path", equalTo("/youth/rooms/" + other.id()));
            other.looks("facilitator1").body("next.path", equalTo("/youth/rooms/" + room.id()));
        }
    }

    @Test
    void onlyWhoHasComeInOrLooksAfterThemKnowsOfRooms() {
        var forum = Forum.create();
        try (var room = Room.create(forum, "13-15")) {
            for (var account : new String[] {"youth13", "delegate", "organiser", "chair"}) {
                as(account).get(forum.at("breakouts")).then().statusCode(403);
                room.looks(account).statusCode(403).body("conference", equalTo(forum.slug()));
                room.join(account).then().statusCode(403);
                room.hears(account).statusCode(403);
                for (var what : new String[] {"open", "close", "freeze", "thaw", "help"}) {
                    room.does(account, what).statusCode(403);
                }
                as(account)
                        .body(Map.of("topic", "X", "band", "13-15", "capacity", 5, "minutes", 5))
                        .post(forum.at("breakouts"))
                        .then()
                        .statusCode(403);
            }
            for (var account : new String[] {"youth13", "delegate", "facilitator1", "chair"}) {
                as(account).get(forum.at("alerts")).then().statusCode(403);
            }
            Forum.byLink().get("/api/v1/youth/breakouts/" + room.id()).then().statusCode(401);
            Forum.byLink().post(room.at("join")).then().statusCode(401);
            room.join("lead").then().statusCode(403);
            room.looks("lead").statusCode(200).body("ending", nullValue());
        }
    }

    @Test
    void aRoomThatMakesNoSenseIsRefused() {
        var forum = Forum.create();
        var fitting = Map.of("topic", "Fears", "band", "13-15", "capacity", 5, "minutes", 5, "joining", "choice");
        Map.of("topic", "", "band", "18-20", "capacity", 1, "minutes", 0, "joining", "whim")
                .forEach((field, wrong) -> {
                    var body = new HashMap<String, Object>(fitting);
                    body.put(field, wrong);
                    as("facilitator1")
                            .body(body)
                            .post(forum.at("breakouts"))
                            .then()
                            .statusCode(422)
                            .body("errors.field", contains(field));
                });
        as("facilitator1").get("/api/v1/youth/breakouts/no-id").then().statusCode(400);
        as("facilitator1")
                .get("/api/v1/youth/breakouts/00000000-0000-4000-8000-000000000000")
                .then()
                .statusCode(404);
    }
}
