package org.plenary.qna.window;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.qna.testing.Scene.as;

import com.google.protobuf.InvalidProtocolBufferException;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Topic;
import org.plenary.proto.sessions.v1.LiveState;
import org.plenary.qna.decision.Decisions;
import org.plenary.qna.session.Sessions;
import org.plenary.qna.testing.Scene;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class WindowRouteTest {

    private static final String ROUTE = "/api/v1/qna/sessions/{id}/window";
    private static final String VOTE = "/api/v1/qna/questions/{id}/vote";
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    Decisions decisions;

    @Inject
    Sessions sessions;

    private Scene scene;
    private UUID session;

    @BeforeEach
    void open() {
        scene = Scene.open();
        session = scene.session();
    }

    private void set(String window) {
        as("moderator").body(window).put(ROUTE, session).then().statusCode(200);
    }

    @Test
    void closesAndOpensForQuestionsAndVotesByThemselves() {
        var question = scene.question(session, "publish");
        given().get(ROUTE, session)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("asking", equalTo(true))
                .body("voting", equalTo(true))
                .body("closesAt", nullValue());

        as("chair")
                .body("{\"asking\":false,\"voting\":true}")
                .put(ROUTE, session)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("asking", equalTo(false))
                .body("version", equalTo(1));
        as("delegate")
                .body("{\"text\":\"Too late?\"}")
                .post("/api/v1/qna/sessions/{id}/questions", session)
                .then()
                .statusCode(409)
                .body("code", equalTo("askingClosed"));
        as("viewer").put(VOTE, question).then().statusCode(200);

        set("{\"asking\":true,\"voting\":false}");
        scene.question(session);
        as("press").put(VOTE, question).then().statusCode(409).body("code", equalTo("votingClosed"));
        as("viewer").put(VOTE, question).then().statusCode(200).body("mine", equalTo(true));
        as("viewer").delete(VOTE, question).then().statusCode(409).body("code", equalTo("votingClosed"));
        assertThat(decisions.chain(session))
                .extracting(decision -> decision.decided().after())
                .contains("voting", "asking");
    }

    @Test
    void changesNothingWhenItStandsSoAlready() {
        set("{\"asking\":false,\"voting\":false}");
        var before = decisions.head(session);

        set("{\"asking\":false,\"voting\":false}");

        assertThat(decisions.head(session)).isEqualTo(before);
    }

    @Test
    void closesByItselfWhenItsTimeComesAndTellsEveryone() throws InvalidProtocolBufferException {
        var question = scene.question(session, "publish");
        var closesAt = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS);
        set("{\"asking\":true,\"voting\":true,\"closesAt\":\"%s\"}".formatted(closesAt));
        as("viewer").put(VOTE, question).then().statusCode(200);

        await().atMost(SOON)
                .untilAsserted(() -> given().get(ROUTE, session).then().body("voting", equalTo(false)));
        assertThat(Instant.now()).isAfterOrEqualTo(closesAt);
        as("press").put(VOTE, question).then().statusCode(409).body("code", equalTo("votingClosed"));
        await().atMost(SOON).until(() -> told().size() == 2);

        assertThat(told())
                .extracting(org.plenary.proto.qna.v1.Window::getVoting)
                .containsExactly(true, false);
        assertThat(told())
                .extracting(org.plenary.proto.qna.v1.Window::getVersion)
                .containsExactly(1L, 2L);
    }

    @Test
    void followsTheSessionToItsEndAndBack() throws InvalidProtocolBufferException {
        set("{\"asking\":false,\"voting\":true}");
        scene.tell(session, LiveState.LIVE_STATE_ENDED, false, 2);

        await().atMost(SOON).untilAsserted(() -> given().get(ROUTE, session)
                .then()
                .body("voting", equalTo(false))
                .body("version", equalTo(2)));
        as("moderator")
                .body("{\"asking\":true,\"voting\":true}")
                .put(ROUTE, session)
                .then()
                .statusCode(409)
                .body("code", equalTo("sessionEnded"));

        scene.tell(session, LiveState.LIVE_STATE_LIVE, false, 3);
        await().atMost(SOON).untilAsserted(() -> given().get(ROUTE, session)
                .then()
                .body("asking", equalTo(false))
                .body("voting", equalTo(true)));
        await().atMost(SOON).until(() -> told().size() == 3);
        assertThat(told())
                .extracting(org.plenary.proto.qna.v1.Window::getVoting)
                .containsExactly(true, false, true);
    }

    @Test
    void closesByHandForEverybodyWhenThoseBehindTheHallHaveHeardOfIt() throws InvalidProtocolBufferException {
        var question = scene.question(session, "publish");
        behind(Duration.ofSeconds(3), 1);
        var closed = Instant.now();

        as("chair")
                .body("{\"asking\":true,\"voting\":false}")
                .put(ROUTE, session)
                .then()
                .statusCode(200)
                .body("asking", equalTo(true))
                .body("askingUntil", nullValue())
                .body("voting", equalTo(true))
                .body("votingUntil", notNullValue());
        // Once more moves nothing.
        var until = Instant.parse(given().get(ROUTE, session).path("votingUntil"));
        set("{\"asking\":true,\"voting\":false}");
        given().get(ROUTE, session).then().body("votingUntil", equalTo(until.toString()));
        as("viewer").put(VOTE, question).then().statusCode(200).body("mine", equalTo(true));

        await().atMost(SOON)
                .untilAsserted(() -> given().get(ROUTE, session).then().body("voting", equalTo(false)));
        as("press").put(VOTE, question).then().statusCode(409).body("code", equalTo("votingClosed"));
        assertThat(until).isAfterOrEqualTo(closed.plusSeconds(3));
        assertThat(Instant.now()).isAfterOrEqualTo(until);
        await().atMost(SOON).until(() -> told().size() == 2);
        assertThat(told())
                .extracting(org.plenary.proto.qna.v1.Window::getVoting)
                .containsExactly(true, false);
        assertThat(told().getFirst().getVotingUntil().getSeconds()).isEqualTo(until.getEpochSecond());
        assertThat(told().getLast().hasVotingUntil()).isFalse();

        // What is over stays so, also when those who watch turn out to be further behind.
        behind(Duration.ofSeconds(30), 2);
        as("press").put(VOTE, question).then().statusCode(409).body("code", equalTo("votingClosed"));
    }

    @Test
    void aPlannedEndIsTheHallsAndTheOthersHaveTheirDelay() throws InvalidProtocolBufferException {
        var closesAt = Instant.now().plusSeconds(1_000).truncatedTo(ChronoUnit.MILLIS);
        set("{\"asking\":true,\"voting\":true,\"closesAt\":\"%s\"}".formatted(closesAt));
        given().get(ROUTE, session).then().body("askingUntil", equalTo(closesAt.toString()));

        behind(Duration.ofSeconds(8), 1);

        given().get(ROUTE, session)
                .then()
                .body("closesAt", equalTo(closesAt.toString()))
                .body("askingUntil", equalTo(closesAt.plusSeconds(8).toString()));
        await().atMost(SOON).until(() -> told().size() == 2);
        assertThat(told().getLast().getAskingUntil().getSeconds())
                .isEqualTo(closesAt.plusSeconds(8).getEpochSecond());
    }

    @Test
    void aSlipIsTakenBackBeforeAnybodyNoticed() {
        behind(Duration.ofSeconds(30), 1);
        set("{\"asking\":false,\"voting\":false}");

        set("{\"asking\":true,\"voting\":true}");

        given().get(ROUTE, session)
                .then()
                .body("asking", equalTo(true))
                .body("askingUntil", nullValue())
                .body("votingUntil", nullValue());
    }

    @Test
    void theEndOfTheSessionIsSeenByThoseBehindTheHallBeforeItCloses() {
        behind(Duration.ofSeconds(30), 1);
        scene.tell(session, LiveState.LIVE_STATE_ENDED, false, 2);
        await().atMost(SOON)
                .untilAsserted(() -> given().get(ROUTE, session).then().body("askingUntil", notNullValue()));

        scene.question(session);
        as("moderator")
                .body("{\"asking\":true,\"voting\":true}")
                .put(ROUTE, session)
                .then()
                .statusCode(409)
                .body("code", equalTo("sessionEnded"));
        // Moved back, the clock has come.
        behind(Duration.ZERO, 2);
        await().atMost(SOON)
                .untilAsserted(() -> given().get(ROUTE, session).then().body("asking", equalTo(false)));
    }

    private void behind(Duration delay, long version) {
        scene.tell(session, delay, version);
        await().atMost(SOON).until(() -> sessions.delay(session).equals(delay));
    }

    @Test
    void isRefusedInTheOrderPromised() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .put(ROUTE, session)
                .then()
                .statusCode(401);
        for (var account : List.of("delegate", "viewer", "organiser", "guardian")) {
            as(account).body("{").put(ROUTE, session).then().statusCode(403).body("code", equalTo("roleNeeded"));
        }
        as("chair").body("{}").put(ROUTE, "nonsense").then().statusCode(400);
        as("chair").body("{").put(ROUTE, session).then().statusCode(400);
        as("chair")
                .body("{\"asking\":\"perhaps\",\"voting\":true}")
                .put(ROUTE, session)
                .then()
                .statusCode(400);
        as("chair")
                .contentType(ContentType.TEXT)
                .body("{}")
                .put(ROUTE, session)
                .then()
                .statusCode(415);
        as("chair")
                .header("If-Match", "\"5\"")
                .body("{}")
                .put(ROUTE, session)
                .then()
                .statusCode(412);
        as("chair").body("{\"asking\":true}").put(ROUTE, session).then().statusCode(422);
        as("chair")
                .body("{\"asking\":true,\"voting\":true,\"closesAt\":\"2011-11-01T10:00:00Z\"}")
                .put(ROUTE, session)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("closesAt"));
    }

    private List<org.plenary.proto.qna.v1.Window> told() throws InvalidProtocolBufferException {
        var told = new java.util.ArrayList<org.plenary.proto.qna.v1.Window>();
        for (var record : Topic.named("plenary.qna.v1").read()) {
            if (record.key().equals(session.toString())
                    && new String(record.headers().lastHeader("ce_type").value()).equals("plenary.qna.v1.Window")) {
                told.add(org.plenary.proto.qna.v1.Window.parseFrom(record.value()));
            }
        }
        return told;
    }
}
