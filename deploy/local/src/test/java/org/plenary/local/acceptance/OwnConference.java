package org.plenary.local.acceptance;

import static org.awaitility.Awaitility.await;
import static org.plenary.local.acceptance.House.as;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// A conference that a test makes for itself, with the demo accounts in their roles.
///
/// @param slug its own, never used before
/// @param sessions their ids, in the order they were asked for
record OwnConference(String slug, List<String> sessions) {

    static final String PROGRAMME = "/api/v1/programme/";
    static final String QNA = "/api/v1/qna/";
    static final String REGISTRATION = "/api/v1/registration/conferences/";

    private static final Map<String, String> ROLES =
            Map.of("chair", "chair", "moderator", "moderator", "moderator2", "moderator", "producer", "producer");

    /// An open conference today with as many sessions, at least one.
    static OwnConference with(int sessions) {
        var slug = created();
        as("organiser")
                .put(PROGRAMME + "conferences/" + slug + "/schedule", schedule(LocalDate.now(ZoneOffset.UTC), sessions))
                .ok();
        var ids = new ArrayList<String>();
        as("organiser")
                .get(PROGRAMME + "conferences/" + slug + "/sessions")
                .ok()
                .path("items")
                .forEach(item -> ids.add(item.path("id").asText()));
        for (var role : ROLES.entrySet()) {
            as("organiser")
                    .put(
                            REGISTRATION + slug + "/roles/" + as(role.getKey()).subject(),
                            Map.of("roles", List.of(role.getValue())))
                    .ok();
        }
        return new OwnConference(slug, ids);
    }

    /// An open conference today whose programme is not there yet, with nobody in a role but the organiser.
    static OwnConference empty() {
        return new OwnConference(created(), List.of());
    }

    private static String created() {
        var slug = "t-" + UUID.randomUUID().toString().substring(0, 8);
        var today = LocalDate.now(ZoneOffset.UTC).toString();
        as("organiser")
                .post(
                        PROGRAMME + "conferences",
                        Map.of(
                                "slug",
                                slug,
                                "title",
                                "A conference for a test",
                                "startsOn",
                                today,
                                "endsOn",
                                today,
                                "timeZone",
                                "UTC"))
                .ok();
        // Pages ask registration for roles, and it hears of the conference a moment later.
        await().atMost(10, TimeUnit.SECONDS).until(() -> as("organiser")
                .get("/api/v1/me")
                .ok()
                .path("conferences")
                .findValuesAsText("slug")
                .contains(slug));
        return slug;
    }

    /// Registers demo accounts as viewers.
    OwnConference registered(String... accounts) {
        for (var account : accounts) {
            as(account)
                    .post(REGISTRATION + slug + "/registrations", Map.of("kind", "viewer", "name", "Demo " + account))
                    .ok();
        }
        return this;
    }

    String session() {
        return sessions.getFirst();
    }

    /// Asks and answers the asker's question.
    static JsonNode ask(String account, String session, String text) {
        return as(account)
                .post(
                        QNA + "sessions/" + session + "/questions",
                        Map.of("text", text, "shownAs", "anonymous", "language", "en"))
                .ok();
    }

    /// Asks and publishes, and answers the published question.
    static JsonNode published(String account, String session, String text) {
        return as("moderator")
                .step(ask(account, session, text), "publish", Map.of())
                .ok();
    }

    /// Opens a page and waits for its snapshot.
    static Page page(String session) {
        var page = Page.of(session);
        await().atMost(10, TimeUnit.SECONDS).until(page::hasSnapshot);
        return page;
    }

    private static Map<String, Object> schedule(LocalDate day, int sessions) {
        var events = new ArrayList<Map<String, Object>>();
        for (int number = 1; number <= sessions; number++) {
            events.add(Map.of(
                    "id",
                    number,
                    "title",
                    "Session %02d".formatted(number),
                    "type",
                    "plenary",
                    "date",
                    day + "T10:%02d:00Z".formatted(number),
                    "start",
                    "10:%02d".formatted(number),
                    "duration",
                    "01:00",
                    "room",
                    "Hall",
                    "language",
                    "en",
                    "persons",
                    List.of()));
        }
        var conference = Map.of(
                "acronym",
                "test",
                "title",
                "A conference for a test",
                "start",
                day.toString(),
                "end",
                day.toString(),
                "daysCount",
                1,
                "timeslot_duration",
                "00:15",
                "time_zone_name",
                "UTC",
                "days",
                List.of(Map.of(
                        "index",
                        1,
                        "date",
                        day.toString(),
                        "day_start",
                        day + "T00:00:00Z",
                        "day_end",
                        day + "T23:59:00Z",
                        "rooms",
                        Map.of("Hall", events))));
        return Map.of("schedule", Map.of("version", "1.0", "conference", conference));
    }
}
