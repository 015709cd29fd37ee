package org.plenary.qna.hook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.qna.testing.Scene.as;
import static org.plenary.qna.testing.Webhook.json;
import static org.plenary.qna.testing.Webhook.post;
import static org.plenary.qna.testing.Webhook.postBy;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.proto.sessions.v1.Access;
import org.plenary.proto.sessions.v1.Attribution;
import org.plenary.proto.sessions.v1.LiveState;
import org.plenary.qna.testing.Tagged;
import org.plenary.qna.testing.Webhook;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class HookTest {

    private static final String RIGHTS = "DigitalRights";
    private static final Duration SOON = Duration.ofSeconds(15);

    @Inject
    Database database;

    private Tagged conference;
    private UUID session;
    private Webhook hook;

    @BeforeEach
    void open() {
        conference = Tagged.create(Attribution.ATTRIBUTION_ON_THE_RECORD);
        session = conference.session("digital-rights", LiveState.LIVE_STATE_LIVE, Duration.ofMinutes(-10));
        hook = Webhook.add(conference.scene());
    }

    private JsonPath queue() {
        return queue(session);
    }

    private JsonPath queue(UUID of) {
        return as("moderator")
                .get("/api/v1/qna/sessions/{id}/queue", of)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Map<String, Object> ours(String name, String text) {
        return post(name, text, conference.hashtag(), RIGHTS);
    }

    /// By an author of its own.
    private static Map<String, Object> by(String name, String text, String... tags) {
        return postBy("@" + name + "@example.org", name, text, tags);
    }

    private Map<String, Object> byOurs(String name, String text) {
        return by(name, text, conference.hashtag(), RIGHTS);
    }

    private String asked(String name, String text) {
        hook.created(ours(name, text)).then().statusCode(200).body("outcome", equalTo("waiting"));
        return queue().getString("items.find { it.text == '" + text + "' }.id");
    }

    private void unrouted(Map<String, Object> post, String reason) {
        hook.created(post)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("unrouted"))
                .body("reason", equalTo(reason));
        as("organiser")
                .get(
                        "/api/v1/qna/conferences/{slug}/sources/{id}/unrouted",
                        conference.scene().slug(),
                        hook.id())
                .then()
                .statusCode(200)
                .body("items[0].reason", equalTo(reason));
    }

    @Test
    void aPostWithBothTagsWaitsAsAQuestionOfTheThemesLiveSession() {
        hook.created(ours("1", "@panel Who pays? #%s #%s".formatted(conference.hashtag(), RIGHTS)))
                .then()
                .statusCode(200)
                .body("outcome", equalTo("waiting"))
                .body("reason", nullValue());

        var item = queue();
        assertThat(item.getList("items")).hasSize(1);
        assertThat(item.getString("items[0].text")).isEqualTo("Who pays?");
        assertThat(item.getString("items[0].state")).isEqualTo("waiting");
        assertThat(item.getString("items[0].origin")).isEqualTo("social");
        assertThat(item.getString("items[0].author")).isEqualTo("@ada@example.org");
        assertThat(item.getString("items[0].language")).isEqualTo("en");
        assertThat(item.getString("items[0].link")).isEqualTo("https://social.example/@ada/1");
        assertThat(item.getString("items[0].kind")).isNull();
        given().get("/api/v1/qna/questions/{id}", item.getString("items[0].id"))
                .then()
                .statusCode(404);
    }

    @Test
    void itKeepsItsOriginAndAuthorOnTheBoard() {
        var id = asked("1", "Who pays?");
        conference.scene().move(id, "publish");

        given().get("/api/v1/qna/sessions/{id}/board", session)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].origin", equalTo("social"))
                .body("items[0].author", equalTo("@ada@example.org"));
    }

    @Test
    void daysBeforeItWaitsInTheSessionThatIsNext() {
        var next = conference.session("Climate", LiveState.LIVE_STATE_SCHEDULED, Duration.ofDays(3));
        conference.session("Climate", LiveState.LIVE_STATE_SCHEDULED, Duration.ofDays(4));

        hook.created(post(
                        "1", "How hot?", "#CLIMATE", "#" + conference.hashtag().toUpperCase(java.util.Locale.ROOT)))
                .then()
                .body("outcome", equalTo("waiting"));

        assertThat(queue(next).getString("items[0].text")).isEqualTo("How hot?");
    }

    @Test
    void whatGoesNowhereIsKeptForTheOrganiserWithItsReason() {
        unrouted(by("1", "Who?", RIGHTS), "noConferenceTag");
        unrouted(by("2", "Who?", conference.hashtag()), "noThemeTag");
        unrouted(by("3", "Who?", conference.hashtag(), RIGHTS, "climate"), "severalThemes");
        unrouted(by("4", "How hot?", conference.hashtag(), "climate"), "noSession");
        unrouted(byOurs("5", "#" + conference.hashtag()), "empty");
        unrouted(byOurs("6", "x".repeat(1_001)), "tooLong");
        unrouted(byOurs("7", "a\u202eb"), "textRefused");
        unrouted(byOurs("8", "nul \0 here"), "textRefused");
        as("moderator")
                .body("{\"asking\":false,\"voting\":true}")
                .put("/api/v1/qna/sessions/{id}/window", session)
                .then()
                .statusCode(200);
        unrouted(byOurs("9", "Too late?"), "askingClosed");

        as("organiser")
                .get(
                        "/api/v1/qna/conferences/{slug}/sources",
                        conference.scene().slug())
                .then()
                .statusCode(200)
                .body("items[0].unrouted", equalTo(9))
                .body("items[0].accepted", equalTo(0));
        assertThat(queue().getList("items")).isEmpty();
    }

    @Test
    void aPostIsOneQuestionHoweverOftenItIsToldAndByWhom() throws Exception {
        var other = Webhook.add(conference.scene());
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            var told = many.invokeAll(IntStream.range(0, 12)
                    .<java.util.concurrent.Callable<String>>mapToObj(turn -> () -> (turn % 2 == 0 ? hook : other)
                            .created(ours("1", "Who pays?"))
                            .then()
                            .statusCode(200)
                            .extract()
                            .path("outcome"))
                    .toList());
            assertThat(told.stream().map(one -> one.resultNow()).filter("waiting"::equals))
                    .hasSize(1);
        }
        assertThat(queue().getList("items")).hasSize(1);
    }

    @Test
    void anEditCorrectsWhatWaitsAndIsIgnoredOnceSomebodyHasDecided() {
        var id = asked("1", "Who pays?");
        hook.updated(ours("1", "Who really pays?")).then().body("outcome", equalTo("corrected"));
        as("moderator").get("/api/v1/qna/questions/{id}", id).then().body("text", equalTo("Who really pays?"));

        conference.scene().move(id, "publish");
        hook.updated(ours("1", "Something else")).then().statusCode(200).body("outcome", equalTo("known"));
        given().get("/api/v1/qna/questions/{id}", id).then().body("text", equalTo("Who really pays?"));
        assertThat(database.list(
                        "select edited from social_post where source = $1", row -> row.getBoolean("edited"), hook.id()))
                .containsExactly(true);
    }

    @Test
    void anEditThatCannotBeTakenLeavesTheQuestionAsItIs() {
        var id = asked("1", "Who pays?");
        hook.updated(ours("1", "x".repeat(2_000))).then().statusCode(200).body("outcome", equalTo("known"));
        as("moderator").get("/api/v1/qna/questions/{id}", id).then().body("text", equalTo("Who pays?"));
    }

    @Test
    void anEditBringsInWhatLackedATag() {
        unrouted(post("1", "Who pays?", conference.hashtag()), "noThemeTag");
        hook.updated(ours("1", "Who pays?")).then().body("outcome", equalTo("waiting"));

        assertThat(queue().getList("items")).hasSize(1);
        as("organiser")
                .get(
                        "/api/v1/qna/conferences/{slug}/sources/{id}/unrouted",
                        conference.scene().slug(),
                        hook.id())
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void aDeletedPostTakesItsQuestionBackWhereverItStandsAndLeavesNoWords() {
        for (var moves : List.of(
                List.<String>of(),
                List.of("publish"),
                List.of("dismiss"),
                List.of("publish", "select"),
                List.of("publish", "stage"),
                List.of("publish", "stage", "answer"))) {
            var name = UUID.randomUUID().toString();
            var id = asked(name, "Who pays " + name + "?");
            moves.forEach(move -> move(id, move));
            hook.deleted(name).then().statusCode(200).body("outcome", equalTo("gone"));

            as("moderator")
                    .get("/api/v1/qna/questions/{id}", id)
                    .then()
                    .body("state", equalTo("withdrawn"))
                    .body("text", nullValue())
                    .body("author", nullValue())
                    .body("link", nullValue());
            given().get("/api/v1/qna/questions/{id}", id).then().statusCode(404);
            hook.created(ours(name, "Back?")).then().body("outcome", equalTo("known"));
            hook.updated(ours(name, "Back?")).then().body("outcome", equalTo("known"));
            hook.deleted(name).then().body("outcome", equalTo("known"));
            // The next one would be the author's sixth within minutes.
            database.update("update social_post set author_mark = null where source = $1", hook.id());
        }
        assertThat(queue().getList("items")).isEmpty();
        assertThat(database.list(
                        "select name, author, text, link from social_post where source = $1",
                        row -> row.getValue("name") == null
                                && row.getString("author") == null
                                && row.getString("text") == null
                                && row.getString("link") == null,
                        hook.id()))
                .hasSize(6)
                .containsOnly(true);
        as("organiser")
                .get(
                        "/api/v1/qna/conferences/{slug}/sources",
                        conference.scene().slug())
                .then()
                .body("items[0].accepted", equalTo(6))
                .body("items[0].withdrawn", equalTo(6));
    }

    private void move(String id, String move) {
        var mover = List.of("stage", "answer").contains(move) ? "chair" : "moderator";
        as(mover)
                .header("If-Match", "*")
                .body("dismiss".equals(move) ? "{\"rule\":\"offTopic\",\"reason\":\"Not here.\"}" : "{}")
                .post("/api/v1/qna/questions/{id}/{move}", id, move)
                .then()
                .statusCode(200);
    }

    @Test
    void whatWasMergedIntoADeletedPostStandsByItselfAgain() {
        var id = asked("1", "Who pays?");
        var below = conference.scene().ask(session, "Who is paying?").getString("id");
        conference.scene().move(id, "publish");
        conference.scene().merge(below, id);

        hook.deleted("1").then().body("outcome", equalTo("gone"));

        as("moderator").get("/api/v1/qna/questions/{id}", below).then().body("state", equalTo("waiting"));
    }

    @Test
    void aPostThatIsDeletedBeforeItIsToldNeverComes() {
        hook.deleted("1").then().statusCode(200);
        hook.created(ours("1", "Who pays?")).then().body("outcome", equalTo("known"));
        assertThat(queue().getList("items")).isEmpty();
    }

    @Test
    void aDeliveryActsOnceHoweverLateItComesAgain() {
        asked("1", "Who pays?");
        hook.deliver("d1", "post.updated", ours("1", "Who really pays?")).then().body("outcome", equalTo("corrected"));
        hook.deliver("d2", "post.updated", ours("1", "Who pays at last?"))
                .then()
                .body("outcome", equalTo("corrected"));
        hook.deliver("d1", "post.updated", ours("1", "Who really pays?")).then().body("outcome", equalTo("known"));

        assertThat(queue().getString("items[0].text")).isEqualTo("Who pays at last?");
    }

    @Test
    void anAuthorsFloodIsKeptOutAndCounted() {
        for (int at = 0; at < 5; at++) {
            asked("p" + at, "Who pays " + at + "?");
        }
        hook.created(ours("p5", "Who pays 5?")).then().statusCode(200).body("outcome", equalTo("keptOut"));
        hook.created(postBy("@bob@example.org", "other", "And who not?", conference.hashtag(), RIGHTS))
                .then()
                .body("outcome", equalTo("waiting"));

        assertThat(queue().getList("items")).hasSize(6);
        as("organiser")
                .get(
                        "/api/v1/qna/conferences/{slug}/sources",
                        conference.scene().slug())
                .then()
                .body("items[0].keptOut", equalTo(1))
                .body("items[0].accepted", equalTo(6));
    }

    @Test
    void aSourcesFloodIsToldToWaitAndNothingOfItIsLost() {
        for (int at = 0; at < 60; at++) {
            hook.created(postBy("@a" + at, "p" + at, "Who?", conference.hashtag()))
                    .then()
                    .statusCode(200);
        }
        // However slow this machine is: all within the minute.
        database.update("update social_post set seen_at = now() where source = $1", hook.id());
        hook.created(ours("late", "Who pays?"))
                .then()
                .statusCode(429)
                .header("Retry-After", org.hamcrest.Matchers.notNullValue())
                .body("code", equalTo("tooManyPosts"));
        database.update("update social_post set seen_at = seen_at - interval '2 minutes' where source = $1", hook.id());
        hook.created(ours("late", "Who pays?")).then().statusCode(200).body("outcome", equalTo("waiting"));
    }

    @Test
    void underTheChathamHouseRuleNothingTellsWhoPosted() {
        var closed = Tagged.create(Attribution.ATTRIBUTION_CHATHAM_HOUSE);
        var room = closed.session("Climate", LiveState.LIVE_STATE_LIVE, Duration.ZERO);
        var source = Webhook.add(closed.scene());
        source.created(post("1", "How hot?", closed.hashtag(), "climate"))
                .then()
                .body("outcome", equalTo("waiting"));
        source.created(post("2", "Who?", closed.hashtag())).then().body("outcome", equalTo("unrouted"));

        var item = queue(room);
        assertThat(item.getString("items[0].author")).isNull();
        assertThat(item.getString("items[0].link")).isNull();
        as("organiser")
                .get(
                        "/api/v1/qna/conferences/{slug}/sources/{id}/unrouted",
                        closed.scene().slug(),
                        source.id())
                .then()
                .body("items[0].author", nullValue())
                .body("items[0].link", nullValue());
        assertThat(database.list(
                        "select author, link from question where session = $1",
                        row -> row.getString("author") == null && row.getString("link") == null,
                        room))
                .containsOnly(true);
    }

    @Test
    void whoPostedIsForgottenWhenTheConferenceComesUnderTheRule() {
        var id = asked("1", "Who pays?");
        unrouted(post("2", "Who?", conference.hashtag()), "noThemeTag");

        conference.tell(Access.ACCESS_OPEN, Attribution.ATTRIBUTION_CHATHAM_HOUSE, 3);

        await().atMost(SOON).untilAsserted(() -> as("moderator")
                .get("/api/v1/qna/questions/{id}", id)
                .then()
                .body("author", nullValue())
                .body("link", nullValue()));
        as("organiser")
                .get(
                        "/api/v1/qna/conferences/{slug}/sources/{id}/unrouted",
                        conference.scene().slug(),
                        hook.id())
                .then()
                .body("items[0].author", nullValue())
                .body("items[0].link", nullValue());
    }

    @Test
    void onlyAGoodAndRecentSignatureIsTaken() {
        var now = Instant.now();
        var body = json(Map.of("type", "post.created", "data", ours("1", "Who pays?")));
        var good = hook.signature("d", now, body);

        refused(hook.deliver("d", now, "", body));
        refused(hook.deliver("d", now, "v1,AAAA", body));
        refused(hook.deliver("d", now, good.replace("v1,", "v2,"), body));
        refused(hook.deliver("other", now, good, body));
        refused(hook.deliver("d", now.minusSeconds(1), good, body));
        refused(hook.deliver("d", now, good, body + " "));
        refused(hook.deliver("d", now.minusSeconds(301), body));
        refused(hook.deliver("d", now.plusSeconds(330), body));
        refused(given().contentType(ContentType.JSON).body(body).post("/api/v1/qna/hooks/{id}", hook.id()));
        refused(given().contentType(ContentType.JSON)
                .header("webhook-id", "d")
                .header("webhook-timestamp", "soon")
                .header("webhook-signature", good)
                .body(body)
                .post("/api/v1/qna/hooks/{id}", hook.id()));
        assertThat(queue().getList("items")).isEmpty();

        hook.deliver("d", now, "v1,AAAA v1a,zzz " + good, body).then().statusCode(200);
    }

    private static void refused(io.restassured.response.Response response) {
        response.then().statusCode(401).body("code", equalTo("signatureNeeded"));
    }

    @Test
    void aWebhookThatDoesNotExistIsRefusedAsAWrongSignatureIs() {
        var wrong = hook.deliver("d", Instant.now(), "v1,AAAA", "{}");
        for (var id : List.of(UUID.randomUUID().toString(), "nonsense", "1")) {
            var none = given().contentType(ContentType.JSON)
                    .header("webhook-id", "d")
                    .header("webhook-timestamp", Instant.now().getEpochSecond())
                    .header("webhook-signature", "v1,AAAA")
                    .body("{}")
                    .post("/api/v1/qna/hooks/{id}", id);
            assertThat(none.statusCode()).isEqualTo(401);
            assertThat(said(none)).isEqualTo(said(wrong));
        }
    }

    /// All but the address that was called.
    private static Map<String, Object> said(io.restassured.response.Response response) {
        var said = new HashMap<String, Object>(response.jsonPath().getMap(""));
        said.remove("instance");
        return said;
    }

    @Test
    void badDeliveriesAreRefusedOnceTheyAreKnownToBeSigned() {
        var now = Instant.now();
        hook.deliver("d", now, "{").then().statusCode(400);
        hook.deliver("d", now, "[]").then().statusCode(400);
        hook.deliver("d", now, "{\"type\":7,\"data\":[]}").then().statusCode(400);
        hook.deliver("d", now, "{}").then().statusCode(422).body("code", equalTo("invalid"));
        hook.deliver("d", now, "x".repeat(70_000)).then().statusCode(413);
        hook.deliver("d", "post.read", ours("1", "?")).then().statusCode(422).body("errors[0].field", equalTo("type"));
        hook.deliver("d", "post.created", Map.of("id", "1"))
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("data.text"));
        hook.deliver("d", "post.deleted", Map.of()).then().statusCode(422).body("errors.field", hasItem("data.id"));
        var tags = new HashMap<>(ours("1", "?"));
        tags.put("tags", java.util.Collections.nCopies(101, "a"));
        hook.created(tags).then().statusCode(422).body("errors[0].field", equalTo("data.tags"));
        var body = json(Map.of("type", "post.created", "data", ours("1", "Who pays?")));
        given().contentType(ContentType.TEXT)
                .header("webhook-id", "d")
                .header("webhook-timestamp", now.getEpochSecond())
                .header("webhook-signature", hook.signature("d", now, body))
                .body(body)
                .post("/api/v1/qna/hooks/{id}", hook.id())
                .then()
                .statusCode(415);
        assertThat(queue().getList("items")).isEmpty();
    }

    @Test
    void anAddressOrATimeThatIsNoneIsLeftOut() {
        var post = new HashMap<>(ours("1", "Who pays?"));
        post.put("url", "javascript:alert(1)");
        post.put("author", "a\nb");
        post.put("language", "<b>");
        post.put("postedAt", "+900000000-01-01T00:00:00Z");
        hook.created(post).then().statusCode(200).body("outcome", equalTo("waiting"));

        var item = queue();
        assertThat(item.getString("items[0].link")).isNull();
        assertThat(item.getString("items[0].author")).isNull();
        assertThat(item.getString("items[0].language")).isEqualTo("und");
    }
}
