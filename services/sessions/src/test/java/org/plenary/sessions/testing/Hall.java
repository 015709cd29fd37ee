package org.plenary.sessions.testing;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.plenary.platform.testing.Tokens;

/// A conference of a test's own, with a small programme, prepared through the public surface.
///
/// @param slug nobody else's
public record Hall(String slug) {

    private static final String CONFERENCES = "/api/v1/programme/conferences";
    private static final String SESSIONS = "/api/v1/programme/sessions/";

    /// Two days; the last event of the first is after midnight.
    public static final String SCHEDULE = """
            <schedule>
              <conference><title>Two days</title></conference>
              <day index="1" date="2031-11-01" start="2031-11-01T06:00:00+00:00">
                <room name="Main hall">
                  <event id="1" guid="0190a000-0000-4000-8000-000000000001"><start>09:00</start><duration>01:00</duration>
                    <title>Opening</title><track>Economic growth</track><type>Plenary</type><language>en</language>
                    <abstract>&lt;p&gt;Welcome.&lt;/p&gt;</abstract>
                    <persons><person>Ada Lovelace</person><person>Grace Hopper</person></persons></event>
                  <event id="2" guid="0190a000-0000-4000-8000-000000000002"><start>10:30</start><duration>01:30</duration>
                    <title>Rules for everyone</title><track>Crime</track><type>Panel</type></event>
                </room>
                <room name="Bar">
                  <event id="3" guid="0190a000-0000-4000-8000-000000000003"><start>01:00</start><duration>01:00</duration>
                    <title>After midnight</title><track>Crime</track></event>
                </room>
              </day>
              <day index="2" date="2031-11-02" start="2031-11-02T06:00:00+00:00">
                <room name="Main hall">
                  <event id="4" guid="0190a000-0000-4000-8000-000000000004"><start>09:00</start><duration>01:00</duration>
                    <title>Closing</title></event>
                </room>
              </day>
            </schedule>
            """;

    /// A conference of the account `organiser`.
    public static Hall with(String access) {
        var slug = "hall-" + UUID.randomUUID().toString().substring(0, 13);
        as("organiser").body(conference(slug, access)).post(CONFERENCES).then().statusCode(201);
        return new Hall(slug);
    }

    /// As [#with], with [#SCHEDULE] imported.
    public static Hall scheduled(String access) {
        var hall = with(access);
        hall.schedule(SCHEDULE).then().statusCode(200);
        return hall;
    }

    /// What a conference takes at least.
    public static Map<String, Object> conference(String slug, String access) {
        return new HashMap<>(Map.of(
                "slug", slug,
                "title", "A conference",
                "startsOn", "2031-11-01",
                "endsOn", "2031-11-02",
                "timeZone", "Europe/London",
                "access", access));
    }

    /// A call by a demo account, with a JSON body if it has one.
    public static RequestSpecification as(String account) {
        return given().header("Authorization", "Bearer " + Tokens.of(account)).contentType("application/json");
    }

    /// Imports an XML schedule as the organiser.
    public Response schedule(String xml) {
        return as("organiser").contentType("application/xml").body(xml).put(path() + "/schedule");
    }

    /// Gives an account roles at this conference, through registration.
    public Hall role(String account, String... roles) {
        register(account);
        as("organiser")
                .baseUri("http://127.0.0.1")
                .port(Neighbours.registration().port())
                .body(Map.of("roles", List.of(roles)))
                .put("/api/v1/registration/conferences/%s/roles/%s".formatted(slug, Tokens.subject(account)))
                .then()
                .statusCode(200);
        return this;
    }

    /// Registers an account as a viewer.
    public Hall register(String account) {
        as(account)
                .baseUri("http://127.0.0.1")
                .port(Neighbours.registration().port())
                .body(Map.of("kind", "viewer", "name", account, "consents", List.of("terms")))
                .post("/api/v1/registration/conferences/%s/registrations".formatted(slug));
        return this;
    }

    /// `/api/v1/programme/conferences/{slug}`.
    public String path() {
        return CONFERENCES + "/" + slug;
    }

    /// `/api/v1/programme/sessions/{id}` of the session with a title.
    public String session(String title) {
        return SESSIONS + id(title);
    }

    /// The id of the session with a title.
    public String id(String title) {
        return as("organiser")
                .queryParam("limit", 200)
                .get(path() + "/sessions")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.title == '%s' }.id".formatted(title));
    }
}
