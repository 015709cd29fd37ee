package org.plenary.edge.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.plenary.edge.signin.Browser;
import org.plenary.edge.testing.Follower;
import org.plenary.edge.testing.Hall;
import org.plenary.edge.testing.Neighbours;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Tokens;
import org.plenary.platform.testing.Topic;
import org.plenary.proto.viewers.v1.Viewers;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "edge"))
@WithTestResource(Neighbours.class)
class LiveTest {

    private static final Logger LOG = Logger.getLogger(LiveTest.class);
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void everyStepOfAQuestionIsSeenByWhoFollows() {
        var hall = Hall.with("open");
        try (var follower = Follower.of(hall.live())) {
            assertThat(follower.status()).isEqualTo(200);
            assertThat(follower.header("Content-Type")).isEqualTo("text/event-stream");
            assertThat(follower.header("Cache-Control")).isEqualTo("no-store");
            var snapshot = follower.awaits(data -> data.containsKey("session"));
            assertThat(snapshot.name()).isEqualTo("snapshot");
            assertThat(snapshot.id()).matches("[0-9a-f]+-[0-9]+");
            assertThat(snapshot.data().getString("state")).isEqualTo("scheduled");
            assertThat(snapshot.data().getJsonObject("window").getBoolean("asking"))
                    .isTrue();

            var question = hall.ask("delegate", "Who pays?");
            follower.awaits(data -> data.containsKey("desk") && !data.containsKey("board"));

            hall.move("moderator", question, "publish").then().statusCode(200);
            var published = follower.awaits(data -> put(data, question).isPresent());
            assertThat(put(published.data(), question).orElseThrow().getString("text"))
                    .isEqualTo("Who pays?");
            assertThat(published.data().getJsonArray("decided")).contains(question);

            hall.vote("viewer", question).then().statusCode(200);
            follower.awaits(data -> votes(data, question) == 1);

            hall.move("moderator", question, "select").then().statusCode(200);
            hall.move("chair", question, "stage").then().statusCode(200);
            var staged = follower.awaits(data -> data.getJsonObject("onStage") != null);
            assertThat(staged.data().getJsonObject("onStage").getString("id")).isEqualTo(question);
            assertThat(staged.data().getJsonObject("onStage").getLong("votes")).isEqualTo(1);

            hall.move("chair", question, "answer").then().statusCode(200);
            follower.awaits(data -> data.containsKey("onStage")
                    && data.getJsonObject("onStage") == null
                    && !data.containsKey("session"));

            Hall.as("moderator")
                    .body(Map.of("text", "Coffee is late"))
                    .post("/api/v1/programme/sessions/" + hall.session() + "/updates")
                    .then()
                    .statusCode(201);
            follower.awaits(data -> !data.containsKey("session")
                    && !data.getJsonArray("updates", new JsonArray()).isEmpty());

            hall.state("live");
            follower.awaits(data -> "live".equals(data.getString("state")));
        }
    }

    @Test
    void whatIsMergedLeavesTheBoardAndItsSupportersCountForTheOther() {
        var hall = Hall.with("open");
        var root = hall.published("Who pays?");
        var like = hall.published("Who is going to pay?");
        hall.vote("viewer", root).then().statusCode(200);
        List.of("viewer", "delegate")
                .forEach(account -> hall.vote(account, like).then().statusCode(200));
        try (var follower = Follower.of(hall.live())) {
            follower.awaits(data -> data.containsKey("session"));

            Hall.as("moderator")
                    .header("If-Match", "*")
                    .body(Map.of("into", root))
                    .post("/api/v1/qna/questions/" + like + "/merge")
                    .then()
                    .statusCode(200);

            var merged = follower.awaits(data -> data.getJsonObject("merged") != null)
                    .data();
            assertThat(merged.getJsonObject("merged").getString(like)).isEqualTo(root);
            assertThat(merged.getJsonArray("decided")).contains(like);
            follower.awaits(data -> dropped(data, like));
            follower.awaits(data -> put(data, root)
                    .filter(item -> item.getInteger("mergedCount") == 1)
                    .isPresent());
            follower.awaits(data -> votes(data, root) == 2
                    || put(data, root)
                            .filter(item -> item.getLong("votes") == 2)
                            .isPresent());

            hall.move("moderator", like, "unmerge").then().statusCode(200);
            follower.awaits(data -> put(data, like).isPresent());
        }
    }

    private static boolean dropped(JsonObject data, String question) {
        return !data.containsKey("session")
                && data.getJsonObject("board", new JsonObject())
                        .getJsonArray("drop", new JsonArray())
                        .contains(question);
    }

    @Test
    void aPollIsSeenFromItsOpeningToItsResultAndNoCountBeforeThat() {
        var hall = Hall.with("open");
        try (var follower = Follower.of(hall.live())) {
            var snapshot = follower.awaits(data -> data.containsKey("session"));
            assertThat(snapshot.data().getJsonArray("polls")).isEmpty();

            var poll = hall.draftPoll("Who pays?", "closed");
            var drafted = follower.awaits(data -> data.containsKey("desk") && !data.containsKey("session"));
            assertThat(drafted.data().containsKey("polls")).isFalse();

            hall.movePoll(poll, "open").then().statusCode(200);
            var opened = follower.awaits(data -> !polls(data).isEmpty());
            assertThat(polls(opened.data()).getFirst().getString("prompt")).isEqualTo("Who pays?");
            assertThat(polls(opened.data()).getFirst().getString("state")).isEqualTo("open");

            hall.choose("viewer", poll, 1).then().statusCode(200);
            var counted = follower.awaits(data -> ballots(data, poll) == 1);
            assertThat(counted.data()
                            .getJsonObject("ballots")
                            .getJsonObject(poll)
                            .getJsonArray("counts"))
                    .isNull();
            try (var late = Follower.of(hall.live())) {
                var shown = polls(
                                late.awaits(data -> data.containsKey("session")).data())
                        .getFirst();
                assertThat(shown.getLong("ballots")).isEqualTo(1);
                assertThat(shown.getJsonArray("counts")).isNull();
            }

            hall.movePoll(poll, "close").then().statusCode(200);
            var closed = follower.awaits(
                    data -> polls(data).stream().anyMatch(told -> "closed".equals(told.getString("state"))));
            assertThat(polls(closed.data()).getFirst().getJsonArray("counts")).containsExactly(0, 1);
        }
        try (var late = Follower.of(hall.live())) {
            var shown = polls(late.awaits(data -> data.containsKey("session")).data());
            assertThat(shown).extracting(told -> told.getString("state")).containsExactly("closed");
        }
    }

    private static List<JsonObject> polls(JsonObject data) {
        return data.getJsonArray("polls", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static long ballots(JsonObject data, String poll) {
        var told = data.getJsonObject("ballots", new JsonObject()).getJsonObject(poll);
        return told == null ? -1 : told.getLong("ballots");
    }

    @Test
    void whoComesLaterSeesAllOfIt() {
        var hall = Hall.with("open");
        var question = hall.published("Who pays?");
        hall.vote("viewer", question).then().statusCode(200);
        hall.state("preview");

        try (var follower = Follower.of(hall.live())) {
            var snapshot = follower.awaits(data -> data.containsKey("session")).data();
            assertThat(snapshot.getString("state"))
                    .as("preview is nobody's to see")
                    .isEqualTo("scheduled");
            assertThat(snapshot.getJsonArray("board")).hasSize(1);
            if (snapshot.getJsonArray("board").getJsonObject(0).getLong("votes") == 0) {
                follower.awaits(data -> votes(data, question) == 1);
            }
        }
    }

    @Test
    void whoWasCutOffGoesOnWhereTheyWere() {
        var hall = Hall.with("open");
        String seen;
        try (var first = Follower.of(hall.live())) {
            seen = first.awaits(data -> data.containsKey("session")).id();
        }
        var question = hall.published("Who pays?");

        try (var again = Follower.of(hall.live(), Map.of("Last-Event-ID", seen))) {
            again.awaits(data -> put(data, question).isPresent());
            assertThat(again.events()).noneMatch(event -> event.name().equals("snapshot"));
        }
    }

    @Test
    void theBoardOfTheStreamIsTheBoardOfTheService() {
        var hall = Hall.with("open");
        var question = hall.published("Who pays?");
        var board = new JsonArray(Hall.as("viewer")
                .get("/api/v1/qna/sessions/" + hall.session() + "/board")
                .jsonPath()
                .getList("items"));

        try (var follower = Follower.of(hall.live())) {
            var item = follower.awaits(data -> data.containsKey("session"))
                    .data()
                    .getJsonArray("board")
                    .getJsonObject(0);
            assertThat(item.getString("id")).isEqualTo(question);
            // The frame says once which session it is of.
            var fields = new HashSet<>(board.getJsonObject(0).fieldNames());
            fields.remove("session");
            assertThat(item.fieldNames()).containsExactlyInAnyOrderElementsOf(fields);
            assertThat(Instant.parse(item.getString("publishedAt")))
                    .isEqualTo(Instant.parse(board.getJsonObject(0).getString("publishedAt")));
        }
    }

    @Test
    void whatIsNoSessionCannotBeFollowed() {
        assertThat(Follower.of("/api/v1/live/sessions/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(Follower.of("/api/v1/live/sessions/1").status()).isEqualTo(400);
        assertThat(RestAssured.given()
                        .post("/api/v1/live/sessions/" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void aTokenOfNobodyIsRefusedThoughTheSessionIsOpenToAll() {
        var hall = Hall.with("open");
        assertThat(Follower.of(hall.live(), Map.of("Authorization", "Bearer of nothing"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void viewersAreCountedOverAllReplicas() {
        var hall = Hall.with("open");
        try (var one = Follower.of(hall.live());
                var two = Follower.of(hall.live())) {
            one.awaits(data -> Integer.valueOf(2).equals(data.getInteger("viewers")));
            var now = Instant.now();
            Topic.named("plenary.viewers.v1")
                    .publish(
                            UUID.fromString(hall.session()),
                            hall.session(),
                            Viewers.newBuilder()
                                    .setSessionId(hall.session())
                                    .setReplica("another")
                                    .setOpen(40)
                                    .setCountedAt(Timestamp.newBuilder().setSeconds(now.getEpochSecond()))
                                    .build());
            two.awaits(data -> Integer.valueOf(42).equals(data.getInteger("viewers")));
            await("a replica that falls silent is forgotten")
                    .atMost(SOON)
                    .until(() -> two.events().getLast().data().getInteger("viewers", 0) == 2);
        }
    }

    @Test
    void aClosedSessionIsForParticipantsAndEndsWhenTheyAreNoneAnyMore() {
        var hall = Hall.with("registration");
        assertThat(Follower.of(hall.live()).status()).isEqualTo(401);
        assertThat(Follower.of(hall.live(), "not a token").status()).isEqualTo(401);
        assertThat(Follower.of(hall.live(), Tokens.of("guardian")).status()).isEqualTo(403);

        hall.register("press", "press");
        try (var participant = participant(hall, "press");
                var other = participant(hall, "viewer")) {
            Hall.as("press")
                    .delete("/api/v1/registration/conferences/" + hall.slug() + "/registrations/me")
                    .then()
                    .statusCode(200);

            await().atMost(SOON).until(participant::hasEnded);
            assertThat(other.hasEnded()).isFalse();
        }
    }

    @Test
    void signingOutEndsWhatWasOpenInAClosedSession() {
        var hall = Hall.with("registration");
        var browser = new Browser();
        browser.signIn("viewer", "/");
        var cookies = new ArrayList<String>();
        browser.cookies().forEach((name, value) -> cookies.add(name + "=" + value));
        try (var follower = Follower.of(hall.live(), Map.of("Cookie", String.join("; ", cookies)))) {
            assertThat(follower.status()).isEqualTo(200);

            browser.call()
                    .header("Origin", Browser.ORIGIN)
                    .post("/logout")
                    .then()
                    .statusCode(303);

            await().atMost(Duration.ofSeconds(5)).until(follower::hasEnded);
        }
    }

    @Test
    void anInvitationOnlySessionIsNotKnownToOutsiders() {
        var hall = Hall.with("invitation");

        assertThat(Follower.of(hall.live()).status()).isEqualTo(404);
        assertThat(Follower.of(hall.live(), Tokens.of("guardian")).status()).isEqualTo(404);
    }

    @Test
    void fiveHundredSeeAVoteWithinASecond() {
        var hall = Hall.with("open");
        var question = hall.published("Who pays?");
        var followers = new ArrayList<Follower>();
        try {
            for (int count = 0; count < 500; count++) {
                followers.add(Follower.of(hall.live()));
            }
            followers.forEach(follower -> follower.awaits(data -> data.containsKey("session")));
            var start = System.nanoTime();
            hall.vote("viewer", question).then().statusCode(200);
            var last = followers.stream()
                    .mapToLong(follower ->
                            follower.awaits(data -> votes(data, question) == 1).atNanos())
                    .max()
                    .orElseThrow();

            LOG.infof("From the vote to the last of 500 streams: %d ms", (last - start) / 1_000_000);
            assertThat(Duration.ofNanos(last - start)).isLessThan(Duration.ofSeconds(10));
        } finally {
            followers.forEach(Follower::close);
        }
    }

    @Test
    void whenAServiceOrKafkaDiesTheStreamGoesOnAndHealsByItself() {
        var hall = Hall.with("open");
        var other = Hall.with("open");
        var first = hall.published("Before");
        try (var follower = Follower.of(hall.live())) {
            follower.awaits(data -> data.containsKey("session"));
            Neighbours.of("qna").process().kill();
            var refused = Follower.of(other.live());
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(follower.hasEnded()).isFalse();
            assertThat(Hall.as("viewer")
                            .get("/api/v1/qna/sessions/" + hall.session() + "/board")
                            .statusCode())
                    .isEqualTo(503);
            Neighbours.of("qna").process().startAgain();

            hall.vote("viewer", first).then().statusCode(200);
            follower.awaits(data -> votes(data, first) == 1);
            RealServers.servers().kafka().kill();
            hall.vote("delegate", first).then().statusCode(200);
            RealServers.servers().kafka().startAgain();
            follower.awaits(data -> votes(data, first) == 2);

            var again = hall.published("After");
            follower.awaits(data -> put(data, again).isPresent());
            assertThat(follower.events().stream()
                            .filter(event -> put(event.data(), again).isPresent()))
                    .as("told once")
                    .hasSize(1);
            await().atMost(SOON).until(() -> {
                try (var late = Follower.of(other.live())) {
                    return late.status() == 200;
                }
            });
        }
    }

    /// A registration takes a moment to arrive.
    private static Follower participant(Hall hall, String account) {
        return await().atMost(SOON)
                .until(() -> Follower.of(hall.live(), Tokens.of(account)), follower -> follower.status() == 200);
    }

    private static Optional<JsonObject> put(JsonObject data, String question) {
        return data.containsKey("session") || data.getJsonObject("board") == null
                ? Optional.empty()
                : items(data.getJsonObject("board").getJsonArray("put", new JsonArray())).stream()
                        .filter(item -> question.equals(item.getString("id")))
                        .findFirst();
    }

    private static List<JsonObject> items(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }

    private static long votes(JsonObject data, String question) {
        if (data.containsKey("session")) {
            return items(data.getJsonArray("board")).stream()
                    .filter(item -> question.equals(item.getString("id")))
                    .mapToLong(item -> item.getLong("votes"))
                    .findFirst()
                    .orElse(-1);
        }
        return data.containsKey("votes")
                ? data.getJsonObject("votes").getLong(question, -1L)
                : put(data, question).map(item -> item.getLong("votes")).orElse(-1L);
    }
}
