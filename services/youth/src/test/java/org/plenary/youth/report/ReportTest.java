package org.plenary.youth.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
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
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.plenary.platform.testing.Accounts;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Tokens;
import org.plenary.youth.testing.Forum;
import org.plenary.youth.testing.Logged;
import org.plenary.youth.testing.Room;
import org.plenary.youth.testing.Rush;
import org.plenary.youth.testing.TurnedClock;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class ReportTest {

    private static final String FACILITATOR = "Demo Facilitator Two";

    @Inject
    TurnedClock clock;

    @AfterEach
    void turnTheClockBack() {
        clock.turnBack();
    }

    @Test
    void statement12OneCallReportsAndTheLeadHasItWithinFiveSeconds() {
        var forum = Forum.create();
        forum.admit("youth13", "Kestrel");
        try (var room = Room.opened(forum, "13-15")) {
            room.join("youth13").then().statusCode(200);
            var report = report(room.at("reports"), "youth13", about("person", FACILITATOR), "pressure")
                    .statusCode(201)
                    .body("state", equalTo("received"))
                    .extract()
                    .<String>path("id");
            await("the lead has it").atMost(Duration.ofSeconds(5)).untilAsserted(() -> as("lead")
                    .get(forum.at("alerts"))
                    .then()
                    .body("items.kind", contains("report"))
                    .body("items.report", contains(report))
                    .body("items.breakout", contains(room.id())));
            as("lead")
                    .get(forum.at("cases"))
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "private, no-store")
                    .body("items.id", contains(report))
                    .body("items[0].state", equalTo("open"))
                    .body("items[0].band", equalTo("13-15"))
                    .body("items[0].about", equalTo("person"))
                    .body("items[0].reason", equalTo("pressure"))
                    .body("items[0].topic", equalTo("Hopes and fears"))
                    .body("items[0]", not(hasKey("text")));
            reads("lead", report)
                    .statusCode(200)
                    .body("about.name", equalTo(FACILITATOR))
                    .body(
                            "about.people.subject",
                            contains(Tokens.subject("facilitator2").toString()))
                    .body("reporter.name", equalTo("Kestrel"))
                    .body(
                            "reporter.admission",
                            equalTo(forum.admission("youth13").getString("id")))
                    .body("reporter", not(hasKey("subject")))
                    .body("$", not(hasKey("text")));
            as("lead").get(forum.at("alerts")).then().body("items", empty());
        }
    }

    @Test
    void whoReportedLearnsHowFarItIsAndNothingElse() {
        var forum = Forum.create();
        var report = reported(forum, "delegate", Map.of("about", about("other", null), "reason", "private"));
        mine(forum, "delegate", "received")
                .body("items[0].keySet()", containsInAnyOrder("id", "state", "line", "receivedAt"));
        reads("lead", report).statusCode(200);
        mine(forum, "delegate", "seen");
        closes("lead", report, "passedOn").statusCode(200);
        mine(forum, "delegate", "closed").body("items[0].line", containsString("looked after"));
        as("viewer").get(forum.at("reports/mine")).then().statusCode(200).body("items", empty());
    }

    @Test
    void whoHasNotComeInYetReportsWithoutARoomAndWhoLeavesLeavesTheCaseBehind() {
        var forum = Forum.create();
        forum.admitOlder("youth16", "Heron");
        var code = forum.group("adult-" + UUID.randomUUID() + "@example.org").getString("code");
        forum.join("youth13", code, Forum.thisYear() - 14, "DE", "Kestrel")
                .then()
                .statusCode(201);
        try (var room = Room.create(forum, "13-15")) {
            report(room.at("reports"), "youth13", about("room", null), "unkind")
                    .statusCode(403)
                    .body("code", equalTo("notAdmitted"));
            report(room.at("reports"), "youth16", about("room", null), "unkind")
                    .statusCode(403)
                    .body("code", equalTo("otherBand"));
            byLink().body(Map.of()).post(room.at("reports")).then().statusCode(401);
            report(
                            "/api/v1/youth/breakouts/%s/reports".formatted(UUID.randomUUID()),
                            "lead",
                            about("room", null),
                            "unkind")
                    .statusCode(404);
        }
        byLink().body(Map.of()).post(forum.at("reports")).then().statusCode(401);
        var report = reported(
                forum,
                "youth13",
                Map.of("about", about("person", "Somebody unknown"), "reason", "unkind", "text", "At school."));
        as("youth13").delete(forum.at("admissions/me")).then().statusCode(204);
        reads("lead", report)
                .statusCode(200)
                .body("text", equalTo("At school."))
                .body("band", equalTo("13-15"))
                .body("about.name", equalTo("Somebody unknown"))
                .body("about.people", empty())
                .body("reporter.name", equalTo("Kestrel"));
    }

    @Test
    void aReportThatTellsTooLittleIsRefusedByField() {
        var forum = Forum.create();
        refused(forum, Map.of("reason", "unkind"), "about");
        refused(forum, Map.of("about", about("person", "X")), "reason");
        refused(forum, Map.of("about", about("weather", null), "reason", "unkind"), "about.kind");
        refused(forum, Map.of("about", about("person", null), "reason", "unkind"), "about.name");
        refused(forum, Map.of("about", about("conclusion", null), "reason", "unkind"), "about.id");
        refused(forum, Map.of("about", Map.of("kind", "contribution", "id", "7"), "reason", "unkind"), "about.id");
        refused(forum, Map.of("about", about("other", null), "reason", "dull"), "reason");
        refused(forum, Map.of("about", about("other", null), "reason", "other", "text", "a".repeat(4001)), "text");
        as("delegate").body("[]").post(forum.at("reports")).then().statusCode(400);
        var report = reported(forum, "delegate", Map.of("about", about("other", null), "reason", "unkind"));
        closes("lead", report, "forgotten").statusCode(422).body("errors.field", contains("outcome"));
        as("lead")
                .body(Map.of("text", " "))
                .post(at(report, "notes"))
                .then()
                .statusCode(422)
                .body("errors.field", contains("text"));
    }

    @Test
    void farMoreThanAnybodyHasToTellIsAskedToWaitAndNothingOfItIsLost() {
        var forum = Forum.create();
        var body = Map.of("about", about("other", null), "reason", "other");
        for (int sent = 0; sent < 20; sent++) {
            reported(forum, "press", body);
        }
        as("press")
                .body(body)
                .post(forum.at("reports"))
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("tooManyReports"));
        as("lead").get(forum.at("cases")).then().body("items", hasSize(20));
        as("lead").get(forum.at("alerts")).then().body("items", hasSize(20));
        clock.turnOn(Duration.ofMinutes(11));
        reported(forum, "press", body);
    }

    @Test
    void manyReportsAtOnceAreNoMoreThanOneAfterTheOther() throws Exception {
        Accounts.make(List.of("hasty"));
        var forum = Forum.create();
        var body = Map.of("about", about("other", null), "reason", "other");
        assertThat(Rush.statuses(30, at -> as("hasty").body(body).post(forum.at("reports"))))
                .containsOnly(201, 429)
                .filteredOn(status -> status == 201)
                .hasSize(20);
    }

    @Test
    void aReportSentTwiceUnderOneKeyIsOneCase() {
        var forum = Forum.create();
        var body = Map.of("about", about("other", null), "reason", "other");
        for (int sent = 0; sent < 2; sent++) {
            as("delegate")
                    .header("Idempotency-Key", "report-" + forum.slug())
                    .body(body)
                    .post(forum.at("reports"))
                    .then()
                    .statusCode(201);
        }
        as("lead").get(forum.at("cases")).then().body("items", hasSize(1));
    }

    @Test
    void nothingOfWhatWasToldStandsInALog() {
        try (var logged = Logged.everything()) {
            var forum = Forum.create();
            var body = Map.of("about", about("person", "Wagtail"), "reason", "other", "text", "Behind the gym.");
            var report = reported(forum, "delegate", body);
            as("lead")
                    .body(Map.of("text", "Behind the gym, too."))
                    .post(at(report, "notes"))
                    .then()
                    .statusCode(200);
            as("delegate")
                    .body(Map.of("about", about("person", "Wagtail"), "reason", "Behind the gym"))
                    .post(forum.at("reports"))
                    .then()
                    .statusCode(422);
            Logger.getLogger("org.plenary.youth").severe("The log is heard");
            assertThat(logged.lines()).anyMatch(line -> line.contains("The log is heard"));
            assertThat(logged.lines()).noneMatch(line -> line.contains("Wagtail") || line.contains("Behind the gym"));
        }
    }

    private static void refused(Forum forum, Map<String, ?> body, String field) {
        as("delegate")
                .body(body)
                .post(forum.at("reports"))
                .then()
                .statusCode(422)
                .body("errors.field", hasItem(field));
    }

    private static ValidatableResponse mine(Forum forum, String account, String state) {
        return as(account).get(forum.at("reports/mine")).then().statusCode(200).body("items.state", contains(state));
    }
}
