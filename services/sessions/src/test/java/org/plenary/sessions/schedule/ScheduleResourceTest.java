package org.plenary.sessions.schedule;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.sessions.testing.Hall.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Topic;
import org.plenary.proto.qna.v1.Question;
import org.plenary.proto.qna.v1.QuestionState;
import org.plenary.proto.sessions.v1.Session;
import org.plenary.sessions.testing.Hall;
import org.plenary.sessions.testing.Neighbours;
import org.plenary.sessions.testing.RealSchedules;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "sessions"))
@WithTestResource(Neighbours.class)
class ScheduleResourceTest {

    @jakarta.inject.Inject
    Database database;

    @Test
    void aScheduleBecomesTheProgrammeAndASecondImportChangesNothing() {
        var hall = Hall.with("open");

        assertReport(hall.schedule(Hall.SCHEDULE), 4, 0, 0, 0);
        var opening = given().get(hall.session("Opening"));
        opening.then()
                .body("kind", equalTo("plenary"))
                .body("room", equalTo("Main hall"))
                .body("theme.tag", equalTo("economic-growth"))
                .body("abstract", equalTo("Welcome."))
                .body("language", equalTo("en"))
                .body("startsAt", equalTo("2031-11-01T09:00:00Z"))
                .body("contributors.name", contains("Ada Lovelace", "Grace Hopper"))
                .body("contributors.role", contains("speaker", "speaker"))
                .body("version", equalTo(1));
        int events = events(hall).size();

        assertReport(hall.schedule(Hall.SCHEDULE), 0, 0, 0, 4);

        given().get(hall.session("Opening")).then().body("version", equalTo(1));
        given().get(hall.path()).then().body("themes.title", contains("Economic growth", "Crime"));
        assertThat(events(hall)).hasSize(events);
    }

    @Test
    void whatStartsAfterMidnightBelongsToItsConferenceDay() {
        var hall = Hall.scheduled("open");

        given().queryParam("day", "2031-11-01")
                .get(hall.path() + "/sessions")
                .then()
                .body("items.title", contains("Opening", "Rules for everyone", "After midnight"))
                .body("items[2].startsAt", equalTo("2031-11-02T01:00:00Z"));
        given().queryParam("day", "2031-11-02")
                .get(hall.path() + "/sessions")
                .then()
                .body("items.title", contains("Closing"));
    }

    @Test
    void changedEventsAreUpdatedMissingOnesWithdrawnAndBroughtBackWithTheirId() {
        var hall = Hall.scheduled("open");
        var closing = hall.session("Closing");
        var changed =
                Hall.SCHEDULE.replace("Rules for everyone", "Rules").replaceAll("(?s)<day index=\"2\".*</day>", "");

        assertReport(hall.schedule(changed), 0, 1, 1, 2);
        given().get(closing).then().statusCode(404);
        given().get(hall.path() + "/sessions").then().body("items.title", not(hasItem("Closing")));

        assertReport(hall.schedule(Hall.SCHEDULE), 0, 2, 0, 2);
        given().get(closing)
                .then()
                .statusCode(200)
                .body("title", equalTo("Closing"))
                .body("version", equalTo(3));
    }

    @Test
    void whatOrganisersAddSurvivesAndThemesAreNeverErased() {
        var hall = Hall.with("open");
        as("organiser")
                .body("[{\"title\": \"Growth\", \"tag\": \"economic-growth\", \"guidingQuestions\": [\"Who pays?\"]}]")
                .put(hall.path() + "/themes")
                .then()
                .statusCode(200);
        hall.schedule(Hall.SCHEDULE).then().statusCode(200);
        as("organiser")
                .body("{\"contributors\": [{\"name\": \"Ada Lovelace\", \"role\": \"chair\", \"country\": \"GB\"}, "
                        + "{\"name\": \"Grace Hopper\", \"role\": \"panellist\", \"organisation\": \"Navy\"}]}")
                .patch(hall.session("Opening"))
                .then()
                .statusCode(200);

        assertReport(hall.schedule(Hall.SCHEDULE), 0, 0, 0, 4);

        given().get(hall.session("Opening"))
                .then()
                .body("theme.title", equalTo("Growth"))
                .body("contributors.role", contains("chair", "panellist"))
                .body("contributors[1].organisation", equalTo("Navy"));
        given().get(hall.path())
                .then()
                .body("themes.title", contains("Growth", "Crime"))
                .body("themes[0].guidingQuestions", contains("Who pays?"));
    }

    @Test
    void anEventWithQuestionsOrAPastIsNeverWithdrawn() {
        var hall = Hall.scheduled("open").role("producer", "producer");
        var closing = UUID.fromString(hall.id("Closing"));
        var question = Question.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setSessionId(closing.toString())
                .setState(QuestionState.QUESTION_STATE_WAITING)
                .setVersion(1);
        Topic.named("plenary.qna.v1").publish(closing, question.getId(), question.build());
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> database.one(
                        "select 1 as one from asked where session = $1", row -> row.getInteger("one"), closing)
                .isPresent());
        as("producer")
                .body("{\"state\": \"live\"}")
                .post(hall.session("Opening") + "/live")
                .then()
                .statusCode(200);
        var one = "<schedule><day date='2031-11-01'><event id='9'><title>Alone</title><start>09:00</start>"
                + "<duration>1:00</duration><track>Fresh</track></event></day></schedule>";

        hall.schedule(one)
                .then()
                .statusCode(409)
                .body("code", equalTo("sessionsInUse"))
                .body("sessions.title", hasSize(2))
                .body("sessions.title", hasItem("Closing"))
                .body("sessions.title", hasItem("Opening"));

        given().get(hall.path() + "/sessions").then().body("items", hasSize(4));
        given().get(hall.path()).then().body("themes.title", not(hasItem("Fresh")));
    }

    @Test
    void aSessionIsBroughtBackByAQuestionThatWasOnItsWayWhenItWasWithdrawn() {
        var hall = Hall.scheduled("open");
        var closing = UUID.fromString(hall.id("Closing"));
        var path = hall.session("Closing");
        var shorter = Hall.SCHEDULE.replaceAll("(?s)<day index=\"2\".*</day>", "");
        assertReport(hall.schedule(shorter), 0, 0, 1, 3);
        given().get(path).then().statusCode(404);
        var question = Question.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setSessionId(closing.toString())
                .setState(QuestionState.QUESTION_STATE_WAITING)
                .setVersion(1);

        Topic.named("plenary.qna.v1").publish(closing, question.getId(), question.build());

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> given().get(path)
                .then()
                .statusCode(200)
                .body("title", equalTo("Closing"))
                .body("state", equalTo("scheduled"))
                .body("version", equalTo(3)));
        var told = events(hall).stream()
                .filter(session -> session.getId().equals(closing.toString()))
                .toList();
        assertThat(told).extracting(Session::getWithdrawn).containsExactly(false, true, false);
        hall.schedule(shorter)
                .then()
                .statusCode(409)
                .body("code", equalTo("sessionsInUse"))
                .body("sessions.title", contains("Closing"));
    }

    @Test
    void aBrokenFileIsRefusedWithLineAndReasonAndChangesNothing() {
        var hall = Hall.scheduled("open");
        var before = given().get(hall.path() + "/sessions").asString();

        hall.schedule(Hall.SCHEDULE.replace("</day>", "</dy>"))
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed"))
                .body("line", equalTo(16))
                .body("detail", containsString("Line 16: that is not XML"));
        hall.schedule(Hall.SCHEDULE.replace("<title>Closing</title>", ""))
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"))
                .body("errors[0].message", equalTo("event 0190a000-0000-4000-8000-000000000004 has no title"));
        hall.schedule("<!DOCTYPE schedule SYSTEM \"http://127.0.0.1:1/x.dtd\">" + Hall.SCHEDULE)
                .then()
                .statusCode(400)
                .body("detail", containsString("document types are not taken"));
        as("organiser")
                .body(
                        "{\"schedule\": {\"conference\": {\"days\": [\n{\"date\": \"2031-11-01\", \"rooms\": {\"A\": [{}]}}]}}}")
                .put(hall.path() + "/schedule")
                .then()
                .statusCode(422)
                .body("line", equalTo(2));
        as("organiser").body("{").put(hall.path() + "/schedule").then().statusCode(400);

        assertThat(given().get(hall.path() + "/sessions").asString()).isEqualTo(before);
    }

    @Test
    void onlyOrganisersImportAndOnlyWhatIsOfTheRightSizeAndType() {
        var hall = Hall.with("open");
        var path = hall.path() + "/schedule";
        given().contentType("application/xml").body("<broken").put(path).then().statusCode(401);
        as("delegate")
                .contentType("application/xml")
                .body("<broken")
                .put(path)
                .then()
                .statusCode(403);
        as("organiser")
                .put("/api/v1/programme/conferences/nowhere/schedule")
                .then()
                .statusCode(404);
        as("organiser")
                .contentType("text/plain")
                .body("<broken")
                .put(path)
                .then()
                .statusCode(415);
        as("organiser")
                .contentType("application/xml")
                .body("<schedule>" + " ".repeat(8 * 1024 * 1024))
                .put(path)
                .then()
                .statusCode(413);
    }

    @Test
    void fosdem2011ComesInWholeAndFast() {
        var file = RealSchedules.read("fosdem-2011.xml");
        var hall = Hall.with("open");
        var began = System.nanoTime();

        assertReport(
                as("organiser").contentType("application/xml").body(file).put(hall.path() + "/schedule"), 331, 0, 0, 0);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        assertReport(
                as("organiser").contentType("application/xml").body(file).put(hall.path() + "/schedule"), 0, 0, 0, 331);
        given().queryParam("limit", 200)
                .queryParam("theme", "lightning-talks")
                .get(hall.path() + "/sessions")
                .then()
                .body("items.kind", hasItem("talk"))
                .body("items[0].subtitle", nullValue());
    }

    @Test
    void divocIsTheSameProgrammeInBothForms() {
        var xml = RealSchedules.read("divoc-r2r.xml");
        var json = RealSchedules.read("divoc-r2r.json");
        var hall = Hall.with("open");

        assertReport(
                as("organiser").contentType("application/xml").body(xml).put(hall.path() + "/schedule"), 45, 0, 0, 0);
        assertReport(as("organiser").body(json).put(hall.path() + "/schedule"), 0, 0, 0, 45);
        var camp = Hall.with("open");
        assertReport(
                as("organiser").body(RealSchedules.read("camp-2019.json")).put(camp.path() + "/schedule"), 79, 0, 0, 0);
    }

    private static void assertReport(
            io.restassured.response.Response response, int created, int updated, int withdrawn, int unchanged) {
        response.then().statusCode(200);
        assertThat(response.jsonPath().<Map<String, Integer>>get())
                .isEqualTo(
                        Map.of("created", created, "updated", updated, "withdrawn", withdrawn, "unchanged", unchanged));
    }

    private static List<Session> events(Hall hall) {
        var conference = given().get(hall.path()).<String>path("id");
        Awaitility.await().pollDelay(Duration.ofMillis(500)).until(() -> true);
        return Topic.named("plenary.sessions.v1").read().stream()
                .filter(record -> new String(
                                record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8)
                        .endsWith(".Session"))
                .map(ScheduleResourceTest::session)
                .filter(session -> session.getConferenceId().equals(conference))
                .toList();
    }

    private static Session session(org.apache.kafka.clients.consumer.ConsumerRecord<String, byte[]> record) {
        try {
            return Session.parseFrom(record.value());
        } catch (com.google.protobuf.InvalidProtocolBufferException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
