package org.plenary.youth.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.plenary.youth.testing.Forum.as;
import static org.plenary.youth.testing.Forum.thisYear;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.Accounts;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.youth.testing.Forum;
import org.plenary.youth.testing.Room;

/// Who belongs to which room. `youth13` and `youth16` are of the younger band.
@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class RosterTest {

    @Inject
    Database database;

    @Test
    void whoIsMovedLeavesTheirRoomAtOnceAndIsToldWhereToGo() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        var admission = forum.admission("youth13").getString("id");
        try (var room = Room.opened(forum, "13-15");
                var other = Room.create(forum, "13-15", Map.of("topic", "Child safety", "joining", "assigned"))) {
            other.join("youth13").then().statusCode(409).body("code", equalTo("notAssigned"));
            room.join("youth13").then().statusCode(200);
            room.looks("facilitator1").body("desk.roster.admission", contains(admission));

            as("facilitator1").put(other.at("roster/" + admission)).then().statusCode(200);
            room.looks("facilitator1").body("people", hasSize(2)).body("desk.roster", empty());
            room.hears("youth13")
                    .body("place", equalTo("away"))
                    .body("mine", equalTo(false))
                    .body("next.path", equalTo("/youth/" + forum.slug()))
                    .body("next.topic", equalTo("Child safety"));

            as("facilitator1").delete(other.at("roster/" + admission)).then().statusCode(200);
            as("facilitator1").put(room.at("roster/" + admission)).then().statusCode(200);
            room.hears("youth13").body("next.path", equalTo("/youth/rooms/" + room.id()));
            as("youth13").put(room.at("roster/" + admission)).then().statusCode(403);
        }
    }

    @Test
    void aRoomTakesNoMoreThanItHasPlacesAndSpreadingFillsThemEvenly() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        forum.admit("youth16", "Heron");
        try (var room = Room.create(forum, "13-15", Map.of("capacity", 2));
                var other = Room.create(forum, "13-15", Map.of("capacity", 2))) {
            as("facilitator1")
                    .body(Map.of("band", "13-15", "anew", false))
                    .post(forum.at("breakouts/spread"))
                    .then()
                    .statusCode(200)
                    .body("placed", equalTo(2))
                    .body("unplaced", equalTo(0));
            as("facilitator1").get(forum.at("breakouts")).then().body("items.left", contains(1, 1));
            as("lead")
                    .body(Map.of("band", "13-15", "anew", true))
                    .post(forum.at("breakouts/spread"))
                    .then()
                    .statusCode(200)
                    .body("placed", equalTo(2));
            as("youth13").get(forum.at("breakouts")).then().body("items.findAll { it.mine }", hasSize(1));
            room.looks("lead").body("desk.roster", hasSize(1));
            other.looks("lead").body("desk.roster", hasSize(1));
        }
    }

    @Test
    void spreadingLeavesOutRoomsThatHaveClosedAlsoBeforeThatIsWrittenDown() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        forum.admit("youth16", "Heron");
        try (var closed = Room.opened(forum, "13-15")) {
            closed.join("youth13").then().statusCode(200);
            closed.does("facilitator1", "close").statusCode(200);
            spread(forum, "13-15", true).body("placed", equalTo(0)).body("unplaced", equalTo(1));
            closed.looks("lead").body("desk.roster.pseudonym", contains("Kestrel"));
            for (var account : List.of("facilitator1", "facilitator2", "youth13")) {
                closed.silence(account);
            }
            try (var over = Room.opened(forum, "13-15");
                    var next = Room.create(forum, "13-15")) {
                over.join("youth16").then().statusCode(200);
                database.update(
                        "update breakout set ends_at = now() - interval '1 second' where id = $1",
                        UUID.fromString(over.id()));
                spread(forum, "13-15", true).body("placed", equalTo(2)).body("unplaced", equalTo(0));
                next.looks("lead").body("desk.roster", hasSize(2));
            }
        }
    }

    @Test
    void whoHasGrownIntoTheOlderBandIsSpreadOverItsRooms() {
        var forum = Forum.create();
        var contact = "adult-" + UUID.randomUUID() + "@example.org";
        var code = forum.group(contact).getString("code");
        forum.join("youth16", code, thisYear() - 15, "GB", "Heron").then().statusCode(201);
        forum.decide(contact, "Heron", true);
        forum.check("youth16", true).then().statusCode(200);
        try (var before = Room.create(forum, "13-15");
                var room = Room.create(forum, "16-17")) {
            spread(forum, "13-15", false).body("placed", equalTo(1));
            database.update(
                    "update admission set birth_year = birth_year - 2 where id = $1",
                    UUID.fromString(forum.admission("youth16").getString("id")));
            spread(forum, "16-17", false).body("placed", equalTo(1));
            before.looks("lead").body("desk.roster", empty());
            room.looks("lead").body("desk.roster.pseudonym", contains("Heron"));
        }
    }

    private static ValidatableResponse spread(Forum forum, String band, boolean anew) {
        return as("lead")
                .body(Map.of("band", band, "anew", anew))
                .post(forum.at("breakouts/spread"))
                .then()
                .statusCode(200);
    }

    @Test
    void whoIsMovedAwayLeavesTheirPlaceToTheNext() {
        Accounts.make(List.of("young-1"));
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        forum.admit("youth16", "Heron");
        Accounts.make(List.of("young-1"));
        forum.admit("young-1", "Wagtail");
        try (var room = Room.create(forum, "13-15", Map.of("capacity", 2)).open();
                var other = Room.create(forum, "13-15")) {
            room.join("youth13").then().statusCode(200);
            room.join("youth16").then().statusCode(200);
            room.join("young-1").then().statusCode(409).body("code", equalTo("full"));

            var admission = forum.admission("youth13").getString("id");
            as("facilitator1").put(other.at("roster/" + admission)).then().statusCode(200);
            room.join("young-1").then().statusCode(200);
            as("facilitator1").put(room.at("roster/" + admission)).then().statusCode(409);
        }
    }

    @Test
    void whoWasMovedOrTakenOffByHandDoesNotChooseTheirWayBack() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        var admission = forum.admission("youth13").getString("id");
        try (var room = Room.opened(forum, "13-15");
                var other = Room.create(forum, "13-15")) {
            room.join("youth13").then().statusCode(200);
            room.silence("youth13");
            assertThat(mayEnter(forum)).containsOnly(room.id(), other.id());
            as("facilitator1").delete(room.at("roster/" + admission)).then().statusCode(200);
            assertThat(mayEnter(forum)).containsOnly(other.id());
            room.join("youth13").then().statusCode(409).body("code", equalTo("notAssigned"));
            as("facilitator1").put(room.at("roster/" + admission)).then().statusCode(200);
            assertThat(mayEnter(forum)).containsOnly(room.id());
            room.join("youth13").then().statusCode(200);
            room.silence("youth13");

            as("facilitator1").put(other.at("roster/" + admission)).then().statusCode(200);
            assertThat(mayEnter(forum)).containsOnly(other.id());
            room.join("youth13").then().statusCode(409).body("code", equalTo("notAssigned"));
            room.does("facilitator1", "close").statusCode(200);
            other.open();
            other.join("youth13").then().statusCode(200);
            other.silence("youth13");
            other.does("facilitator1", "close").statusCode(200);
            room.open();
            assertThat(mayEnter(forum)).containsOnly(room.id(), other.id());
            room.join("youth13").then().statusCode(200);
        }
    }

    /// The rooms that their list calls a young person's to go into.
    private static List<String> mayEnter(Forum forum) {
        return as("youth13")
                .get(forum.at("breakouts"))
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.mayEnter }.id");
    }

    @Test
    void nobodyIsSpreadBackIntoARoomThatTheyWereTakenOff() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        forum.admit("youth16", "Heron");
        var admission = forum.admission("youth13").getString("id");
        try (var room = Room.create(forum, "13-15")) {
            as("facilitator1").put(room.at("roster/" + admission)).then().statusCode(200);
            as("facilitator1").delete(room.at("roster/" + admission)).then().statusCode(200);
            spread(forum, "13-15", true).body("placed", equalTo(1)).body("unplaced", equalTo(1));
            room.looks("lead").body("desk.roster.pseudonym", contains("Heron"));
            try (var other = Room.create(forum, "13-15")) {
                spread(forum, "13-15", false).body("placed", equalTo(1)).body("unplaced", equalTo(0));
                other.looks("lead").body("desk.roster.pseudonym", contains("Kestrel"));
            }
        }
    }

    @Test
    void whoLooksAfterRoomsSeesWhoBelongsWhereAndNobodyElseDoes() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        forum.admit("youth16", "Heron");
        try (var room = Room.create(forum, "13-15")) {
            as("facilitator1")
                    .put(room.at("roster/" + forum.admission("youth16").getString("id")))
                    .then()
                    .statusCode(200);
            for (var account : new String[] {"facilitator1", "lead"}) {
                as(account)
                        .get(forum.at("breakouts/roster"))
                        .then()
                        .statusCode(200)
                        .body("items.pseudonym", contains("Heron", "Kestrel"))
                        .body("items[0].breakout", equalTo(room.id()))
                        .body("items[0].helpNeeded", equalTo(false))
                        .body("items[1]", not(hasKey("breakout")));
            }
            for (var account : new String[] {"youth13", "chair", "organiser", "delegate"}) {
                as(account).get(forum.at("breakouts/roster")).then().statusCode(403);
            }
            Forum.byLink().get(forum.at("breakouts/roster")).then().statusCode(401);
        }
    }

    @Test
    void whoLeavesTheForumIsInNoRoomFromThenOn() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        try (var room = Room.opened(forum, "13-15")) {
            room.join("youth13").then().statusCode(200);
            room.silence("youth13");
            as("youth13").delete(forum.at("admissions/me")).then().statusCode(204);
            room.looks("facilitator1").body("people", hasSize(2)).body("desk.roster", empty());
            assertThat(database.list(
                            "select name from presence where breakout = $1",
                            row -> row.getString("name"),
                            UUID.fromString(room.id())))
                    .doesNotContain("Kestrel");
        }
    }
}
