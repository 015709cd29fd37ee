package org.plenary.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.plenary.embedded.Mails;
import org.plenary.local.api.PublicApi;

/// Loads the London demo into a running system; see the package's description.
///
/// Use: [#load], then start an encoder with the address it gave, then [#goLive].
public final class Demo implements AutoCloseable {

    private static final String PROGRAMME = "/api/v1/programme/";
    private static final String REGISTRATION = "/api/v1/registration/conferences/";
    private static final Duration PICTURE_LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(250);

    private final Script script = Script.london2011();
    private final String slug = script.conference().path("slug").asText();
    private final PublicApi api;
    private final Mails mails;
    private final boolean asDated;
    private final InstantSource clock;
    private final Map<String, String> sessions = new HashMap<>();

    /// @param origin edge's address, such as `http://localhost:8080`
    /// @param issuer the realm's address
    /// @param mails what guardians and teachers are written
    /// @param asDated whether the dates of 2011 stay
    public Demo(URI origin, URI issuer, Mails mails, boolean asDated, InstantSource clock) {
        this.api = new PublicApi(origin, issuer);
        this.mails = mails;
        this.asDated = asDated;
        this.clock = clock;
    }

    /// Loads everything but the picture.
    ///
    /// @return where an encoder publishes the session that is on, with the stream key in it; empty when nothing is
    ///     on, because the dates stayed or somebody ended that session
    /// @throws org.plenary.local.api.CallFailure when a call was refused or not answered
    public Optional<URI> load() {
        var timetable = timetable();
        conference(timetable);
        programme(timetable);
        participants();
        new Debate(api, script, sessions).load();
        var forum = "/api/v1/youth/conferences/" + slug;
        new YouthForum(api, forum, mails, clock).load();
        new ForumRooms(api, forum, script.forum()).load();
        end(id(script.ended()));
        return asDated ? Optional.empty() : streamKey(id(script.live()));
    }

    /// Waits for the picture, and takes the session live with the producer's hand. Does nothing where it is live.
    ///
    /// @throws DemoFailure when no picture came
    public void goLive() {
        var session = id(script.live());
        var deadline = clock.instant().plus(PICTURE_LIMIT);
        while (!state(session).equals("live")) {
            if (state(session).equals("preview")) {
                api.as("producer")
                        .post(PROGRAMME + "sessions/" + session + "/live", Map.of("state", "live"))
                        .ok();
            } else if (clock.instant().isAfter(deadline)) {
                throw new DemoFailure("No picture came in within %d s".formatted(PICTURE_LIMIT.toSeconds()));
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /// The session that is on.
    public String liveSession() {
        return id(script.live());
    }

    @Override
    public void close() {
        api.close();
    }

    private Timetable timetable() {
        var zone = ZoneId.of(script.conference().path("timeZone").asText());
        return asDated
                ? Timetable.asDated(
                        LocalDate.parse(script.conference().path("startsOn").asText()), zone)
                : Timetable.underWay(
                        clock.instant(),
                        LocalTime.parse(script.session(script.live()).start()),
                        zone);
    }

    private void conference(Timetable timetable) {
        ObjectNode conference = script.conference().deepCopy();
        conference.put("startsOn", timetable.day(1).toString());
        conference.put("endsOn", timetable.day(2).toString());
        if (api.as("organiser").get(PROGRAMME + "conferences/" + slug).status() == 404) {
            api.as("organiser").post(PROGRAMME + "conferences", conference).ok();
        } else {
            conference.remove("slug");
            api.as("organiser")
                    .patch(PROGRAMME + "conferences/" + slug, conference)
                    .ok();
        }
        api.as("organiser")
                .put(PROGRAMME + "conferences/" + slug + "/themes", script.themes())
                .ok();
    }

    private void programme(Timetable timetable) {
        var base = PROGRAMME + "conferences/" + slug;
        api.as("organiser").put(base + "/schedule", schedule(timetable)).ok();
        for (var item :
                api.as("organiser").get(base + "/sessions?limit=200").ok().path("items")) {
            for (var slot : script.sessions()) {
                if (slot.title().equals(item.path("title").asText())) {
                    sessions.put(slot.key(), item.path("id").asText());
                    complete(slot, item);
                }
            }
        }
    }

    /// What the exchange format has no place for: the theme of a session, and who its contributors are.
    private void complete(Script.Slot slot, JsonNode item) {
        var path = PROGRAMME + "sessions/" + item.path("id").asText();
        if (!slot.contributors().equals(item.path("contributors"))) {
            api.as("organiser")
                    .patch(path, Map.of("contributors", slot.contributors()))
                    .ok();
        }
    }

    /// The programme in the exchange format of schedules (c3voc JSON).
    private Map<String, Object> schedule(Timetable timetable) {
        var days = new ArrayList<Map<String, Object>>();
        for (int day = 1; day <= 2; day++) {
            var rooms = new LinkedHashMap<String, List<Map<String, Object>>>();
            for (var slot : script.sessions()) {
                if (slot.day() == day) {
                    rooms.computeIfAbsent(slot.room(), ignored -> new ArrayList<>())
                            .add(event(slot, timetable));
                }
            }
            var midnight = timetable.day(day).atStartOfDay(timetable.zone());
            days.add(Map.of(
                    "index", day,
                    "date", timetable.day(day).toString(),
                    "day_start", midnight.toOffsetDateTime().toString(),
                    "day_end", midnight.plusDays(1).toOffsetDateTime().toString(),
                    "rooms", rooms));
        }
        var conference = Map.of(
                "acronym", slug.replace('-', '_'),
                "title", script.conference().path("title").asText(),
                "start", timetable.day(1).toString(),
                "end", timetable.day(2).toString(),
                "daysCount", 2,
                "timeslot_duration", "00:15",
                "time_zone_name", timetable.zone().getId(),
                "days", days);
        return Map.of("schedule", Map.of("version", "1.0", "conference", conference));
    }

    private Map<String, Object> event(Script.Slot slot, Timetable timetable) {
        var start = timetable.start(slot.day(), LocalTime.parse(slot.start()));
        var people = new ArrayList<Map<String, Object>>();
        slot.contributors()
                .forEach(person -> people.add(Map.of(
                        "id",
                        people.size() + 1,
                        "public_name",
                        person.path("name").asText())));
        var event = new LinkedHashMap<String, Object>();
        event.put("id", script.sessions().indexOf(slot) + 1);
        event.put("title", slot.title());
        event.put("type", slot.kind());
        event.put("date", start.toOffsetDateTime().toString());
        event.put("start", start.toLocalTime().toString());
        event.put("duration", slot.duration());
        event.put("room", slot.room());
        event.put("track", slot.theme());
        event.put("language", "en");
        event.put("abstract", slot.summary());
        event.put("persons", people);
        return event;
    }

    private void participants() {
        int delegates = script.delegatesBeyondTheDemo();
        for (var participant : script.accounts()) {
            api.as(participant.account())
                    .post(REGISTRATION + slug + "/registrations", registration(participant))
                    .ok();
            if (!participant.roles().isEmpty()) {
                api.as("organiser")
                        .put(
                                REGISTRATION + slug + "/roles/"
                                        + api.as(participant.account()).subject(),
                                Map.of("roles", participant.roles()))
                        .ok();
            }
            delegates += participant.kind().equals("delegate") ? 1 : 0;
        }
        var kinds = new ArrayList<Map<String, Object>>();
        kinds.add(Map.of("kind", "delegate", "capacity", delegates, "approval", false, "invitationOnly", false));
        for (var kind : List.of("viewer", "youth", "press")) {
            kinds.add(Map.of("kind", kind, "approval", false, "invitationOnly", false));
        }
        api.as("organiser")
                .put(REGISTRATION + slug + "/admission", Map.of("kinds", kinds))
                .ok();
    }

    private static Map<String, Object> registration(Script.Participant participant) {
        var registration = new HashMap<String, Object>();
        registration.put("kind", participant.kind());
        if (participant.name() != null) {
            registration.put("name", participant.name());
            registration.put("organisation", participant.organisation());
            registration.put("country", participant.country());
            registration.put("consents", List.of("terms"));
        }
        return registration;
    }

    private void end(String session) {
        var live = PROGRAMME + "sessions/" + session + "/live";
        if (!state(session).equals("ended")) {
            api.as("producer").post(live, Map.of("state", "live")).ok();
            api.as("producer").post(live, Map.of("state", "ended")).ok();
        }
    }

    private Optional<URI> streamKey(String session) {
        if (state(session).equals("ended")) {
            return Optional.empty();
        }
        api.as("producer")
                .put(PROGRAMME + "sessions/" + session + "/stream", Map.of())
                .ok();
        var key = api.as("producer")
                .post(PROGRAMME + "sessions/" + session + "/stream/key", Map.of())
                .ok();
        return Optional.of(URI.create(key.path("ingest").path(0).path("url").asText()));
    }

    private String state(String session) {
        return api.as("producer")
                .get(PROGRAMME + "sessions/" + session)
                .ok()
                .path("state")
                .asText();
    }

    private String id(String key) {
        return Optional.ofNullable(sessions.get(key))
                .orElseThrow(() -> new DemoFailure("The programme has no session " + key));
    }
}
