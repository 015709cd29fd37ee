package org.plenary.qna.poll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.plenary.qna.testing.Scene.as;

import com.google.protobuf.InvalidProtocolBufferException;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.platform.chain.Link;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Topic;
import org.plenary.proto.qna.v1.PollState;
import org.plenary.proto.registration.v1.Kind;
import org.plenary.proto.sessions.v1.Access;
import org.plenary.proto.sessions.v1.Attribution;
import org.plenary.proto.sessions.v1.LiveState;
import org.plenary.qna.decision.Decisions;
import org.plenary.qna.testing.Scene;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class PollRouteTest {

    private static final String POLLS = "/api/v1/qna/sessions/{id}/polls";
    private static final String POLL = "/api/v1/qna/polls/{id}";
    private static final String BALLOT = "/api/v1/qna/polls/{id}/ballot";
    private static final String SINGLE = "{\"prompt\":\"Shall we?\",\"kind\":\"single\",\"options\":[\"Yes\",\"No\"]}";
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    Decisions decisions;

    private Scene scene;
    private UUID session;

    @BeforeEach
    void open() {
        scene = Scene.open();
        session = scene.session();
    }

    private JsonPath draft(String poll) {
        return as("moderator")
                .body(poll)
                .post(POLLS, session)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static Response move(String account, String id, String move) {
        return as(account).header("If-Match", "*").post(POLL + "/" + move, id);
    }

    private String opened(String poll) {
        var id = draft(poll).getString("id");
        move("moderator", id, "open").then().statusCode(200).body("state", equalTo("open"));
        return id;
    }

    private static Response choose(String account, String id, Integer... choices) {
        return as(account).body(Map.of("choices", List.of(choices))).put(BALLOT, id);
    }

    @Test
    void isDraftedAndPutInOtherWordsBeforeAnybodySeesIt() {
        var location = as("chair")
                .body("""
                        {"prompt":"How free is the net?","kind":"scale","language":"EN",
                         "scale":{"from":1,"to":5,"fromLabel":"not at all"},"results":"closed"}
                        """)
                .post(POLLS, session)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("kind", equalTo("scale"))
                .body("options", hasSize(0))
                .body("scale.toLabel", nullValue())
                .body("language", equalTo("en"))
                .body("results", equalTo("closed"))
                .body("state", equalTo("draft"))
                .body("counts", nullValue())
                .extract()
                .header("Location");

        as("moderator")
                .header("If-Match", "\"1\"")
                .body("{\"kind\":\"multiple\",\"options\":[\"A\",\"B\",\"C\"],\"results\":\"live\"}")
                .patch(location)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("prompt", equalTo("How free is the net?"))
                .body("scale", nullValue())
                .body("atMost", equalTo(3));
        as("moderator")
                .header("If-Match", "\"2\"")
                .body("{\"atMost\":2}")
                .patch(location)
                .then()
                .body("atMost", equalTo(2))
                .body("options", contains("A", "B", "C"));

        as("viewer").get(location).then().statusCode(404);
        given().get(location).then().statusCode(404);
        as("viewer").get(POLLS, session).then().body("items", hasSize(0));
        as("moderator2").get(POLLS, session).then().body("items", hasSize(1));
        as("chair").get(location).then().statusCode(200);
    }

    @Test
    void isDeletedWhileItIsADraftAndNeverAfter() {
        var draft = draft(SINGLE).getString("id");
        as("moderator").header("If-Match", "\"4\"").delete(POLL, draft).then().statusCode(412);
        as("moderator").delete(POLL, draft).then().statusCode(204);
        as("moderator").delete(POLL, draft).then().statusCode(404);
        as("moderator").get(POLL, draft).then().statusCode(404);
        move("moderator", draft, "open").then().statusCode(404);

        var open = opened(SINGLE);
        as("moderator").delete(POLL, open).then().statusCode(409).body("code", equalTo("wrongState"));
        as("moderator")
                .header("If-Match", "*")
                .body("{\"prompt\":\"Or not?\"}")
                .patch(POLL, open)
                .then()
                .statusCode(409)
                .body("code", equalTo("wrongState"));
    }

    @Test
    void isOpenedAnsweredChangedWithdrawnAndClosed() {
        var id = opened(SINGLE);
        choose("viewer", id, 0)
                .then()
                .statusCode(200)
                .body("ballots", equalTo(1))
                .body("mine", contains(0));
        choose("viewer", id, 0).then().statusCode(200).body("ballots", equalTo(1));
        choose("youth13", id, 1).then().statusCode(200).body("ballots", equalTo(2));
        choose("viewer", id, 1).then().body("ballots", equalTo(2)).body("mine", contains(1));
        choose("press", id, 1).then().body("ballots", equalTo(3));
        as("press")
                .delete(BALLOT, id)
                .then()
                .statusCode(200)
                .body("ballots", equalTo(2))
                .body("mine", hasSize(0));
        as("press").delete(BALLOT, id).then().statusCode(200).body("ballots", equalTo(2));
        await().atMost(SOON)
                .untilAsserted(() ->
                        given().get(POLL, id).then().body("ballots", equalTo(2)).body("counts", contains(0, 2)));

        move("chair", id, "close")
                .then()
                .statusCode(200)
                .body("state", equalTo("closed"))
                .body("counts", contains(0, 2));
        choose("press", id, 0).then().statusCode(409).body("code", equalTo("pollClosed"));
        choose("viewer", id, 0).then().statusCode(409);
        choose("viewer", id, 1).then().statusCode(200).body("mine", contains(1));
        as("viewer").delete(BALLOT, id).then().statusCode(409).body("code", equalTo("pollClosed"));
        as("press").delete(BALLOT, id).then().statusCode(200);
        as("viewer")
                .get(POLLS + "/mine", session)
                .then()
                .header("Cache-Control", "private, no-store")
                .body("items.poll", contains(id))
                .body("items[0].choices", contains(1));

        move("moderator", id, "open").then().statusCode(200).body("counts", contains(0, 2));
        choose("press", id, 0).then().statusCode(200).body("ballots", equalTo(3));
    }

    @Test
    void takesSeveralChoicesOrAStepWhereItIsMadeForThat() {
        var multiple = opened("""
                {"prompt":"Which?","kind":"multiple","options":["A","B","C"],"atMost":2}
                """);
        choose("viewer", multiple, 2, 0).then().statusCode(200).body("mine", contains(0, 2));
        choose("press", multiple, 0).then().statusCode(200);
        choose("press", multiple, 0, 1, 2).then().statusCode(422).body("errors[0].field", equalTo("choices"));
        choose("press", multiple, 1, 1).then().statusCode(422);
        choose("press", multiple, 3).then().statusCode(422);
        choose("press", multiple).then().statusCode(422);
        move("moderator", multiple, "close").then().body("ballots", equalTo(2)).body("counts", contains(2, 0, 1));

        var scale = opened("{\"prompt\":\"How?\",\"kind\":\"scale\",\"scale\":{\"from\":-1,\"to\":1}}");
        choose("viewer", scale, -1).then().statusCode(200).body("mine", contains(-1));
        choose("press", scale, 1).then().statusCode(200);
        choose("press", scale, 2).then().statusCode(422);
        choose("press", scale, 70_000).then().statusCode(422);
        choose("press", scale, 0, 1).then().statusCode(422);
        move("moderator", scale, "close").then().body("counts", contains(1, 0, 1));
    }

    @Test
    void hidesItsCountsUntilItIsClosedWhereItSaysSoFromEverybody() throws InvalidProtocolBufferException {
        var id = opened("""
                {"prompt":"Who?","kind":"single","options":["A","B"],"results":"closed"}
                """);
        choose("viewer", id, 1).then().statusCode(200);
        await().atMost(SOON).untilAsserted(() -> given().get(POLL, id).then().body("ballots", equalTo(1)));

        as("moderator").get(POLL, id).then().body("counts", nullValue());
        as("chair").get(POLLS, session).then().body("items[0].counts", nullValue());
        move("moderator", id, "close").then().body("counts", contains(0, 1));
        await().atMost(SOON).until(() -> tallies(id).stream().anyMatch(tally -> tally.getCountsCount() == 2));

        var told = tallies(id);
        assertThat(told).extracting(tally -> tally.getCountsList()).startsWith(List.of(), List.of());
        assertThat(told.getLast().getCountsList()).containsExactly(0L, 1L);
        assertThat(told)
                .extracting(org.plenary.proto.qna.v1.PollTally::getVersion)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void isToldWithItsWordsOnlyOnceItIsOpen() throws InvalidProtocolBufferException {
        var draft = draft(SINGLE).getString("id");
        as("moderator").delete(POLL, draft).then().statusCode(204);
        var id = opened(SINGLE);
        move("moderator", id, "close").then().statusCode(200);

        await().atMost(SOON).until(() -> told(id).size() == 3);
        assertThat(told(id))
                .extracting(poll -> poll.getState(), poll -> poll.getPrompt(), poll -> poll.getVersion())
                .containsExactly(
                        tuple(PollState.POLL_STATE_DRAFT, "", 1L),
                        tuple(PollState.POLL_STATE_OPEN, "Shall we?", 2L),
                        tuple(PollState.POLL_STATE_CLOSED, "Shall we?", 3L));
        assertThat(told(draft))
                .extracting(org.plenary.proto.qna.v1.Poll::getState)
                .containsExactly(PollState.POLL_STATE_DRAFT, PollState.POLL_STATE_DELETED);
    }

    @Test
    void standsInTheChainOfDecisionsWhenAPersonOpensOrClosesIt() {
        var id = opened(SINGLE);
        move("moderator", id, "open").then().statusCode(200).body("version", equalTo(2));
        move("chair", id, "close").then().statusCode(200);
        move("chair", id, "close").then().statusCode(200).body("version", equalTo(3));

        var chain = decisions.chain(session);
        assertThat(chain)
                .extracting(link -> link.decided().act() + " " + link.decided().after() + " "
                        + link.decided().role())
                .containsExactly("poll " + id + " open moderator", "poll " + id + " closed chair");
        assertThat(Link.fault(chain, decisions.head(session))).isEmpty();
    }

    @Test
    void isTheOnlyOneOpenInItsSession() {
        var first = opened(SINGLE);
        var second = draft(SINGLE).getString("id");

        move("moderator", second, "open").then().statusCode(409).body("code", equalTo("pollOpen"));
        move("moderator", second, "close").then().statusCode(409).body("code", equalTo("wrongState"));
        move("moderator", first, "close").then().statusCode(200);
        move("moderator", second, "open").then().statusCode(200);
    }

    @Test
    void isTheOnlyOneOpenThoughTwoModeratorsOpenEachTheirOwnAtOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            var one = draft(SINGLE).getString("id");
            var other = draft(SINGLE).getString("id");
            var statuses =
                    together(() -> move("moderator", one, "open").statusCode(), () -> move("moderator2", other, "open")
                            .statusCode());
            assertThat(statuses).containsExactlyInAnyOrder(200, 409);
            var open = statuses.getFirst() == 200 ? one : other;
            assertThat(together(
                            () -> move("moderator", open, "close").statusCode(),
                            () -> move("moderator2", open, "close").statusCode()))
                    .containsExactly(200, 200);
        }
        assertThat(decisions.chain(session)).hasSize(10);
    }

    @Test
    void isNotOpenedByWhoSawAnotherVersion() throws Exception {
        var id = draft(SINGLE).getString("id");
        as("moderator").post(POLL + "/open", id).then().statusCode(428);
        as("moderator").post(POLL + "/close", id).then().statusCode(428);
        as("moderator").body("{\"prompt\":\"Or?\"}").patch(POLL, id).then().statusCode(428);
        as("moderator")
                .header("If-Match", "\"9\"")
                .post(POLL + "/open", id)
                .then()
                .statusCode(412)
                .body("current.version", equalTo(1));

        var statuses = together(() -> edited(id, "One?").statusCode(), () -> edited(id, "Other?")
                .statusCode());
        assertThat(statuses).containsExactlyInAnyOrder(200, 412);
    }

    private static Response edited(String id, String prompt) {
        return as("moderator")
                .header("If-Match", "\"1\"")
                .body(Map.of("prompt", prompt))
                .patch(POLL, id);
    }

    @Test
    void closesByItselfWhenItsTimeComes() {
        var id = draft(SINGLE).getString("id");
        var closesAt = Instant.now().plusSeconds(2);
        as("moderator")
                .header("If-Match", "\"1\"")
                .body(Map.of("closesAt", closesAt.toString()))
                .post(POLL + "/open", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("open"));
        choose("viewer", id, 0).then().statusCode(200);

        await().atMost(SOON).untilAsserted(() -> given().get(POLL, id).then().body("state", equalTo("closed")));
        assertThat(Instant.now()).isAfterOrEqualTo(closesAt);
        choose("press", id, 0).then().statusCode(409);
        given().get(POLL, id).then().body("counts", contains(1, 0));
        as("moderator")
                .header("If-Match", "*")
                .body("{\"closesAt\":\"2011-11-01T10:00:00Z\"}")
                .post(POLL + "/open", id)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("closesAt"));
    }

    @Test
    void closesWithItsSessionAndStaysClosed() {
        var id = opened(SINGLE);
        choose("viewer", id, 0).then().statusCode(200);
        scene.tell(session, LiveState.LIVE_STATE_ENDED, false, 2);

        await().atMost(SOON).untilAsserted(() -> given().get(POLL, id).then().body("state", equalTo("closed")));
        move("moderator", id, "open").then().statusCode(409).body("code", equalTo("sessionEnded"));

        scene.tell(session, LiveState.LIVE_STATE_LIVE, false, 3);
        await().atMost(SOON).untilAsserted(() -> given().get("/api/v1/qna/sessions/{id}/window", session)
                .then()
                .body("voting", equalTo(true)));
        given().get(POLL, id).then().body("state", equalTo("closed"));
        move("moderator", id, "open").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delegate", "viewer", "press", "youth13", "organiser", "guardian"})
    void isMadeOpenedAndClosedByModeratorsAndTheChairOnly(String account) {
        var draft = draft(SINGLE).getString("id");
        var open = opened(SINGLE);

        as(account).body("{").post(POLLS, session).then().statusCode(403).body("code", equalTo("roleNeeded"));
        as(account).body("{").patch(POLL, open).then().statusCode(403);
        as(account).delete(POLL, open).then().statusCode(403);
        as(account).post(POLL + "/open", open).then().statusCode(403);
        as(account).post(POLL + "/close", open).then().statusCode(403);
        as(account).body("{").patch(POLL, draft).then().statusCode(404);
        as(account).delete(POLL, draft).then().statusCode(404);
        as(account).post(POLL + "/open", draft).then().statusCode(404);
        as(account).get(POLL, open).then().statusCode(200);
        as(account).get(POLLS, session).then().statusCode(200).body("items", hasSize(1));
        as(account).get(POLL, draft).then().statusCode(404);
    }

    @Test
    void isRefusedInTheOrderPromised() {
        var draft = draft(SINGLE).getString("id");
        var open = opened(SINGLE);
        for (var call : List.of(
                given().contentType(ContentType.JSON).body("{").post(POLLS, session),
                given().contentType(ContentType.JSON).body("{").patch(POLL, draft),
                given().delete(POLL, draft),
                given().post(POLL + "/open", draft),
                given().post(POLL + "/close", draft),
                given().contentType(ContentType.JSON).body("{").put(BALLOT, open),
                given().delete(BALLOT, open),
                given().get(POLLS + "/mine", session))) {
            call.then().statusCode(401);
        }
        for (var call : List.of(
                as("moderator").body("{").post(POLLS, "nonsense"),
                as("moderator").body("{").post(POLLS, session),
                as("moderator").body("{").patch(POLL, draft),
                as("moderator").get(POLL, "nonsense"),
                as("moderator").get(POLLS, "nonsense"),
                as("viewer").get(POLLS + "/mine", "nonsense"),
                as("viewer").body("{").put(BALLOT, open),
                as("viewer").body("{\"choices\":\"all\"}").put(BALLOT, open),
                as("viewer").body("{}").put(BALLOT, "nonsense"),
                as("viewer").delete(BALLOT, "nonsense"))) {
            call.then().statusCode(400);
        }
        as("moderator")
                .contentType(ContentType.TEXT)
                .body(SINGLE)
                .post(POLLS, session)
                .then()
                .statusCode(415);
        as("viewer")
                .contentType(ContentType.TEXT)
                .body("0")
                .put(BALLOT, open)
                .then()
                .statusCode(415);
        as("guardian").body("{").put(BALLOT, open).then().statusCode(403).body("code", equalTo("registrationNeeded"));
        as("guardian").delete(BALLOT, open).then().statusCode(403);
        as("viewer").body("{").put(BALLOT, draft).then().statusCode(404);
        as("viewer").body("{}").put(BALLOT, UUID.randomUUID()).then().statusCode(404);
        as("viewer").body("{}").put(BALLOT, open).then().statusCode(422);
        as("viewer").body("{\"choices\":[null]}").put(BALLOT, open).then().statusCode(422);
        as("viewer")
                .body(Map.of("choices", Collections.nCopies(5_000, 0)))
                .put(BALLOT, open)
                .then()
                .statusCode(422);
        as("viewer")
                .body("{\"choices\":[\"" + "9".repeat(70_000) + "\"]}")
                .put(BALLOT, open)
                .then()
                .statusCode(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"prompt\":\"Shall we?\"}",
                "{\"prompt\":\"Shall we?\",\"kind\":\"ranked\",\"options\":[\"A\",\"B\"]}",
                "{\"prompt\":\"Shall we?\",\"kind\":\"single\"}",
                "{\"prompt\":\"Shall we?\",\"kind\":\"single\",\"options\":[\"A\",null]}",
                "{\"prompt\":\"Shall we?\",\"kind\":\"single\",\"options\":[\"A\",\"\"]}",
                "{\"prompt\":\"Shall we?\",\"kind\":\"single\",\"options\":[\"A\",\"A\"]}",
                "{\"prompt\":\"Shall we?\",\"kind\":\"single\",\"options\":[\"A\",\"B\"],\"atMost\":2}",
                "{\"prompt\":\"Shall we?\",\"kind\":\"multiple\",\"options\":[\"A\",\"B\"],\"atMost\":3}",
                "{\"prompt\":\"Shall we?\",\"kind\":\"scale\"}",
                "{\"prompt\":\"Shall we?\",\"kind\":\"scale\",\"scale\":{\"from\":1}}",
                "{\"prompt\":\"Shall we?\",\"kind\":\"scale\",\"scale\":{\"from\":1,\"to\":99}}",
                "{\"prompt\":\"   \",\"kind\":\"single\",\"options\":[\"A\",\"B\"]}",
                "{\"prompt\":\"Shall we?\",\"kind\":\"single\",\"options\":[\"A\",\"B\"],\"results\":\"never\"}",
                "{\"prompt\":\"Shall we?\",\"kind\":\"single\",\"options\":[\"A\",\"B\"],\"language\":\"?\"}"
            })
    void isNotMadeOfWhatCannotBeAnswered(String poll) {
        as("moderator").body(poll).post(POLLS, session).then().statusCode(422).body("code", equalTo("invalid"));
    }

    @Test
    void namesTheOptionThatCannotBeShown() {
        as("moderator")
                .body(Map.of("prompt", "Shall we?", "kind", "single", "options", List.of("Yes", "N\u202eo")))
                .post(POLLS, session)
                .then()
                .statusCode(422)
                .body("code", equalTo("text.control"))
                .body("errors[0].field", startsWith("options[1]"));
    }

    @Test
    void isDraftedOnceForOneIdempotencyKey() {
        var key = UUID.randomUUID().toString();
        var one = as("moderator").header("Idempotency-Key", key).body(SINGLE).post(POLLS, session);
        var other = as("moderator").header("Idempotency-Key", key).body(SINGLE).post(POLLS, session);

        assertThat(other.jsonPath().getString("id")).isEqualTo(one.jsonPath().getString("id"));
        as("moderator").get(POLLS, session).then().body("items", hasSize(1));
    }

    @Test
    void isNobodysToKnowOutsideAConferenceByInvitation() {
        var invited = Scene.create(Access.ACCESS_INVITATION, Attribution.ATTRIBUTION_ON_THE_RECORD);
        session = invited.session();
        var id = opened(SINGLE);

        for (var account : List.of("viewer", "guardian")) {
            as(account).get(POLL, id).then().statusCode(404);
            as(account).get(POLLS, session).then().statusCode(404);
            as(account).get(POLLS + "/mine", session).then().statusCode(404);
            choose(account, id, 0).then().statusCode(404);
            as(account).delete(BALLOT, id).then().statusCode(404);
            as(account).body(SINGLE).post(POLLS, session).then().statusCode(404);
            move(account, id, "close").then().statusCode(404);
        }
        given().get(POLL, id).then().statusCode(404);
        choose("delegate", id, 0).then().statusCode(200);
        invited.take("viewer", Kind.KIND_VIEWER, 1);
        await().atMost(SOON).until(() -> choose("viewer", id, 1).statusCode() == 200);
    }

    @Test
    void isAnsweredByWhoHasJustRegisteredThoughTheCopyDoesNotKnowThemYet() {
        var other = Scene.create(Access.ACCESS_OPEN, Attribution.ATTRIBUTION_ON_THE_RECORD);
        session = other.session();
        var id = opened(SINGLE);

        choose("captioner", id, 0).then().statusCode(403);
        other.register("captioner", "viewer");
        choose("captioner", id, 0).then().statusCode(200).body("mine", contains(0));
    }

    @Test
    void listsTheNewestFirstInPages() {
        var first = draft(SINGLE).getString("id");
        var second = draft(SINGLE).getString("id");
        var page = as("moderator").queryParam("limit", 1).get(POLLS, session);
        page.then().statusCode(200).body("items.id", contains(second));
        var next = page.header("Link").replaceAll("^<([^>]+)>.*$", "$1");

        as("moderator")
                .urlEncodingEnabled(false)
                .get(next)
                .then()
                .statusCode(200)
                .body("items.id", contains(first));
        var tag = given().get(POLLS, session).header("ETag");
        given().header("If-None-Match", tag).get(POLLS, session).then().statusCode(304);
    }

    @SafeVarargs
    private static List<Integer> together(Callable<Integer>... calls) throws Exception {
        try (var threads = Executors.newFixedThreadPool(calls.length)) {
            var statuses = new ArrayList<Integer>();
            for (var status : threads.invokeAll(List.of(calls))) {
                statuses.add(status.get());
            }
            return statuses;
        }
    }

    private List<org.plenary.proto.qna.v1.Poll> told(String id) throws InvalidProtocolBufferException {
        var told = new ArrayList<org.plenary.proto.qna.v1.Poll>();
        for (var value : events("plenary.qna.v1.Poll")) {
            var poll = org.plenary.proto.qna.v1.Poll.parseFrom(value);
            if (poll.getId().equals(id)) {
                told.add(poll);
            }
        }
        return told;
    }

    private List<org.plenary.proto.qna.v1.PollTally> tallies(String id) throws InvalidProtocolBufferException {
        var told = new ArrayList<org.plenary.proto.qna.v1.PollTally>();
        for (var value : events("plenary.qna.v1.PollTally")) {
            var tally = org.plenary.proto.qna.v1.PollTally.parseFrom(value);
            if (tally.getPollId().equals(id)) {
                told.add(tally);
            }
        }
        return told;
    }

    private List<byte[]> events(String type) {
        return Topic.named("plenary.qna.v1").read().stream()
                .filter(record -> record.key().equals(session.toString()))
                .filter(record ->
                        new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8).equals(type))
                .map(record -> record.value())
                .toList();
    }
}
