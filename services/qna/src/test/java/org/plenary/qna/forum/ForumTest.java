package org.plenary.qna.forum;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.qna.testing.Scene.as;

import com.google.protobuf.InvalidProtocolBufferException;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.embedded.Servers;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Tokens;
import org.plenary.platform.testing.Topic;
import org.plenary.proto.qna.v1.ForumGrpc.ForumBlockingStub;
import org.plenary.proto.qna.v1.HidePseudonymRequest;
import org.plenary.proto.qna.v1.PutQuestionRequest;
import org.plenary.proto.qna.v1.PutQuestionResponse;
import org.plenary.proto.qna.v1.PutQuestionResponse.OutcomeCase;
import org.plenary.proto.sessions.v1.Access;
import org.plenary.proto.sessions.v1.Attribution;
import org.plenary.proto.sessions.v1.LiveState;
import org.plenary.proto.youth.v1.AgeBand;
import org.plenary.qna.testing.Scene;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class ForumTest {

    private static final String QUESTION =
            org.plenary.proto.qna.v1.Question.getDescriptor().getFullName();
    private static final Duration SOON = Duration.ofSeconds(10);

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
    void close() {
        channel.shutdownNow();
    }

    @Test
    void aQuestionFromTheForumWaitsForTheModeratorAndIsShownWithPseudonymAndBandAlone() {
        var request = request().build();
        assertThat(put(request)).isEqualTo(OutcomeCase.ACCEPTED);

        as("moderator")
                .get("/api/v1/qna/questions/{id}", request.getQuestionId())
                .then()
                .statusCode(200)
                .body("state", equalTo("waiting"))
                .body("author", equalTo("Kestrel"))
                .body("band", equalTo("13-15"))
                .body("origin", equalTo("youthForum"))
                .body("kind", nullValue());
        as("delegate")
                .get("/api/v1/qna/questions/{id}", request.getQuestionId())
                .then()
                .statusCode(404);
        scene.move(request.getQuestionId(), "publish");
        given().get("/api/v1/qna/sessions/{id}/board", session)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].author", equalTo("Kestrel"))
                .body("items[0].band", equalTo("13-15"))
                .body("items[0].origin", equalTo("youthForum"))
                .body("items[0].language", equalTo("en"));
    }

    @Test
    void theEventTellsTheBandOnceTheQuestionIsOnTheBoard() {
        var request = request().build();
        put(request);
        await("the waiting question is told of, without its words").atMost(SOON).untilAsserted(() -> assertThat(
                        told(request.getQuestionId()).getVersion())
                .isEqualTo(1));
        assertThat(told(request.getQuestionId()).getBand()).isEqualTo(AgeBand.AGE_BAND_UNSPECIFIED);

        scene.move(request.getQuestionId(), "publish");

        await("the published question is told of").atMost(SOON).untilAsserted(() -> {
            var told = told(request.getQuestionId());
            assertThat(told.getAuthor()).isEqualTo("Kestrel");
            assertThat(told.getBand()).isEqualTo(AgeBand.AGE_BAND_13_15);
        });
    }

    @Test
    void withoutAPseudonymThereIsTheBandAlone() {
        var request = request().clearPseudonym().build();
        put(request);
        scene.move(request.getQuestionId(), "publish");
        given().get("/api/v1/qna/questions/{id}", request.getQuestionId())
                .then()
                .statusCode(200)
                .body("author", nullValue())
                .body("band", equalTo("13-15"));
    }

    @Test
    void aPseudonymThatMayNotBePublishedAnyMoreIsTakenOffTheBoard() {
        var request = request().build();
        put(request);
        scene.move(request.getQuestionId(), "publish");
        var mine = scene.ask("delegate", session, Map.of("text", "Who pays?", "shownAs", "name"));
        scene.move(mine.getString("id"), "publish");

        for (var id : List.of(
                request.getQuestionId(),
                request.getQuestionId(),
                mine.getString("id"),
                UUID.randomUUID().toString())) {
            forum(service("youth"))
                    .hidePseudonym(
                            HidePseudonymRequest.newBuilder().setQuestionId(id).build());
        }

        given().get("/api/v1/qna/questions/{id}", request.getQuestionId())
                .then()
                .statusCode(200)
                .body("author", nullValue())
                .body("band", equalTo("13-15"))
                .body("version", equalTo(3));
        given().get("/api/v1/qna/questions/{id}", mine.getString("id")).then().body("author", equalTo("Demo delegate"));
        assertThat(refusal(() -> forum(service("edge")).hidePseudonym(HidePseudonymRequest.getDefaultInstance())))
                .isEqualTo(Status.Code.PERMISSION_DENIED);
    }

    @Test
    void puttingAgainEvenAtOnceChangesNothing() throws Exception {
        var request = request().build();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var puts = IntStream.range(0, 8)
                    .mapToObj(at -> threads.submit(() -> put(request)))
                    .toList();
            var outcomes = new ArrayList<OutcomeCase>();
            for (var one : puts) {
                outcomes.add(one.get());
            }
            assertThat(outcomes)
                    .containsOnly(OutcomeCase.ACCEPTED, OutcomeCase.ALREADY_THERE)
                    .containsOnlyOnce(OutcomeCase.ACCEPTED);
        }
        assertThat(put(request.toBuilder().setText("Other words?").build())).isEqualTo(OutcomeCase.ALREADY_THERE);
        as("moderator")
                .get("/api/v1/qna/questions/{id}", request.getQuestionId())
                .then()
                .body("text", equalTo(request.getText()));
    }

    @Test
    void aSessionThatTakesNoQuestionsTakesNoneFromTheForum() {
        as("moderator")
                .body(Map.of("asking", false, "voting", true))
                .put("/api/v1/qna/sessions/{id}/window", session)
                .then()
                .statusCode(200);
        assertThat(put(request().build())).isEqualTo(OutcomeCase.CLOSED);
    }

    @Test
    void aSessionOfAnotherConferenceOrOffTheProgrammeIsUnknown() {
        assertThat(put(request().setConferenceId(UUID.randomUUID().toString()).build()))
                .isEqualTo(OutcomeCase.UNKNOWN_SESSION);
        scene.tell(session, LiveState.LIVE_STATE_LIVE, true, 2);
        await("the session is off the programme")
                .atMost(SOON)
                .until(() -> put(request().build()), OutcomeCase.UNKNOWN_SESSION::equals);
    }

    @Test
    void underTheChathamHouseRuleNothingIsKeptOfWhoAsks() {
        scene = Scene.create(Access.ACCESS_OPEN, Attribution.ATTRIBUTION_CHATHAM_HOUSE);
        session = scene.session();
        var request = request().build();
        put(request);
        as("moderator")
                .get("/api/v1/qna/questions/{id}", request.getQuestionId())
                .then()
                .statusCode(200)
                .body("author", nullValue())
                .body("band", nullValue());
    }

    @Test
    void aConferenceThatComesUnderTheChathamHouseRuleForgetsBandsToo() {
        scene = Scene.create(Access.ACCESS_OPEN, Attribution.ATTRIBUTION_ON_THE_RECORD);
        session = scene.session();
        var request = request().clearPseudonym().build();
        put(request);
        scene.tell(Attribution.ATTRIBUTION_CHATHAM_HOUSE, 2);
        await("the band is forgotten").atMost(SOON).untilAsserted(() -> as("moderator")
                .get("/api/v1/qna/questions/{id}", request.getQuestionId())
                .then()
                .body("band", nullValue()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "what\u0000?", "\u202Ewhat?"})
    void aTextThatCannotBeShownIsRefused(String text) {
        assertThat(put(request().setText(text).build())).isEqualTo(OutcomeCase.TEXT_REFUSED);
        assertThat(put(request().setText("?".repeat(1_001)).build())).isEqualTo(OutcomeCase.TEXT_REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"question", "conference", "session", "band", "pseudonym", "language"})
    void whatTheYouthServiceNeverSendsIsRefused(String field) {
        var request = request();
        switch (field) {
            case "question" -> request.setQuestionId("no id");
            case "conference" -> request.setConferenceId("");
            case "session" -> request.setSessionId("7");
            case "band" -> request.clearBand();
            case "pseudonym" -> request.setPseudonym("two\nlines");
            default -> request.setLanguage("no language");
        }
        assertThat(refusal(() -> put(request.build()))).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void nobodyButTheYouthServicePuts() {
        assertThat(refusal(() -> put(request().build(), service("edge")))).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(refusal(() -> put(request().build(), Tokens.of("moderator"))))
                .isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(refusal(() -> put(request().build(), "no token"))).isEqualTo(Status.Code.UNAUTHENTICATED);
    }

    private PutQuestionRequest.Builder request() {
        return PutQuestionRequest.newBuilder()
                .setQuestionId(UUID.randomUUID().toString())
                .setConferenceId(scene.conference().toString())
                .setSessionId(session.toString())
                .setText("Who decides for us?")
                .setLanguage("en")
                .setBand(AgeBand.AGE_BAND_13_15)
                .setPseudonym("Kestrel");
    }

    private OutcomeCase put(PutQuestionRequest request) {
        return put(request, service("youth")).getOutcomeCase();
    }

    private PutQuestionResponse put(PutQuestionRequest request, String token) {
        return forum(token).putQuestion(request);
    }

    private ForumBlockingStub forum(String token) {
        var headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        return org.plenary.proto.qna.v1.ForumGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    private static Status.Code refusal(Runnable call) {
        var refused = new Status.Code[1];
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        failure -> refused[0] = failure.getStatus().getCode());
        return refused[0];
    }

    /// The newest that was told of a question; empty when nothing was yet.
    private static org.plenary.proto.qna.v1.Question told(String id) {
        return Topic.named("plenary.qna.v1").read().stream()
                .filter(record -> header(record, "ce_type").equals(QUESTION)
                        && header(record, "ce_subject").equals(id))
                .map(ForumTest::question)
                .reduce((before, after) -> after)
                .orElseGet(org.plenary.proto.qna.v1.Question::getDefaultInstance);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static org.plenary.proto.qna.v1.Question question(ConsumerRecord<String, byte[]> record) {
        try {
            return org.plenary.proto.qna.v1.Question.parseFrom(record.value());
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String service(String client) {
        return given().baseUri(RealServers.servers().keycloak().issuer())
                .contentType(ContentType.URLENC)
                .formParam("grant_type", "client_credentials")
                .formParam("client_id", client)
                .formParam("client_secret", Servers.PASSWORD)
                .post("/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }
}
