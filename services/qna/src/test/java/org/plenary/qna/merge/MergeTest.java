package org.plenary.qna.merge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.qna.testing.Scene.as;

import com.google.protobuf.InvalidProtocolBufferException;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.platform.chain.Link;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Tokens;
import org.plenary.platform.testing.Topic;
import org.plenary.proto.qna.v1.Question;
import org.plenary.proto.qna.v1.QuestionState;
import org.plenary.qna.decision.Decision;
import org.plenary.qna.decision.Decisions;
import org.plenary.qna.testing.Scene;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class MergeTest {

    private static final String QUESTION = "/api/v1/qna/questions/{id}";
    private static final String MOVE = QUESTION + "/{move}";
    private static final String VOTE = QUESTION + "/vote";
    private static final String BOARD = "/api/v1/qna/sessions/{id}/board";
    private static final String MINE = "/api/v1/qna/sessions/{id}/votes/mine";
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    Decisions decisions;

    @Inject
    Database database;

    private Scene scene;
    private UUID session;

    @BeforeEach
    void open() {
        scene = Scene.open();
        session = scene.session();
    }

    private static Response merge(String account, String id, Object into, String version) {
        return as(account)
                .header("If-Match", version)
                .body(Map.of("into", into))
                .post(MOVE, id, "merge");
    }

    private static Response unmerge(String account, String id, String version) {
        return as(account).header("If-Match", version).body("{}").post(MOVE, id, "unmerge");
    }

    private static void vote(String account, String id, int votes) {
        as(account)
                .put(VOTE, id)
                .then()
                .statusCode(200)
                .body("votes", equalTo(votes))
                .body("mine", equalTo(true));
    }

    private void board(String... lines) {
        await().atMost(SOON).untilAsserted(() -> {
            var board = given().get(BOARD, session).jsonPath();
            var ids = board.getList("items.id", String.class);
            var votes = board.getList("items.votes", Integer.class);
            assertThat(ids).hasSize(lines.length);
            for (int at = 0; at < lines.length; at++) {
                assertThat(ids.get(at) + " " + votes.get(at)).isEqualTo(lines[at]);
            }
        });
    }

    @Test
    void takesAQuestionOffTheBoardAndCountsItsSupportersForTheOtherEachOnce() {
        var root = scene.question(session, "publish");
        var like = scene.question(session, "publish");
        List.of("viewer", "press").forEach(account -> as(account).put(VOTE, root));
        List.of("viewer", "youth13", "delegate").forEach(account -> as(account).put(VOTE, like));

        merge("moderator", like, root, "\"2\"")
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("id", equalTo(like))
                .body("state", equalTo("merged"))
                .body("mergedInto.id", equalTo(root))
                .body("mergedInto.text", notNullValue())
                .body("version", equalTo(3));

        board(root + " 4");
        given().get(QUESTION, root)
                .then()
                .body("mergedCount", equalTo(1))
                .body("votes", equalTo(4))
                .body("version", equalTo(3));
        given().get(QUESTION, like).then().statusCode(404);
    }

    @Test
    void givesAVoteForAMergedQuestionToTheOtherAndTakesItFromTheWholeTree() {
        var root = scene.question(session, "publish");
        var like = scene.question(session, "publish");
        vote("viewer", root, 1);
        vote("viewer", like, 1);
        scene.merge(like, root);

        vote("press", like, 2);
        as("press").get(MINE, session).then().body("items", contains(root));
        as("viewer").get(MINE, session).then().body("items", contains(root));
        as("viewer")
                .delete(VOTE, like)
                .then()
                .statusCode(200)
                .body("votes", equalTo(1))
                .body("mine", equalTo(false));
        as("viewer").get(MINE, session).then().body("items.size()", equalTo(0));

        scene.move(like, "unmerge");

        as("press").get(MINE, session).then().body("items", contains(root));
        board(root + " 1", like + " 0");
    }

    @Test
    void givesEachItsOwnSupportersBackWhenTheyAreTakenApart() {
        var root = scene.question(session, "publish");
        var like = scene.question(session, "publish");
        List.of("viewer", "press").forEach(account -> as(account).put(VOTE, root));
        List.of("viewer", "youth13", "delegate").forEach(account -> as(account).put(VOTE, like));
        scene.merge(like, root);

        unmerge("moderator2", like, "\"3\"")
                .then()
                .statusCode(200)
                .header("ETag", "\"4\"")
                .body("state", equalTo("published"))
                .body("mergedInto", nullValue());

        board(like + " 3", root + " 2");
        as("viewer").get(MINE, session).then().body("items", containsInAnyOrder(root, like));
        as("delegate").get(MINE, session).then().body("items", contains(like));
        given().get(QUESTION, root).then().body("mergedCount", equalTo(0));
    }

    @Test
    void takesAlongWhatIsMergedAlreadyAndGivesItBackTogether() {
        var top = scene.question(session, "publish");
        var middle = scene.question(session, "publish");
        var low = scene.question(session, "publish");
        var lowest = scene.question(session);
        vote("viewer", low, 1);
        vote("press", middle, 1);
        scene.merge(low, middle);
        scene.merge(lowest, low);

        scene.merge(middle, top);

        board(top + " 2");
        as("moderator").get(QUESTION, low).then().body("mergedInto.id", equalTo(top));
        as("moderator").get(QUESTION, lowest).then().body("mergedInto.id", equalTo(top));
        given().get(QUESTION, top).then().body("mergedCount", equalTo(3));
        as("viewer").get(MINE, session).then().body("items", contains(top));

        scene.move(middle, "unmerge");

        board(middle + " 2", top + " 0");
        given().get(QUESTION, middle).then().body("mergedCount", equalTo(2));
        scene.move(lowest, "unmerge");
        as("moderator").get(QUESTION, lowest).then().body("state", equalTo("waiting"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"merge", "unmerge"})
    void isRefusedInTheOrderPromised(String move) {
        var into = scene.question(session, "publish");
        var id = scene.question(session, "publish");
        var staged = scene.question(session, "publish", "stage");
        var body = Map.of("into", into);
        var plain = given().contentType(ContentType.JSON);

        plain.body(body).post(MOVE, id, move).then().statusCode(401);
        for (var account : List.of("delegate", "viewer", "chair", "guardian", "youth13")) {
            as(account).body(body).post(MOVE, id, move).then().statusCode(403).body("code", equalTo("roleNeeded"));
        }
        any(UUID.randomUUID(), move, body).then().statusCode(404);
        any("nonsense", move, body).then().statusCode(400).body("code", equalTo("malformedId"));
        as("moderator").body(body).post(MOVE, id, move).then().statusCode(428).body("code", equalTo("versionNeeded"));
        as("moderator")
                .header("If-Match", "\"1\"")
                .body(body)
                .post(MOVE, id, move)
                .then()
                .statusCode(412)
                .body("code", equalTo("changed"))
                .body("current.id", equalTo(id))
                .body("current.version", equalTo(2));
        any(staged, move, body).then().statusCode(409).body("code", equalTo("wrongState"));
    }

    private static Response any(Object id, String move, Map<String, ?> body) {
        return as("moderator").header("If-Match", "*").body(body).post(MOVE, id, move);
    }

    @Test
    void refusesATargetThatIsNoneBeforeAWrongState() {
        var id = scene.question(session, "publish", "select");
        var elsewhere = scene.question(scene.session(), "publish");

        merge("moderator", id, id, "*").then().statusCode(422).body("code", equalTo("mergeIntoItself"));
        for (var into : List.of(elsewhere, UUID.randomUUID().toString())) {
            merge("moderator", id, into, "*").then().statusCode(422).body("code", equalTo("intoElsewhere"));
        }
        merge("moderator", id, "nonsense", "*").then().statusCode(400);
        as("moderator")
                .header("If-Match", "*")
                .body("{}")
                .post(MOVE, id, "merge")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"))
                .body("errors[0].field", equalTo("into"));
        as("moderator")
                .header("If-Match", "*")
                .body("{")
                .post(MOVE, id, "merge")
                .then()
                .statusCode(400);
        as("moderator")
                .header("If-Match", "*")
                .contentType(ContentType.XML)
                .body("<a/>")
                .post(MOVE, id, "merge")
                .then()
                .statusCode(415);
        var other = scene.question(session, "publish");
        merge("moderator", id, other, "*").then().statusCode(409).body("code", equalTo("wrongState"));
    }

    @ParameterizedTest
    @CsvSource({"dismiss", "publish stage", "publish stage answer"})
    void refusesATargetThatTakesNoOthers(String moves) {
        var into = scene.question(session, moves.split(" "));
        var id = scene.question(session, "publish");

        merge("moderator", id, into, "*").then().statusCode(409).body("code", equalTo("intoWrongState"));
    }

    @Test
    void cannotGoInACircle() {
        var top = scene.question(session, "publish");
        var middle = scene.question(session, "publish");
        var low = scene.question(session, "publish");
        scene.merge(middle, top);
        scene.merge(low, middle);

        for (var below : List.of(middle, low)) {
            merge("moderator", top, below, "*").then().statusCode(409).body("code", equalTo("mergedIntoThis"));
        }
    }

    @Test
    void changesNothingWhenItIsMergedThereAlreadyOrStandsByItself() {
        var root = scene.question(session, "publish");
        var one = scene.question(session, "publish");
        var two = scene.question(session, "publish");
        unmerge("moderator", one, "*").then().statusCode(200).body("version", equalTo(2));
        scene.merge(one, root);
        scene.merge(two, one);
        var before = decisions.head(session);

        for (var into : List.of(root, two)) {
            merge("moderator", one, into, "*")
                    .then()
                    .statusCode(200)
                    .body("mergedInto.id", equalTo(root))
                    .body("version", equalTo(3));
        }
        scene.move(root, "select");
        merge("moderator", one, root, "*").then().statusCode(200).body("version", equalTo(3));

        assertThat(decisions.head(session).count()).isEqualTo(before.count() + 1);
    }

    @Test
    void isNothingThatAMergedQuestionDoesBesides() {
        var root = scene.question(session, "publish");
        var like = scene.question(session, "publish");
        scene.merge(like, root);

        for (var move : List.of("publish", "select", "stage", "answer")) {
            as("moderator")
                    .header("If-Match", "*")
                    .body("{}")
                    .post(MOVE, like, move)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("wrongState"));
        }
        as("moderator")
                .header("If-Match", "*")
                .body("{\"rule\":\"abusive\",\"reason\":\"No.\"}")
                .post(MOVE, like, "dismiss")
                .then()
                .statusCode(409);
        var other = scene.question(session, "publish");
        merge("moderator", like, other, "*").then().statusCode(409).body("code", equalTo("wrongState"));
    }

    @Test
    void tellsTheAskerWhatBecomesOfWhatTheirQuestionIsMergedInto() {
        var root = scene.question(session);
        var like = scene.question(session, "publish");
        scene.merge(like, root);

        as("delegate")
                .get(QUESTION, like)
                .then()
                .body("state", equalTo("merged"))
                .body("mergedInto", nullValue());
        scene.move(root, "publish");
        as("delegate").get(QUESTION, like).then().body("mergedInto.state", equalTo("published"));
        scene.move(root, "stage");
        as("moderator")
                .body("{\"text\":\"Everyone does.\"}")
                .post(MOVE, root, "answer")
                .then()
                .statusCode(200);

        as("delegate")
                .get("/api/v1/qna/sessions/{id}/questions/mine", session)
                .then()
                .body("items[0].id", equalTo(like))
                .body("items[0].state", equalTo("merged"))
                .body("items[0].mergedInto.id", equalTo(root))
                .body("items[0].mergedInto.state", equalTo("answered"))
                .body("items[0].mergedInto.answer", equalTo("Everyone does."))
                .body("items[0].mergedInto.text", notNullValue());
    }

    @Test
    void setsFreeByRuleWhatWasMergedIntoAQuestionThatIsDismissed() {
        var root = scene.question(session, "publish");
        var read = scene.question(session, "publish");
        var unread = scene.question(session);
        vote("viewer", root, 1);
        vote("press", read, 1);
        scene.merge(read, root);
        scene.merge(unread, root);

        scene.move(root, "dismiss");

        board(read + " 1");
        as("moderator").get(QUESTION, unread).then().body("state", equalTo("waiting"));
        var last = chain().subList(4, 7);
        assertThat(last).extracting(Decision::act).containsExactly("dismiss", "unmerge", "unmerge");
        assertThat(last).extracting(Decision::rule).containsExactly("offTopic", "freedByDismissal", "freedByDismissal");
        assertThat(last).extracting(Decision::role).containsExactly("moderator", "rule", "rule");
        assertThat(deciders().subList(4, 7)).containsExactly(Tokens.subject("moderator"), null, null);
    }

    @Test
    void aDismissalThatIsTakenBackGivesBackTheSupportersOfWhatWasMerged() {
        var root = scene.question(session, "publish");
        var like = scene.question(session, "publish");
        var decided = scene.question(session, "publish");
        vote("viewer", root, 1);
        vote("press", like, 1);
        vote("press", decided, 1);
        scene.merge(like, root);
        scene.merge(decided, root);
        scene.move(root, "dismiss");
        scene.move(decided, "select");

        scene.move(root, "publish");

        board(root + " 2", decided + " 1");
        var last = chain().getLast();
        assertThat(last.act()).isEqualTo("merge");
        assertThat(last.rule()).isEqualTo("backWithItsRoot");
        assertThat(last.role()).isEqualTo("rule");
        assertThat(last.question()).isEqualTo(UUID.fromString(like));
    }

    @Test
    void setsFreeByRuleWhatWasMergedIntoAQuestionThatItsAskerTakesBack() {
        var top = scene.question(session, "publish");
        var middle = scene.question(session, "publish");
        var low = scene.question(session, "publish");
        vote("viewer", middle, 1);
        vote("press", low, 1);
        scene.merge(middle, top);
        scene.merge(low, middle);
        scene.move(low, "unmerge");
        scene.move(middle, "unmerge");
        scene.merge(low, middle);
        scene.merge(middle, top);

        as("delegate")
                .post(MOVE, middle, "withdraw")
                .then()
                .statusCode(200)
                .body("state", equalTo("withdrawn"))
                .body("mergedInto", nullValue());

        board(low + " 1", top + " 0");
        given().get(QUESTION, top).then().body("mergedCount", equalTo(0));
        var freed = chain().getLast();
        assertThat(freed.act()).isEqualTo("unmerge");
        assertThat(freed.question()).isEqualTo(UUID.fromString(low));
        assertThat(freed.rule()).isEqualTo("freedByWithdrawal");
        assertThat(deciders().getLast()).isNull();
        as("viewer").get(MINE, session).then().body("items", contains(middle));
    }

    @Test
    void standsInAnUnbrokenChainWithWhatItWasMergedInto() {
        var root = scene.question(session, "publish");
        var like = scene.question(session);
        scene.merge(like, root);
        scene.move(like, "unmerge");

        assertThat(chain()).extracting(Decision::act).containsExactly("publish", "merge", "unmerge");
        assertThat(chain()).extracting(Decision::into).containsExactly(null, UUID.fromString(root), null);
        assertThat(chain()).extracting(Decision::after).containsExactly("published", "merged", "waiting");
        assertThat(Link.fault(decisions.chain(session), decisions.head(session)))
                .isEmpty();
    }

    private List<Decision> chain() {
        return decisions.chain(session).stream().map(Link::decided).toList();
    }

    private List<UUID> deciders() {
        return database.list("""
                select w.decider from decision d join decision_words w on w.decision = d.id
                where d.session = $1 order by d.place
                """, row -> row.getUUID("decider"), session);
    }

    @Test
    void isShownInTheQueueWithTheOneThatItIsMergedInto() {
        var root = scene.question(session, "publish");
        var like = scene.question(session);
        var dismissed = scene.question(session, "dismiss");
        scene.merge(like, root);

        as("moderator")
                .get("/api/v1/qna/sessions/{id}/queue", session)
                .then()
                .body("waiting", equalTo(0))
                .body("items.id", contains(root, like, dismissed))
                .body("items[0].mergedCount", equalTo(1))
                .body("items[0].mergedInto", nullValue())
                .body("items[1].mergedInto.id", equalTo(root))
                .body("items[1].mergedInto.state", equalTo("published"));
    }

    @Test
    void tellsTheTopicOfEveryQuestionConcernedAndNothingOfTheMergedOnesWords() {
        var root = scene.question(session, "publish");
        var like = scene.question(session, "publish");
        scene.merge(like, root);

        var merged = told(like, question -> question.getState() == QuestionState.QUESTION_STATE_MERGED);
        assertThat(merged.getMergedInto()).isEqualTo(root);
        assertThat(merged.getText()).isEmpty();
        assertThat(merged.getVersion()).isEqualTo(3);
        assertThat(told(root, question -> question.getMergedCount() == 1).getVersion())
                .isEqualTo(3);
        scene.move(like, "unmerge");
        assertThat(told(like, question -> question.getVersion() == 4).getMergedInto())
                .isEmpty();
        told(root, question -> question.getMergedCount() == 0 && question.getVersion() == 4);
    }

    private static Question told(String id, Predicate<Question> like) {
        return await().atMost(SOON)
                .until(
                        () -> Topic.named("plenary.qna.v1").read().stream()
                                .filter(event -> new String(event.headers()
                                                .lastHeader("ce_type")
                                                .value())
                                        .equals("plenary.qna.v1.Question"))
                                .map(event -> parse(event.value()))
                                .filter(question -> question.getId().equals(id))
                                .filter(like)
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    private static Question parse(byte[] payload) {
        try {
            return Question.parseFrom(payload);
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void letsOnlyOneOfTwoModeratorsMergeTwoQuestionsIntoEachOther() throws Exception {
        for (int round = 0; round < 5; round++) {
            var one = scene.question(session, "publish");
            var two = scene.question(session, "publish");
            List<Callable<Integer>> both = List.of(
                    () -> merge("moderator", one, two, "\"2\"").statusCode(),
                    () -> merge("moderator2", two, one, "\"2\"").statusCode());

            try (var people = Executors.newFixedThreadPool(2)) {
                var codes = people.invokeAll(both).stream()
                        .map(answer -> answer.resultNow())
                        .toList();
                assertThat(codes).containsExactlyInAnyOrder(200, 412);
            }
        }
    }
}
