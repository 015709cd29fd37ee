package org.plenary.bench.house;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.plenary.local.api.PublicApi;
import org.plenary.local.api.Reply;

/// A conference today, open to all, with one session.
///
/// @param slug the conference's
/// @param session its id
public record Debate(String slug, String session) {

    private static final String PROGRAMME = "/api/v1/programme/conferences";
    private static final String QNA = "/api/v1/qna/";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(50);

    private static final int UNAVAILABLE = 503;

    /// How many questions one person may ask within the limit of a session.
    private static final int EACH_ASKS = 10;

    /// Makes it, with the demo's accounts in their roles.
    public static Debate open(PublicApi api) {
        var slug = "measured";
        var today = LocalDate.now(ZoneOffset.UTC);
        api.as("organiser")
                .post(
                        PROGRAMME,
                        Map.of(
                                "slug",
                                slug,
                                "title",
                                "A conference that is measured",
                                "startsOn",
                                today.toString(),
                                "endsOn",
                                today.toString(),
                                "timeZone",
                                "UTC"))
                .ok();
        patiently(() -> api.as("organiser").put(PROGRAMME + "/" + slug + "/schedule", schedule(slug, today)));
        var session = api.as("organiser")
                .get(PROGRAMME + "/" + slug + "/sessions")
                .ok()
                .path("items")
                .path(0)
                .path("id")
                .asText();
        await("the organiser is one", () -> api.as("organiser")
                .get("/api/v1/me")
                .ok()
                .path("conferences")
                .findValuesAsText("slug")
                .contains(slug));
        var role = "/api/v1/registration/conferences/" + slug + "/roles/"
                + api.as("moderator").subject();
        patiently(() -> api.as("organiser").put(role, Map.of("roles", List.of("moderator"))));
        await(
                "the moderator is one",
                () -> api.as("moderator")
                                .get(QNA + "sessions/" + session + "/queue")
                                .status()
                        == 200);
        return new Debate(slug, session);
    }

    /// Has questions asked and published.
    ///
    /// @param askers accounts that may ask, each as often as the limit allows
    /// @return their ids
    public List<String> questions(PublicApi api, List<String> askers, int count) {
        var ids = new ArrayList<String>();
        for (int number = 0; number < count; number++) {
            var asker = askers.get(number / EACH_ASKS);
            var asked = api.as(asker)
                    .post(
                            QNA + "sessions/" + session + "/questions",
                            Map.of("text", "Question number " + number, "shownAs", "anonymous", "language", "en"))
                    .ok();
            ids.add(published(api, asked).path("id").asText());
        }
        return ids;
    }

    private static JsonNode published(PublicApi api, JsonNode asked) {
        return api.as("moderator").step(asked, "publish", Map.of()).ok();
    }

    /// Registers accounts as viewers.
    public void register(PublicApi api, List<String> accounts) {
        var path = "/api/v1/registration/conferences/" + slug + "/registrations";
        for (var account : accounts) {
            patiently(() -> api.as(account).post(path, Map.of("kind", "viewer", "name", account)));
        }
    }

    /// Calls again while the system is still too busy with its start. Only for what may be repeated.
    private static void patiently(Supplier<Reply> call) {
        await("a call of the preparations is answered", () -> {
            var reply = call.get();
            return reply.status() != UNAVAILABLE && !reply.ok().isMissingNode();
        });
    }

    /// The path of the live stream.
    public String live() {
        return "/api/v1/live/sessions/" + session;
    }

    /// The path of a person's vote.
    public static String vote(String question) {
        return QNA + "questions/" + question + "/vote";
    }

    /// The path of the board.
    public String board() {
        return QNA + "sessions/" + session + "/board?limit=200";
    }

    /// What was waited for did not come true.
    public static final class Late extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Late(String what) {
            super("Within %d s it did not come true that %s".formatted(SOON.toSeconds(), what));
        }
    }

    /// Looks again and again until something holds.
    ///
    /// @throws Late when it does not
    public static void await(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - until > 0) {
                throw new Late(what);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private static Map<String, Object> schedule(String slug, LocalDate day) {
        var event = Map.<String, Object>of(
                "id", 1,
                "title", "The session",
                "type", "plenary",
                "date", day + "T10:00:00Z",
                "start", "10:00",
                "duration", "01:00",
                "room", "Hall",
                "language", "en",
                "persons", List.of());
        var date = Map.of(
                "index",
                1,
                "date",
                day.toString(),
                "day_start",
                day + "T00:00:00Z",
                "day_end",
                day + "T23:59:00Z",
                "rooms",
                Map.of("Hall", List.of(event)));
        var conference = Map.of(
                "acronym",
                slug,
                "title",
                "A conference that is measured",
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
                List.of(date));
        return Map.of("schedule", Map.of("version", "1.0", "conference", conference));
    }
}
