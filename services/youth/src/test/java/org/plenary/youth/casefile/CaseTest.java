package org.plenary.youth.casefile;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.plenary.youth.testing.Forum.as;
import static org.plenary.youth.testing.Forum.byLink;
import static org.plenary.youth.testing.Reported.about;
import static org.plenary.youth.testing.Reported.at;
import static org.plenary.youth.testing.Reported.closes;
import static org.plenary.youth.testing.Reported.reads;
import static org.plenary.youth.testing.Reported.report;
import static org.plenary.youth.testing.Reported.reported;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.youth.testing.Forum;
import org.plenary.youth.testing.Room;

/// Who sees a case, and what is written down of it.
@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class CaseTest {

    @Inject
    Database database;

    @Test
    void statement12ALeadWhomAReportNamesDoesNotSeeItAndOrganisersDo() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        forum.give("facilitator2", "facilitator", "lead");
        try (var room = Room.create(forum, "13-15")) {
            var other = reported(room, about("room", null));
            var report = reported(room, about("person", "demo facilitator two"));

            as("facilitator2").get(forum.at("alerts")).then().body("items.report", contains(other));
            as("facilitator2").get(forum.at("cases")).then().body("items.id", contains(other));
            reads("facilitator2", report).statusCode(404);
            reads("facilitator2", UUID.randomUUID().toString()).statusCode(404);
            as("facilitator2").get(at(report, "access")).then().statusCode(404);
            as("facilitator2")
                    .body(Map.of("text", "No"))
                    .post(at(report, "notes"))
                    .then()
                    .statusCode(404);
            closes("facilitator2", report, "noAction").statusCode(404);
            as("facilitator2").post(at(report, "reopen")).then().statusCode(404);

            var alerts = as("lead").get(forum.at("alerts")).then().body("items.report", contains(other, report));
            var seen = "/api/v1/youth/alerts/%s/seen".formatted(alerts.extract().<String>path("items[1].id"));
            as("facilitator2").post(seen).then().statusCode(404);
            as("lead").post(seen).then().statusCode(204);
            as("lead").get(forum.at("cases")).then().body("items.id", contains(report, other));
            reads("lead", report).statusCode(200);

            as("organiser").get(forum.at("cases")).then().body("items.id", contains(report));
            reads("organiser", report).statusCode(200);
            reads("organiser", other).statusCode(404);
        }
    }

    @Test
    void statement12WhatIsAboutTheLeadIsForOrganisersAlone() {
        var forum = Forum.create();
        var report = report(forum.at("reports"), "delegate", about("lead", null), "unsafe")
                .statusCode(201)
                .extract()
                .<String>path("id");
        as("lead").get(forum.at("alerts")).then().body("items", empty());
        as("lead").get(forum.at("cases")).then().body("items", empty());
        reads("lead", report).statusCode(404);
        as("organiser").get(forum.at("cases")).then().body("items.id", contains(report));
        reads("organiser", report).statusCode(200).body("reporter.name", equalTo("Demo Delegate"));
    }

    @Test
    void statement12FacilitatorsSeeNoCaseNorWhoIsNamedWithoutARole() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        forum.admit("youth16", "Heron");
        try (var room = Room.opened(forum, "13-15")) {
            room.join("youth13").then().statusCode(200);
            var report = reported(room, about("person", "heron"));
            for (var account : new String[] {"facilitator1", "youth13", "youth16", "chair", "delegate"}) {
                as(account).get(forum.at("cases")).then().statusCode(403).body("code", equalTo("roleNeeded"));
                reads(account, report).statusCode(403).body("code", equalTo("roleNeeded"));
                as(account).get(at(report, "access")).then().statusCode(403);
                closes(account, report, "noAction").statusCode(403);
                as(account).post(at(report, "reopen")).then().statusCode(403);
            }
            room.looks("facilitator1").body("desk.alerts", empty());
            as("organiser").get(forum.at("cases")).then().statusCode(200).body("items", empty());
            reads("organiser", report).statusCode(404);
            as("youth16").get(forum.at("reports/mine")).then().body("items", empty());
            byLink().get(forum.at("cases")).then().statusCode(401);
            byLink().get("/api/v1/youth/cases/" + report).then().statusCode(401);
            reads("lead", report)
                    .body(
                            "about.people.admission",
                            contains(forum.admission("youth16").getString("id")));

            var elsewhere = Forum.create();
            elsewhere.give("moderator", "lead");
            reads("moderator", report).statusCode(403);
            as("moderator").get(elsewhere.at("cases")).then().statusCode(200).body("items", empty());
            reads("lead", "no-id").statusCode(400).body("code", equalTo("malformedId"));
            reads("lead", UUID.randomUUID().toString()).statusCode(404);
        }
    }

    @Test
    void everyReadingOfACaseIsWrittenDownAndWhatWasDoneIsOnlyAddedTo() {
        var forum = Forum.create();
        var report = reported(forum, "delegate", Map.of("about", about("other", null), "reason", "other"));
        reads("lead", report).statusCode(200).body("log", empty());
        as("lead")
                .body(Map.of("text", "Asked."))
                .post(at(report, "notes"))
                .then()
                .statusCode(200);
        closes("lead", report, "talked").statusCode(200).body("state", equalTo("closed"));
        closes("lead", report, "talked").statusCode(200);
        closes("lead", report, "removed").statusCode(409).body("code", equalTo("wrongState"));
        as("lead").get(forum.at("cases")).then().body("items.state", contains("closed"));
        as("lead").post(at(report, "reopen")).then().statusCode(200).body("state", equalTo("open"));
        as("lead").post(at(report, "reopen")).then().statusCode(200);
        reads("lead", report)
                .body("state", equalTo("open"))
                .body("log.kind", contains("note", "closed", "reopened"))
                .body("log[0].text", equalTo("Asked."))
                .body("log[1].outcome", equalTo("talked"))
                .body("log.by", everyItem(equalTo("Demo Lead")));

        as("lead")
                .get(at(report, "access"))
                .then()
                .statusCode(200)
                .body("items.what", contains("accessLog", "case", "case"))
                .body("items.by", everyItem(equalTo("Demo Lead")))
                .body("items.at", everyItem(notNullValue()));
        as("lead")
                .get(at(report, "access?limit=1"))
                .then()
                .body("items", hasSize(1))
                .header("Link", notNullValue());

        var id = UUID.fromString(report);
        for (var log : new String[] {"case_entry", "case_access"}) {
            assertThatThrownBy(() ->
                            database.update("update %s set by_name = 'Nobody' where report = $1".formatted(log), id))
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void statement12WhoWroteWhatIsReportedIsAmongTheNamed() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        try (var room = Room.opened(forum, "13-15")) {
            room.join("youth13").then().statusCode(200);
            var contribution = room.shown("youth13", "Nobody asks us.");
            var said = reported(room, Map.of("kind", "contribution", "id", contribution));
            var concluded = reported(room, Map.of("kind", "conclusion", "id", room.drafted("Ask us.", contribution)));

            forum.give("facilitator1", "facilitator", "lead");
            await("they are a lead now")
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() ->
                            as("facilitator1").get(forum.at("cases")).then().body("items.id", contains(said)));
            reads("facilitator1", concluded).statusCode(404);
            as("facilitator1").get(forum.at("alerts")).then().body("items.report", contains(said));
            reads("organiser", concluded).statusCode(200);
            reads("lead", concluded).statusCode(200);
            reads("lead", said)
                    .body(
                            "about.people.admission",
                            contains(forum.admission("youth13").getString("id")));
        }
    }
}
