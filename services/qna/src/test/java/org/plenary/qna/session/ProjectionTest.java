package org.plenary.qna.session;

import static io.restassured.RestAssured.given;
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
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Tokens;
import org.plenary.platform.testing.Topic;
import org.plenary.proto.registration.v1.Kind;
import org.plenary.proto.registration.v1.ParticipantState;
import org.plenary.proto.sessions.v1.Access;
import org.plenary.proto.sessions.v1.Attribution;
import org.plenary.proto.sessions.v1.LiveState;
import org.plenary.qna.testing.Scene;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class ProjectionTest {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Topic PROGRAMME = Topic.named("plenary.sessions.v1");

    @Inject
    Database database;

    private long version(UUID session) {
        return database.one("select version from session where id = $1", row -> row.getLong("version"), session)
                .orElse(0L);
    }

    @Test
    void keepsTheNewestStateThoughEventsComeTwiceAndOutOfOrder() {
        var scene = Scene.open();
        var session = scene.session();

        scene.tell(session, LiveState.LIVE_STATE_ENDED, false, 5);
        scene.tell(session, LiveState.LIVE_STATE_LIVE, false, 4);
        scene.tell(session, LiveState.LIVE_STATE_ENDED, false, 5);
        scene.tell(session, LiveState.LIVE_STATE_ENDED, false, 6);

        await().atMost(SOON).until(() -> version(session) == 6);
        given().get("/api/v1/qna/sessions/{id}/window", session)
                .then()
                .body("voting", equalTo(false))
                .body("version", equalTo(1));
    }

    @Test
    void knowsASessionNoMoreThatWasTakenOffTheProgramme() {
        var scene = Scene.open();
        var session = scene.session();
        var question = scene.question(session, "publish");
        scene.tell(session, LiveState.LIVE_STATE_SCHEDULED, true, 2);

        await().atMost(SOON)
                .until(() ->
                        given().get("/api/v1/qna/sessions/{id}/board", session).statusCode() == 404);
        as("viewer").put("/api/v1/qna/questions/{id}/vote", question).then().statusCode(404);
        as("delegate")
                .body("{\"text\":\"Anyone?\"}")
                .post("/api/v1/qna/sessions/{id}/questions", session)
                .then()
                .statusCode(404);
    }

    @Test
    void saysPlainlyThatItCannotTellWhileTheOwnerOfAnUnknownSessionIsSilent() {
        given().get("/api/v1/qna/sessions/{id}/board", UUID.randomUUID())
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("2"))
                .body("code", equalTo("unavailable"));
    }

    @Test
    void putsWhatItCannotReadAsideAndGoesOn() {
        var scene = Scene.open();
        var key = UUID.randomUUID();
        PROGRAMME.publish(key, UUID.randomUUID(), key.toString(), "plenary.sessions.v1.Session", new byte[] {7, 7});
        PROGRAMME.publish(key, UUID.randomUUID(), key.toString(), "plenary.sessions.v2.Marvel", new byte[] {1});

        assertThat(scene.session()).isNotNull();

        await().atMost(SOON).until(() -> Topic.named("plenary.qna.dlq").read().stream()
                .anyMatch(record -> key.toString().equals(record.key())));
    }

    @Test
    void forgetsShownAuthorsWhenAConferenceComesUnderTheChathamHouseRule() {
        var scene = Scene.create(Access.ACCESS_OPEN, Attribution.ATTRIBUTION_ON_THE_RECORD);
        var session = scene.session();
        var id = scene.ask("delegate", session, Map.of("text", "Who?", "shownAs", "name"))
                .getString("id");
        scene.move(id, "publish");
        given().get("/api/v1/qna/questions/{id}", id).then().body("author", equalTo("Demo delegate"));

        scene.tell(Attribution.ATTRIBUTION_CHATHAM_HOUSE, 2);

        await().atMost(SOON).untilAsserted(() -> given().get("/api/v1/qna/questions/{id}", id)
                .then()
                .body("author", nullValue())
                .body("version", equalTo(3)));
        assertThat(database.list(
                        "select author from question where session = $1", row -> row.getString("author"), session))
                .containsOnlyNulls();
    }

    @Test
    void letsAParticipantActNoMoreWhoHasCancelled() {
        var scene = Scene.create(Access.ACCESS_INVITATION, Attribution.ATTRIBUTION_ON_THE_RECORD);
        var session = scene.session();
        scene.ask(session, "Still here?");

        scene.take(Tokens.subject("delegate"), Kind.KIND_DELEGATE, ParticipantState.PARTICIPANT_STATE_CANCELLED, 2);

        await().atMost(SOON)
                .until(() -> as("delegate")
                                .get("/api/v1/qna/sessions/{id}/board", session)
                                .statusCode()
                        == 404);
    }
}
