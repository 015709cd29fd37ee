package org.plenary.youth.admission;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.plenary.youth.testing.Forum.as;
import static org.plenary.youth.testing.Forum.thisYear;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.youth.testing.Board;
import org.plenary.youth.testing.Forum;
import org.plenary.youth.testing.Room;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class CalendarTest {

    @Inject
    Database database;

    @Inject
    Admissions admissions;

    @Test
    void statement6WhoGrowsOutOfAGuardiansWordIsAskedThemselvesAndNotHeardUntilTheySayYes() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        try (var room = Room.opened(forum, "13-15")) {
            room.join("youth13").then().statusCode(200);
            room.shown("youth13", "Ask us.");
            var board = new Board(room);

            comeTo(17, forum);
            mine(forum)
                    .body("state", equalTo("awaitingGuardian"))
                    .body("ownConsentNeeded", equalTo(true))
                    .body("grownUp", equalTo(false));
            admissions.keepUp();
            board.of("lead").body("items", empty());

            consent(forum, false);
            mine(forum).body("state", equalTo("awaitingGuardian")).body("ownConsentNeeded", equalTo(false));
            consent(forum, true);
            mine(forum).body("state", equalTo("admitted")).body("ownConsentNeeded", equalTo(false));
            board.of("lead").body("items", hasSize(1));

            comeTo(18, forum);
            mine(forum).body("state", equalTo("declined")).body("grownUp", equalTo(true));
            admissions.keepUp();
            board.of("lead").body("items", empty());
        }
    }

    /// `youth13` comes to that age this year.
    private void comeTo(int age, Forum forum) {
        database.update(
                "update admission set birth_year = $2 where id = $1",
                UUID.fromString(forum.admission("youth13").getString("id")),
                thisYear() - age);
    }

    private static ValidatableResponse mine(Forum forum) {
        return as("youth13").get(forum.at("admissions/me")).then().statusCode(200);
    }

    private static void consent(Forum forum, boolean yes) {
        as("youth13")
                .body(Map.of("purposes", Map.of("takePart", yes)))
                .put(forum.at("admissions/me/consents"))
                .then()
                .statusCode(200);
    }
}
