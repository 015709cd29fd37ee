package org.plenary.edge.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.plenary.platform.testing.Tokens;

/// A conference of a test's own with one session, made through edge as its people would.
///
/// `moderator` moderates, `chair` chairs, `producer` produces; `delegate` and `viewer` are registered.
///
/// @param slug nobody else's
/// @param session its session's id
public record Hall(String slug, String session) {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static final String SCHEDULE = """
            <schedule>
              <conference><title>One day</title></conference>
              <day index="1" date="2031-11-01" start="2031-11-01T06:00:00+00:00">
                <room name="Main hall">
                  <event id="1" guid="%s"><start>09:00</start><duration>01:00</duration>
                    <title>Opening</title><track>Growth</track><type>Plenary</type><language>en</language></event>
                </room>
              </day>
            </schedule>
            """;

    /// @param access such as `open` or `registration`
    public static Hall with(String access) {
        var slug = "hall-" + UUID.randomUUID().toString().substring(0, 13);
        as("organiser")
                .body(Map.of(
                        "slug", slug,
                        "title", "A conference",
                        "startsOn", "2031-11-01",
                        "endsOn", "2031-11-02",
                        "timeZone", "Europe/London",
                        "access", access))
                .post("/api/v1/programme/conferences")
                .then()
                .statusCode(201);
        as("organiser")
                .contentType("application/xml")
                .body(SCHEDULE.formatted(UUID.randomUUID()))
                .put("/api/v1/programme/conferences/" + slug + "/schedule")
                .then()
                .statusCode(200);
        String session = as("organiser")
                .get("/api/v1/programme/conferences/" + slug + "/sessions")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
        var hall = new Hall(slug, session);
        hall.register("delegate", "delegate");
        hall.register("viewer", "viewer");
        hall.role("moderator");
        hall.role("chair");
        hall.role("producer");
        return hall;
    }

    /// A call by a demo account, with a JSON body if it has one.
    public static RequestSpecification as(String account) {
        return given().header("Authorization", "Bearer " + Tokens.of(account)).contentType("application/json");
    }

    public Response register(String account, String kind) {
        return as(account)
                .body(Map.of("kind", kind, "name", account, "consents", List.of("terms")))
                .post("/api/v1/registration/conferences/" + slug + "/registrations");
    }

    private void role(String account) {
        register(account, "viewer");
        as("organiser")
                .body(Map.of("roles", List.of(account)))
                .put("/api/v1/registration/conferences/%s/roles/%s".formatted(slug, Tokens.subject(account)))
                .then()
                .statusCode(200);
    }

    /// Where it is followed.
    public String live() {
        return "/api/v1/live/sessions/" + session;
    }

    /// Asks a question and returns its id. A fresh registration may take a moment to arrive.
    public String ask(String account, String text) {
        var asked = await().atMost(SOON)
                .until(
                        () -> as(account)
                                .body(Map.of("text", text, "shownAs", "name", "language", "en"))
                                .post("/api/v1/qna/sessions/" + session + "/questions"),
                        answer -> answer.statusCode() == 201);
        return asked.path("id");
    }

    /// Moves a question on as moderator or chair.
    public Response move(String account, String question, String step) {
        return as(account)
                .header("If-Match", "*")
                .body("{}")
                .post("/api/v1/qna/questions/%s/%s".formatted(question, step));
    }

    /// Asks and publishes a question and returns its id.
    public String published(String text) {
        var question = ask("delegate", text);
        move("moderator", question, "publish").then().statusCode(200);
        return question;
    }

    public Response vote(String account, String question) {
        return as(account).put("/api/v1/qna/questions/" + question + "/vote");
    }

    /// Drafts a poll with the options A and B and returns its id.
    public String draftPoll(String prompt, String results) {
        var draft = Map.of("prompt", prompt, "kind", "single", "options", List.of("A", "B"), "results", results);
        return as("moderator")
                .body(draft)
                .post("/api/v1/qna/sessions/" + session + "/polls")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /// Opens or closes a poll.
    public Response movePoll(String poll, String move) {
        return as("moderator").header("If-Match", "*").post("/api/v1/qna/polls/%s/%s".formatted(poll, move));
    }

    /// Answers a poll. A fresh registration may take a moment to arrive.
    public Response choose(String account, String poll, int choice) {
        return as(account).body(Map.of("choices", List.of(choice))).put("/api/v1/qna/polls/" + poll + "/ballot");
    }

    /// Brings the session to a live state.
    public void state(String state) {
        as("producer")
                .body(Map.of("state", state))
                .post("/api/v1/programme/sessions/" + session + "/live")
                .then()
                .statusCode(200);
    }
}
