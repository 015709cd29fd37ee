package org.plenary.qna.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.qna.testing.Scene.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.proto.sessions.v1.Attribution;
import org.plenary.proto.sessions.v1.LiveState;
import org.plenary.qna.testing.Tagged;

/// Against [TestMastodon], a real HTTP server that speaks Mastodon's API; no Mastodon can be installed here.
@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class MastodonTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String RIGHTS = "digitalrights";

    @Inject
    Database database;

    private TestMastodon server;
    private Tagged conference;
    private UUID session;
    private String slug;

    @BeforeEach
    void open() {
        server = new TestMastodon();
        conference = Tagged.create(Attribution.ATTRIBUTION_ON_THE_RECORD);
        slug = conference.scene().slug();
        session = conference.session("digital-rights", LiveState.LIVE_STATE_LIVE, Duration.ofMinutes(-10));
    }

    @AfterEach
    void close() {
        var id = as("organiser")
                .get("/api/v1/qna/conferences/{slug}/sources", slug)
                .then()
                .extract()
                .<List<String>>path("items.id");
        id.forEach(source -> as("organiser")
                .delete("/api/v1/qna/conferences/{slug}/sources/{id}", slug, source)
                .then()
                .statusCode(204));
        server.close();
    }

    private UUID follow(boolean withToken) {
        var form = withToken
                ? Map.of(
                        "kind",
                        "mastodon",
                        "name",
                        "Ours",
                        "server",
                        server.address(),
                        "accessToken",
                        TestMastodon.TOKEN)
                : Map.of("kind", "mastodon", "name", "Ours", "server", server.address());
        return UUID.fromString(as("organiser")
                .body(form)
                .post("/api/v1/qna/conferences/{slug}/sources", slug)
                .then()
                .statusCode(201)
                .body("server", equalTo(server.address()))
                .extract()
                .path("id"));
    }

    private UUID stream() {
        var source = follow(true);
        await("the stream is followed").atMost(SOON).until(() -> server.streams() == 1);
        return source;
    }

    private String ask(String author, String words) {
        return server.post(author, html(words), conference.hashtag(), RIGHTS);
    }

    private String html(String words) {
        return "<p>%s <a href=\"#\" class=\"mention hashtag\">#<span>%s</span></a> #%s</p>"
                .formatted(words, conference.hashtag(), RIGHTS);
    }

    private List<String> waiting() {
        return as("moderator")
                .get("/api/v1/qna/sessions/{id}/queue", session)
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.state == 'waiting' }.text");
    }

    private void becomes(String... texts) {
        await().atMost(SOON).untilAsserted(() -> assertThat(waiting()).containsExactlyInAnyOrder(texts));
    }

    private String question(String text) {
        return as("moderator")
                .get("/api/v1/qna/sessions/{id}/queue", session)
                .then()
                .extract()
                .path("items.find { it.text == '" + text + "' }.id");
    }

    private void fault(UUID source, @Nullable String code) {
        await().atMost(SOON).untilAsserted(() -> assertThat(as("organiser")
                        .get("/api/v1/qna/conferences/{slug}/sources", slug)
                        .then()
                        .extract()
                        .<String>path("items.find { it.id == '" + source + "' }.lastError?.code"))
                .isEqualTo(code));
    }

    @Test
    void whatIsPostedWhileWeFollowComesAtOnceWithItsAuthorAndLink() {
        stream();
        var id = ask("ada", "Who <b>pays</b>?<br>And &amp; why?");

        becomes("Who pays?\nAnd & why?");
        as("moderator")
                .get("/api/v1/qna/questions/{id}", question("Who pays?\\nAnd & why?"))
                .then()
                .body("origin", equalTo("social"))
                .body("author", equalTo("@ada@127.0.0.1"))
                .body("language", equalTo("en"))
                .body("link", equalTo("https://social.example/@ada/" + id));
    }

    @Test
    void whatWasPostedBeforeTheSourceWasThereComesTooInItsOrder() {
        for (int at = 0; at < 50; at++) {
            server.postUnheard(
                    "p" + at + "@elsewhere.example", html("Who pays " + at + "?"), conference.hashtag(), RIGHTS);
        }
        server.post(
                Map.of("created_at", Instant.now().minus(Duration.ofDays(90)).toString()),
                "old",
                html("Of another year?"),
                conference.hashtag(),
                RIGHTS);
        follow(false);

        await().atMost(SOON).untilAsserted(() -> assertThat(waiting()).hasSize(50));
        assertThat(waiting().getFirst()).isEqualTo("Who pays 0?");
        assertThat(waiting().getLast()).isEqualTo("Who pays 49?");
    }

    @Test
    void withoutATokenItIsAskedAgainAndAgain() {
        follow(false);
        ask("ada", "Early?");
        becomes("Early?");
        ask("bob@elsewhere.example", "Late?");
        becomes("Early?", "Late?");

        assertThat(server.asked()).noneMatch(path -> path.contains("streaming"));
    }

    @Test
    void aServerThatDoesNotStreamIsAskedAgainAndAgain() {
        server.withoutStreaming();
        follow(true);
        ask("ada", "Early?");
        becomes("Early?");
        ask("bob", "Late?");
        becomes("Early?", "Late?");
    }

    @Test
    void whatWasPostedEditedAndDeletedInAGapIsMadeUpFor() {
        stream();
        var edited = ask("ada", "Who pays?");
        var deleted = ask("bob", "Never mind?");
        becomes("Who pays?", "Never mind?");

        server.refuse(3, 503, Map.of());
        server.cut();
        server.edit(edited, html("Who really pays?"), false);
        server.delete(deleted, false);
        for (int at = 0; at < 45; at++) {
            server.postUnheard("p" + at, html("Missed " + at + "?"), conference.hashtag(), RIGHTS);
        }

        await().atMost(SOON).untilAsserted(() -> assertThat(waiting())
                .hasSize(46)
                .contains("Missed 0?", "Missed 44?", "Who really pays?")
                .doesNotContain("Never mind?"));
        await("the stream is followed again").atMost(SOON).until(() -> server.streams() == 1);
        ask("carol", "And now?");
        await().atMost(SOON).untilAsserted(() -> assertThat(waiting()).contains("And now?"));
    }

    @Test
    void anEditInReachOfTheLatestPageIsSeenWithoutAStream() {
        follow(false);
        var id = ask("ada", "Who pays?");
        becomes("Who pays?");
        server.edit(id, html("Who really pays?"), false);
        becomes("Who really pays?");
    }

    @Test
    void aPostIsOneQuestionThoughStreamAndPollingTellOfItManyTimes() {
        stream();
        var id = ask("ada", "Who pays?");
        becomes("Who pays?");
        for (int at = 0; at < 5; at++) {
            server.tell("update", post(id));
        }
        server.cut();
        await().atMost(SOON).until(() -> server.streams() == 1);
        ask("bob", "Next?");
        becomes("Who pays?", "Next?");
    }

    private String post(String id) {
        return "{\"id\":\"%s\",\"visibility\":\"public\",\"content\":\"x\",\"account\":{\"acct\":\"ada\"},\"tags\":[]}"
                .formatted(id);
    }

    @Test
    void editsAndDeletionsInTheStreamAreFollowed() {
        stream();
        var id = ask("ada", "Who pays?");
        becomes("Who pays?");
        var question = question("Who pays?");
        server.edit(id, html("Who really pays?"), true);
        becomes("Who really pays?");
        conference.scene().move(question, "publish");
        server.delete(id, true);

        await().atMost(SOON).untilAsserted(() -> as("moderator")
                .get("/api/v1/qna/questions/{id}", question)
                .then()
                .body("state", equalTo("withdrawn"))
                .body("text", nullValue()));
    }

    @Test
    void whatIsNotForEverybodyOrNotTheAuthorsOwnIsNoQuestion() {
        stream();
        for (var visibility : List.of("unlisted", "private", "direct")) {
            server.post(Map.of("visibility", visibility), "ada", html("Hidden?"), conference.hashtag(), RIGHTS);
        }
        server.post(Map.of("reblog", Map.of("id", "7")), "bob", html("Boosted?"), conference.hashtag(), RIGHTS);
        server.post(Map.of("in_reply_to_id", "7"), "carol", html("Replied?"), conference.hashtag(), RIGHTS);

        becomes("Replied?");
    }

    @Test
    void nonsenseInTheStreamStopsNothing() {
        stream();
        server.tell("update", "{not json");
        server.tell("update", "[]");
        server.tell("update", "{\"id\":7}");
        server.tell("delete", "nobody's");
        server.tell("filters_changed", "");
        server.tell("announcement", "{}");
        ask("ada", "Who pays?");
        becomes("Who pays?");
    }

    @Test
    void aServerThatWantsToBeLeftAloneIs() {
        server.refuse(1, 429, Map.of("Retry-After", "3"));
        var source = follow(false);
        ask("ada", "Who pays?");
        fault(source, "rateLimited");
        var refused = server.asked().stream()
                .filter(path -> path.contains("timelines"))
                .count();
        assertThat(refused).isEqualTo(1);

        becomes("Who pays?");
        fault(source, null);
        var reset = Instant.now().plusSeconds(4);
        server.refuse(1, 429, Map.of("X-RateLimit-Reset", reset.toString()));
        ask("bob", "Later?");
        becomes("Who pays?", "Later?");
        assertThat(Instant.now()).isAfterOrEqualTo(reset);
    }

    @Test
    void whatIsWrongIsToldAndHealsByItself() {
        server.refuse(1_000, 500, Map.of());
        var source = follow(false);
        fault(source, "serverSilent");
        server.refuse(1_000, 403, Map.of());
        fault(source, "serverRefused");
        server.refuse(0, 200, Map.of());
        ask("ada", "Who pays?");
        becomes("Who pays?");
        fault(source, null);
    }

    @Test
    void aTokenIsSealedAndShownToNobodyButItsServer() {
        var source = stream();
        assertThat(database.list(
                        "select secret from social_source where id = $1",
                        row -> new String(
                                row.getBuffer("secret").getBytes(), java.nio.charset.StandardCharsets.ISO_8859_1),
                        source))
                .singleElement()
                .satisfies(kept -> assertThat(kept).doesNotContain(TestMastodon.TOKEN));
        assertThat(as("organiser")
                        .get("/api/v1/qna/conferences/{slug}/sources", slug)
                        .asString())
                .doesNotContain(TestMastodon.TOKEN);
    }

    @Test
    void aRemovedSourceIsFollowedNoMore() {
        var source = stream();
        as("organiser")
                .delete("/api/v1/qna/conferences/{slug}/sources/{id}", slug, source)
                .then()
                .statusCode(204);

        await().atMost(SOON).until(() -> server.streams() == 0);
    }

    @Test
    void moreThanIsTakenInAMinuteComesLaterAndNothingIsLost() {
        for (int at = 0; at < 70; at++) {
            server.postUnheard("p" + at, html("Who pays " + at + "?"), conference.hashtag(), RIGHTS);
        }
        var source = follow(false);
        await().atMost(SOON).untilAsserted(() -> assertThat(waiting()).hasSize(60));
        // The minute is over.
        database.update("update social_post set seen_at = seen_at - interval '2 minutes' where source = $1", source);
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(waiting()).hasSize(70));
    }
}
