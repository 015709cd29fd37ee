package org.plenary.qna.board;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.plenary.qna.testing.Scene.as;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.embedded.Servers;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Tokens;
import org.plenary.proto.qna.v1.BoardGrpc.BoardBlockingStub;
import org.plenary.proto.qna.v1.GetSnapshotRequest;
import org.plenary.proto.qna.v1.GetSnapshotResponse;
import org.plenary.proto.qna.v1.QuestionState;
import org.plenary.proto.qna.v1.Tally;
import org.plenary.proto.sessions.v1.Access;
import org.plenary.proto.sessions.v1.Attribution;
import org.plenary.proto.sessions.v1.LiveState;
import org.plenary.qna.testing.Scene;
import org.plenary.qna.testing.Tagged;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class BoardTest {

    private static final String BOARD = "/api/v1/qna/sessions/{id}/board";
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final List<String> AFRICA = List.of("captioner", "facilitator1", "facilitator2", "lead", "guardian");
    private static final List<String> EUROPE = List.of("organiser", "moderator", "moderator2", "chair", "producer");

    private ManagedChannel channel;
    private Scene scene;
    private UUID session;

    @BeforeEach
    void open() {
        channel = ManagedChannelBuilder.forAddress("127.0.0.1", RestAssured.port)
                .usePlaintext()
                .build();
        scene = Scene.open();
        session = scene.session();
    }

    @AfterEach
    void hangUp() {
        channel.shutdownNow();
    }

    private List<String> board(String query) {
        return given().get(BOARD + query, session).jsonPath().getList("items.id", String.class);
    }

    @Test
    void ranksByVotesThenByWhatWasPublishedFirst() {
        var early = scene.question(session, "publish");
        var late = scene.question(session, "publish");
        var popular = scene.question(session, "publish", "select");
        scene.question(session);
        scene.question(session, "dismiss");
        List.of("viewer", "press").forEach(account -> as(account)
                .put("/api/v1/qna/questions/{id}/vote", popular)
                .then()
                .statusCode(200));
        as("viewer").put("/api/v1/qna/questions/{id}/vote", late).then().statusCode(200);

        await().atMost(SOON).until(() -> board(""), List.of(popular, late, early)::equals);
        given().get(BOARD, session)
                .then()
                .statusCode(200)
                .body("items[0].votes", equalTo(2))
                .body("items[0].state", equalTo("selected"))
                .body("items[1].votes", equalTo(1))
                .body("items[2].votes", equalTo(0));
        assertThat(board("?sort=newest")).containsExactly(popular, late, early);
    }

    /// As many as need be that a region may be told of at all: five.
    private List<String> published(List<String> accounts) {
        var ids = new ArrayList<String>();
        for (var account : accounts) {
            var id = scene.ask(account, session, Map.of("text", "What would %s say?".formatted(account)))
                    .getString("id");
            scene.move(id, "publish");
            ids.add(id);
        }
        return ids;
    }

    private void worldwide() {
        scene = Scene.create(Access.ACCESS_OPEN, Attribution.ATTRIBUTION_ON_THE_RECORD)
                .from("KE", AFRICA)
                .from("HU", EUROPE);
        session = scene.session();
    }

    @Test
    void ranksRegionsThatWerePutTooLittleFirst() {
        worldwide();
        var europe = published(EUROPE);
        var africa = published(AFRICA);
        as("viewer")
                .put("/api/v1/qna/questions/{id}/vote", europe.getLast())
                .then()
                .statusCode(200);
        as("viewer")
                .put("/api/v1/qna/questions/{id}/vote", africa.getLast())
                .then()
                .statusCode(200);
        await().atMost(SOON).until(() -> board("").subList(0, 2), List.of(europe.getLast(), africa.getLast())::equals);
        // Nobody was put yet, so nobody was put too little.
        assertThat(board("?sort=regions")).isEqualTo(board("")).hasSize(10);

        for (var id : europe.subList(0, 3)) {
            scene.move(id, "stage");
            scene.move(id, "answer");
        }

        var ranked = board("?sort=regions");
        assertThat(ranked.subList(0, 5))
                .containsExactly(africa.get(4), africa.get(0), africa.get(1), africa.get(2), africa.get(3));
        assertThat(ranked.subList(5, 10))
                .containsExactly(europe.get(4), europe.get(0), europe.get(1), europe.get(2), europe.get(3));
        assertThat(given().get(BOARD + "?sort=regions", session).asString()).doesNotContain("africa", "europe");
        assertThat(inPages("regions", 3)).isEqualTo(ranked);

        // With four of them left, nothing may be told.
        as("captioner")
                .post("/api/v1/qna/questions/{id}/withdraw", africa.getFirst())
                .then()
                .statusCode(200);
        assertThat(board("?sort=regions")).isEqualTo(board("")).hasSize(9);
    }

    @Test
    void ranksByTheThemesThatQuestionsNameOrElseTheirSessions() {
        var tagged = Tagged.create(Attribution.ATTRIBUTION_ON_THE_RECORD);
        scene = tagged.scene();
        session = tagged.session("digital-rights", LiveState.LIVE_STATE_LIVE, Duration.ZERO);
        var own = theme("Who may read my letters?");
        var warm = theme("How warm is it there (#CLIMATE)?");
        var named = theme("And what of #digital-rights?");
        var both = theme("Are #digitalrights good for the #climate?");
        var other = theme("What is #else?");
        as("viewer").put("/api/v1/qna/questions/{id}/vote", named).then().statusCode(200);
        await().atMost(SOON).until(() -> board("").getFirst(), named::equals);

        assertThat(board("?sort=theme")).containsExactly(warm, named, own, both, other);
        assertThat(inPages("theme", 2)).isEqualTo(board("?sort=theme"));
        assertThat(board("?tag=Climate")).containsExactly(warm);
        assertThat(board("?tag=Digital_Rights&sort=newest")).containsExactly(other, both, named, own);
        assertThat(board("?tag=unheard-of")).isEmpty();

        // In other words it is about something else.
        as("moderator")
                .header("If-Match", "*")
                .body(Map.of("text", "How warm is it there?", "rule", "unclear", "reason", "Plainer."))
                .post("/api/v1/qna/questions/{id}/reword", warm)
                .then()
                .statusCode(200);
        assertThat(board("?tag=climate")).isEmpty();
        scene.move(own, "dismiss");
        scene.move(own, "publish");
        assertThat(board("?sort=theme")).containsExactly(named, own, warm, both, other);
    }

    private String theme(String text) {
        var id = scene.ask(session, text).getString("id");
        scene.move(id, "publish");
        return id;
    }

    private List<String> inPages(String sort, int limit) {
        var page = given().get(BOARD + "?limit=" + limit + "&sort=" + sort, session);
        var ids = new ArrayList<>(page.jsonPath().getList("items.id", String.class));
        while (page.header("Link") != null) {
            page = given().urlEncodingEnabled(false).get(next(page.header("Link")));
            ids.addAll(page.jsonPath().getList("items.id", String.class));
        }
        return ids;
    }

    @Test
    void comesInPagesThatTogetherAreTheWhole() {
        for (int at = 0; at < 5; at++) {
            scene.question(session, "publish");
        }

        for (var sort : List.of("votes", "newest", "theme", "regions")) {
            var first = given().get(BOARD + "?limit=2&sort=" + sort, session);
            var second = given().urlEncodingEnabled(false).get(next(first.header("Link")));
            var third = given().urlEncodingEnabled(false).get(next(second.header("Link")));
            var ids = new ArrayList<>(first.jsonPath().getList("items.id", String.class));
            ids.addAll(second.jsonPath().getList("items.id", String.class));
            ids.addAll(third.jsonPath().getList("items.id", String.class));

            assertThat(ids).isEqualTo(board("?sort=" + sort)).hasSize(5);
            assertThat(third.header("Link")).isNull();
        }
    }

    private static String next(String link) {
        assertThat(link).endsWith("; rel=\"next\"");
        return link.substring(1, link.indexOf('>'));
    }

    @Test
    void isCachedUntilSomethingOnItChanges() {
        var id = scene.question(session, "publish");
        var seen = given().get(BOARD, session);

        seen.then().header("Cache-Control", "public, max-age=1, stale-while-revalidate=5");
        given().header("If-None-Match", seen.header("ETag"))
                .get(BOARD, session)
                .then()
                .statusCode(304);
        as("viewer").put("/api/v1/qna/questions/{id}/vote", id).then().statusCode(200);
        await().atMost(SOON)
                .until(() -> given().header("If-None-Match", seen.header("ETag"))
                                .get(BOARD, session)
                                .statusCode()
                        == 200);
    }

    @Test
    void refusesWhatItCannotRead() {
        given().get(BOARD, "nonsense").then().statusCode(400).body("code", equalTo("malformedId"));
        given().get(BOARD + "?limit=many", session).then().statusCode(400);
        given().get(BOARD + "?limit=0", session).then().statusCode(422);
        given().get(BOARD + "?limit=201", session).then().statusCode(422);
        given().get(BOARD + "?after=!!!", session).then().statusCode(400);
        given().get(BOARD + "?after=bm90aGluZw", session).then().statusCode(400);
        given().get(BOARD + "?sort=beauty", session).then().statusCode(422).body("errors[0].field", equalTo("sort"));
    }

    @Test
    void startsALiveStreamWithTheBoardItsTalliesAndTheWindow() {
        var staged = scene.question(session, "publish", "stage");
        var voted = scene.question(session, "publish");
        scene.question(session);
        as("viewer").put("/api/v1/qna/questions/{id}/vote", voted).then().statusCode(200);
        await().atMost(SOON).until(() -> board(""), List.of(voted, staged)::equals);

        var snapshot = snapshot(service());

        assertThat(snapshot.getQuestionsList())
                .extracting(question -> question.getId())
                .containsExactly(voted, staged);
        assertThat(snapshot.getQuestions(1).getState()).isEqualTo(QuestionState.QUESTION_STATE_ON_STAGE);
        assertThat(snapshot.getTalliesList())
                .filteredOn(tally -> tally.getQuestionId().equals(voted))
                .extracting(Tally::getVotes)
                .containsExactly(1L);
        assertThat(snapshot.getWindow().getAsking()).isTrue();
        assertThat(snapshot.getWindow().getVersion()).isZero();
    }

    @Test
    void startsALiveStreamWithTheStagedQuestionHoweverLowItRanks() {
        for (int at = 0; at < 200; at++) {
            var hall = scene.ask(
                    "moderator", session, Map.of("text", "From the hall, number %d?".formatted(at), "origin", "room"));
            scene.move(hall.getString("id"), "publish");
        }
        var staged = scene.question(session, "publish", "stage");

        var snapshot = snapshot(service());

        assertThat(snapshot.getQuestionsCount()).isEqualTo(200);
        assertThat(snapshot.getQuestionsList().getLast().getId()).isEqualTo(staged);
    }

    @Test
    void answersServicesOnly() {
        assertThatThrownBy(() -> snapshot(null))
                .isInstanceOfSatisfying(StatusRuntimeException.class, refused -> assertThat(
                                refused.getStatus().getCode())
                        .isIn(Status.Code.UNAUTHENTICATED, Status.Code.PERMISSION_DENIED));
        assertThatThrownBy(() -> snapshot(Tokens.of("moderator")))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        refused -> assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED));
    }

    private GetSnapshotResponse snapshot(@Nullable String token) {
        BoardBlockingStub board = org.plenary.proto.qna.v1.BoardGrpc.newBlockingStub(channel);
        if (token != null) {
            var headers = new Metadata();
            headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
            board = board.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
        }
        return board.getSnapshot(
                GetSnapshotRequest.newBuilder().setSessionId(session.toString()).build());
    }

    private static String service() {
        return given().baseUri(RealServers.servers().keycloak().issuer())
                .contentType(ContentType.URLENC)
                .formParam("grant_type", "client_credentials")
                .formParam("client_id", "edge")
                .formParam("client_secret", Servers.PASSWORD)
                .post("/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }
}
