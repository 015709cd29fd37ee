package org.plenary.youth.alert;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.youth.testing.Forum.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.youth.testing.Forum;
import org.plenary.youth.testing.Room;

/// Whom a call for help reaches, and until when.
@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class AlertTest {

    private static final String FACILITATOR = "Demo Facilitator Two";

    @Test
    void aCallThatAFacilitatorSeesToStaysForTheLeadWhoSeesThatSomebodyIsOnIt() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        try (var room = Room.opened(forum, "13-15")) {
            room.join("youth13").then().statusCode(200);
            room.does("youth13", "help").statusCode(200);
            room.looks("facilitator1").body("desk.alerts.takenBy", contains(nullValue()));
            sees("facilitator2", forum);
            sees("facilitator1", forum);
            room.looks("facilitator1").body("desk.alerts.takenBy", contains(FACILITATOR));
            as("lead")
                    .get(forum.at("alerts"))
                    .then()
                    .body("items.name", contains("Kestrel"))
                    .body("items.takenBy", contains(FACILITATOR));

            room.does("youth13", "help").statusCode(200);
            room.looks("facilitator1").body("desk.alerts.takenBy", contains(nullValue()));

            sees("lead", forum);
            as("lead").get(forum.at("alerts")).then().body("items", empty());
            room.looks("facilitator1").body("desk.alerts", empty());
        }
    }

    private static void sees(String account, Forum forum) {
        String alert = as("lead").get(forum.at("alerts")).then().extract().path("items[0].id");
        as(account).post("/api/v1/youth/alerts/%s/seen".formatted(alert)).then().statusCode(204);
    }
}
