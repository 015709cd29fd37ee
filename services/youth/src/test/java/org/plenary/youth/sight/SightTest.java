package org.plenary.youth.sight;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.plenary.youth.testing.Forum.as;
import static org.plenary.youth.testing.Reported.about;
import static org.plenary.youth.testing.Reported.reads;
import static org.plenary.youth.testing.Reported.reported;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.youth.testing.Forum;
import org.plenary.youth.testing.Room;

/// From whom a report is hidden, and who sees it instead.
@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class SightTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void statement12WhatIsAboutTheLeadAlertsOrganisersAndThemAlone() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        try (var room = Room.opened(forum, "13-15")) {
            room.join("youth13").then().statusCode(200);
            room.does("youth13", "help").statusCode(200);
            var report = reported(room, about("lead", null));
            alerted("organiser", forum, report);
            as("organiser").get(forum.at("alerts")).then().body("items.kind", everyItem(equalTo("report")));
            as("lead").get(forum.at("alerts")).then().body("items.kind", contains("help"));
            as("chair").get(forum.at("alerts")).then().statusCode(403);

            var seen = seen(forum, "organiser");
            as("lead").post(seen).then().statusCode(404);
            as("facilitator1").post(seen).then().statusCode(403);
            alerted("organiser", forum, report);
            as("organiser").post(seen).then().statusCode(204);
            as("organiser").get(forum.at("alerts")).then().body("items", empty());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Demo Lead", " demo  LEAD", "Lead, Demo", "Démo Lead", "Demo", "Safeguarding lead", "the lead"})
    void statement12WhateverALeadIsCalledHidesTheReportFromThemAndOrganisersHaveIt(String name) {
        var forum = Forum.create();
        as("lead").get(forum.at("alerts")).then().statusCode(200).body("items", empty());
        var report = reported(forum, "delegate", Map.of("about", about("person", name), "reason", "unsafe"));
        alerted("organiser", forum, report);
        isHiddenFromTheLead(forum, report);
        reads("organiser", report).statusCode(200);
    }

    @Test
    void statement12ALeadWhoComesAfterTheReportDoesNotSeeItEither() {
        var forum = Forum.create();
        var report = reported(forum, "delegate", Map.of("about", about("person", "Demo Lead"), "reason", "unsafe"));
        isHiddenFromTheLead(forum, report);
        alerted("organiser", forum, report);
    }

    @Test
    void statement12AnotherLeadHasWhatOneLeadDoesNotSee() {
        var forum = Forum.create();
        forum.give("moderator", "lead");
        as("lead").get(forum.at("alerts")).then().statusCode(200);
        var report = reported(forum, "delegate", Map.of("about", about("person", "Demo Lead"), "reason", "unsafe"));
        alerted("moderator", forum, report);
        isHiddenFromTheLead(forum, report);
        reads("moderator", report).statusCode(200);
    }

    private static void isHiddenFromTheLead(Forum forum, String report) {
        as("lead").get(forum.at("alerts")).then().statusCode(200).body("items", empty());
        as("lead").get(forum.at("cases")).then().statusCode(200).body("items", empty());
        reads("lead", report).statusCode(404);
    }

    private static void alerted(String account, Forum forum, String report) {
        await(account + " is alerted").atMost(SOON).untilAsserted(() -> as(account)
                .get(forum.at("alerts"))
                .then()
                .statusCode(200)
                .body("items.report", contains(report)));
    }

    private static String seen(Forum forum, String account) {
        return "/api/v1/youth/alerts/%s/seen"
                .formatted(as(account).get(forum.at("alerts")).then().extract().<String>path("items[0].id"));
    }
}
