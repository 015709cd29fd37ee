package org.plenary.sessions.answers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.plenary.sessions.testing.Hall.as;

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
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.embedded.Servers;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Tokens;
import org.plenary.platform.testing.Topic;
import org.plenary.proto.registration.v1.Kind;
import org.plenary.proto.registration.v1.Participant;
import org.plenary.proto.registration.v1.ParticipantState;
import org.plenary.proto.sessions.v1.GetConferenceRequest;
import org.plenary.proto.sessions.v1.GetSessionRequest;
import org.plenary.proto.sessions.v1.GetSnapshotRequest;
import org.plenary.proto.sessions.v1.LiveState;
import org.plenary.proto.sessions.v1.MayWatchRequest;
import org.plenary.proto.sessions.v1.ProgrammeGrpc;
import org.plenary.proto.sessions.v1.ProgrammeGrpc.ProgrammeBlockingStub;
import org.plenary.proto.sessions.v1.Watch;
import org.plenary.proto.sessions.v1.WatchRight;
import org.plenary.sessions.testing.Hall;
import org.plenary.sessions.testing.Neighbours;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "sessions"))
@WithTestResource(Neighbours.class)
class ProgrammeGrpcTest {

    private ManagedChannel channel;

    @BeforeEach
    void open() {
        channel = ManagedChannelBuilder.forAddress("127.0.0.1", RestAssured.port)
                .usePlaintext()
                .build();
    }

    @AfterEach
    void close() throws InterruptedException {
        channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    }

    @Test
    void conferencesAndSessionsAreToldToServices() {
        var hall = Hall.scheduled("invitation");
        var programme = programme(serviceToken());

        var bySlug = programme.getConference(
                GetConferenceRequest.newBuilder().setSlug(hall.slug()).build());
        var byId = programme.getConference(GetConferenceRequest.newBuilder()
                .setId(bySlug.getConference().getId())
                .build());
        assertThat(byId).isEqualTo(bySlug);
        assertThat(bySlug.getConference().getThemesList()).hasSize(2);
        var session = programme.getSession(
                GetSessionRequest.newBuilder().setId(hall.id("Opening")).build());
        assertThat(session.getFound().getSession().getTitle()).isEqualTo("Opening");
        assertThat(session.getFound().getSession().getPublic()).isFalse();
        assertThat(session.getFound().getConference()).isEqualTo(bySlug.getConference());
        assertThat(programme
                        .getSession(
                                GetSessionRequest.newBuilder().setId("nonsense").build())
                        .hasNotFound())
                .isTrue();
        assertThat(programme
                        .getConference(GetConferenceRequest.getDefaultInstance())
                        .hasNotFound())
                .isTrue();
    }

    @Test
    void everyCallOfManyIsAnswered() throws Exception {
        var id = Hall.scheduled("open").id("Opening");
        var request = GetSessionRequest.newBuilder().setId(id).build();
        var token = serviceToken();
        var calls = Collections.nCopies(1_000, (Callable<Boolean>)
                () -> programme(token).getSession(request).hasFound());

        try (var callers = Executors.newFixedThreadPool(8)) {
            for (var answer : callers.invokeAll(calls)) {
                assertThat(answer.get()).isTrue();
            }
        }
    }

    @Test
    void aSnapshotHoldsTheStateAndTheLatestUpdates() {
        var hall = Hall.scheduled("open").role("producer", "producer");
        var session = hall.session("Opening");
        as("producer")
                .body(Map.of("state", "live"))
                .post(session + "/live")
                .then()
                .statusCode(200);
        as("producer")
                .body(Map.of("text", "One"))
                .post(session + "/updates")
                .then()
                .statusCode(201);
        as("producer")
                .body(Map.of("text", "Two"))
                .post(session + "/updates")
                .then()
                .statusCode(201);

        var snapshot = programme(serviceToken())
                .getSnapshot(GetSnapshotRequest.newBuilder()
                        .setSessionId(hall.id("Opening"))
                        .build())
                .getSnapshot();

        assertThat(snapshot.getSession().getState()).isEqualTo(LiveState.LIVE_STATE_LIVE);
        assertThat(snapshot.getUpdatesList()).extracting("text").containsExactly("Two", "One");
    }

    @Test
    void whoMayWatchIsToldForManyAtOnce() {
        var open = Hall.scheduled("open");
        var closed = Hall.scheduled("registration").register("viewer").role("chair", "chair");
        var secret = Hall.scheduled("invitation");
        var request = MayWatchRequest.newBuilder();
        watch(request, open.id("Opening"), "");
        watch(request, closed.id("Opening"), "");
        watch(request, closed.id("Opening"), Tokens.subject("viewer").toString());
        watch(request, closed.id("Opening"), Tokens.subject("chair").toString());
        watch(request, closed.id("Opening"), Tokens.subject("press").toString());
        watch(request, secret.id("Opening"), "");
        watch(request, secret.id("Opening"), Tokens.subject("press").toString());
        watch(request, secret.id("Opening"), Tokens.subject("organiser").toString());
        watch(request, UUID.randomUUID().toString(), "");
        watch(request, "nonsense", "nonsense");

        assertThat(programme(serviceToken()).mayWatch(request.build()).getRightsList())
                .containsExactly(
                        WatchRight.WATCH_RIGHT_GRANTED,
                        WatchRight.WATCH_RIGHT_LOGIN_NEEDED,
                        WatchRight.WATCH_RIGHT_GRANTED,
                        WatchRight.WATCH_RIGHT_GRANTED,
                        WatchRight.WATCH_RIGHT_FORBIDDEN,
                        WatchRight.WATCH_RIGHT_NOT_FOUND,
                        WatchRight.WATCH_RIGHT_NOT_FOUND,
                        WatchRight.WATCH_RIGHT_GRANTED,
                        WatchRight.WATCH_RIGHT_NOT_FOUND,
                        WatchRight.WATCH_RIGHT_NOT_FOUND);
    }

    @Test
    void aParticipantToldByTheTopicMayWatchWithoutRegistrationBeingAsked() {
        var closed = Hall.scheduled("registration");
        var conference = UUID.fromString(as("organiser").get(closed.path()).path("id"));
        var stranger = UUID.randomUUID();
        var participant = Participant.newBuilder()
                .setConferenceId(conference.toString())
                .setSubject(stranger.toString())
                .setKind(Kind.KIND_VIEWER)
                .setState(ParticipantState.PARTICIPANT_STATE_WAITLISTED)
                .setVersion(2);
        var request = MayWatchRequest.newBuilder();
        watch(request, closed.id("Opening"), stranger.toString());
        var programme = programme(serviceToken());
        assertThat(programme.mayWatch(request.build()).getRights(0)).isEqualTo(WatchRight.WATCH_RIGHT_FORBIDDEN);
        var topic = Topic.named("plenary.registration.v1");

        topic.publish(conference, stranger.toString(), participant.build());
        topic.publish(
                conference,
                stranger.toString(),
                participant
                        .clone()
                        .setState(ParticipantState.PARTICIPANT_STATE_CANCELLED)
                        .setVersion(1)
                        .build());

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        programme.mayWatch(request.build()).getRights(0))
                .isEqualTo(WatchRight.WATCH_RIGHT_GRANTED));
    }

    @Test
    void peopleAndStrangersAreRefusedAndSoIsTooMuch() {
        var request = GetSessionRequest.newBuilder()
                .setId(UUID.randomUUID().toString())
                .build();
        for (var token : new String[] {"", Tokens.of("organiser")}) {
            assertThatExceptionOfType(StatusRuntimeException.class)
                    .isThrownBy(() -> programme(token).getSession(request))
                    .extracting(refused -> refused.getStatus().getCode())
                    .isIn(Status.Code.PERMISSION_DENIED, Status.Code.UNAUTHENTICATED);
        }
        var much = MayWatchRequest.newBuilder();
        for (int times = 0; times < 1_001; times++) {
            watch(much, "x", "");
        }
        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> programme(serviceToken()).mayWatch(much.build()))
                .extracting(refused -> refused.getStatus().getCode())
                .isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    private static void watch(MayWatchRequest.Builder request, String session, String subject) {
        request.addWatches(Watch.newBuilder().setSessionId(session).setSubject(subject));
    }

    private ProgrammeBlockingStub programme(String token) {
        var headers = new Metadata();
        if (!token.isEmpty()) {
            headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        }
        return ProgrammeGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .withDeadlineAfter(10, TimeUnit.SECONDS);
    }

    private static String serviceToken() {
        return given().formParam("grant_type", "client_credentials")
                .formParam("client_id", "qna")
                .formParam("client_secret", Servers.PASSWORD)
                .baseUri(RealServers.servers().keycloak().issuer())
                .port(RealServers.servers().keycloak().port())
                .post("/protocol/openid-connect/token")
                .path("access_token");
    }
}
