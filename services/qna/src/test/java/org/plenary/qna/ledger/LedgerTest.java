package org.plenary.qna.ledger;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.qna.testing.Scene.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.proto.sessions.v1.Access;
import org.plenary.proto.sessions.v1.Attribution;
import org.plenary.qna.testing.Scene;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class LedgerTest {

    private static final String QUESTION = "/api/v1/qna/questions/{id}";
    private static final String LEDGER = "/api/v1/qna/sessions/{id}/ledger";
    private static final String DECISIONS = "/api/v1/qna/sessions/{id}/decisions";
    private static final Path PROGRAM = Path.of("../../deploy/ledger/recount.mjs");

    /// How the program that adds up ended, and what it said.
    private record Recount(int exit, String said) {}

    @Inject
    Database database;

    private Scene scene;
    private UUID session;

    @BeforeEach
    void open() {
        scene = Scene.open();
        session = scene.session();
    }

    private ValidatableResponse ledger() {
        return given().get(LEDGER, session).then().statusCode(200);
    }

    /// Runs the program that anybody may run, as they would.
    private Recount recount(Object... kept) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of("node", PROGRAM.toString(), "http://localhost:" + RestAssured.port, session.toString()));
        List.of(kept).forEach(word -> command.add(word.toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Recount(process.exitValue(), said);
    }

    /// A session in which everything happened that is counted.
    private void debate() {
        as("moderator")
                .header("If-Match", "*")
                .body(Map.of("rule", "other", "reason", "It was a test."))
                .post(QUESTION + "/dismiss", scene.question(session))
                .then()
                .statusCode(200);
        scene.question(session, "publish");
        scene.question(session, "publish", "select", "stage", "answer");
        var root = scene.question(session, "publish");
        var merged = scene.question(session, "publish");
        scene.merge(merged, root);
        scene.move(merged, "unmerge");
        scene.merge(merged, root);
        scene.move(root, "dismiss");
        scene.move(root, "publish");
        var withdrawn = scene.question(session, "publish");
        as("delegate").post(QUESTION + "/withdraw", withdrawn).then().statusCode(200);
        for (var verdict : List.of("uphold", "overturn")) {
            var appealed = scene.question(session, "dismiss");
            as("delegate")
                    .body("{}")
                    .post(QUESTION + "/appeal", appealed)
                    .then()
                    .statusCode(200);
            as("moderator2")
                    .body(Map.of("words", "It stands."))
                    .post(QUESTION + "/appeal/" + verdict, appealed)
                    .then()
                    .statusCode(200);
        }
        var unclear = scene.ask("viewer", session, Map.of("text", "who wait???", "shownAs", "anonymous"));
        as("moderator")
                .header("If-Match", "*")
                .body(Map.of("text", "Who waits?", "rule", "unclear", "reason", "Hard to read."))
                .post(QUESTION + "/reword", unclear.getString("id"))
                .then()
                .statusCode(200);
        var waiting =
                scene.ask("moderator", session, Map.of("text", "Who stands?", "origin", "room", "language", "en"));
        as("moderator")
                .header("If-Match", "*")
                .body(Map.of("text", "Qui est debout ?"))
                .put(QUESTION + "/translations/fr", waiting.getString("id"))
                .then()
                .statusCode(200);
    }

    @Test
    void statement17PublishesCountsThatFollowFromTheDecisions() throws Exception {
        debate();

        ledger().header("Cache-Control", "public, max-age=5, stale-while-revalidate=25")
                .body("received", equalTo(10))
                .body("bySource.source", contains("web", "room", "social", "youthForum"))
                .body("bySource.questions", contains(9, 1, 0, 0))
                .body("waiting", equalTo(1))
                .body("reworded", equalTo(1))
                .body("translated", equalTo(1))
                .body("blocked", equalTo(0))
                .body("published", equalTo(6))
                .body("merged", equalTo(3))
                .body(
                        "dismissed.rule",
                        contains("offTopic", "duplicate", "abusive", "personalData", "notAQuestion", "other"))
                .body("dismissed.questions", contains(3, 0, 0, 0, 0, 1))
                .body("put", equalTo(1))
                .body("answered", equalTo(1))
                .body("withdrawn", equalTo(1))
                .body("reversals", equalTo(2))
                .body("byMachine", equalTo(0))
                .body("byRule", equalTo(2))
                .body("appeals", equalTo(2))
                .body("upheld", equalTo(1))
                .body("overturned", equalTo(1))
                .body("waitedSeconds", notNullValue())
                .body("intact", equalTo(true));
        var recount = recount();
        assertThat(recount.exit()).as(recount.said()).isZero();
        assertThat(recount.said()).contains("as the ledger says");
    }

    @Test
    void statement18AnyEditDeletionReorderingOrCutIsFoundByWhoAddsUp() throws Exception {
        debate();
        int count = ledger().extract().path("count");
        String head = ledger().extract().path("head");
        assertThat(recount(count, head).exit()).isZero();
        scene.question(session, "publish");
        assertThat(recount(count, head)).extracting(Recount::exit).isEqualTo(0);
        assertThat(recount(count, "f".repeat(64)).said()).contains("is another than you kept");
        assertThat(recount(count + 100, head).said()).contains("ends before");

        for (var change : List.of(
                "update decision set rule = 'abusive' where session = $1 and place = (select min(place) from decision"
                        + " where session = $1 and act = 'dismiss')",
                "update decision set place = case place when 2 then 3 else 2 end where session = $1 and place in (2, 3)",
                "update decision set act = 'publish' where session = $1 and act = 'uphold'")) {
            tamper(change, () -> {
                ledger().body("intact", equalTo(false));
                assertThat(recount().exit()).as(change).isEqualTo(1);
            });
        }
        tamper(
                "with gone as (delete from decision_words using decision d where decision = d.id and d.session = $1"
                        + " and d.place = 4 returning d.id) delete from decision where id in (select id from gone)",
                () -> {
                    ledger().body("intact", equalTo(false));
                    assertThat(recount().exit()).isEqualTo(1);
                });
    }

    private interface Look {
        void look() throws Exception;
    }

    /// Changes the chain as only who owns the database can, looks, and changes it back.
    private void tamper(String change, Look look) throws Exception {
        var kept = "create table kept_%s as table "
                .formatted(UUID.randomUUID().toString().replace('-', '_'));
        var name = kept.substring("create table ".length(), kept.indexOf(" as"));
        database.inTransaction(transaction -> {
            transaction.update("alter table decision disable trigger decision_is_append_only");
            transaction.update("alter table decision drop constraint decision_session_place_key");
            transaction.update("alter table decision_words drop constraint decision_words_decision_fkey");
            transaction.update(kept + "decision");
            transaction.update("create table words_%s as table decision_words".formatted(name));
            transaction.update(change, session);
        });
        try {
            look.look();
        } finally {
            database.inTransaction(transaction -> {
                transaction.update("delete from decision_words");
                transaction.update("delete from decision");
                transaction.update("insert into decision select * from " + name);
                transaction.update("insert into decision_words select * from words_" + name);
                transaction.update("drop table " + name);
                transaction.update("drop table words_" + name);
                transaction.update("alter table decision add unique (session, place)");
                transaction.update("alter table decision_words add foreign key (decision) references decision (id)");
                transaction.update("alter table decision enable trigger decision_is_append_only");
            });
        }
    }

    @Test
    void tellsTheChainPageByPageAndNobodyInIt() {
        debate();
        int count = ledger().extract().path("count");
        var numbers = new ArrayList<Integer>();
        var next = "/api/v1/qna/sessions/%s/decisions?limit=4".formatted(session);
        while (next != null) {
            var page = given().urlEncodingEnabled(false).get(next);
            page.then()
                    .statusCode(200)
                    .body("items", everyItem(not(hasKey("subject"))))
                    .body("items.decider", everyItem(not(equalTo(null))));
            numbers.addAll(page.jsonPath().getList("items.number", Integer.class));
            var link = page.header("Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        assertThat(numbers).hasSize(count).isSorted().doesNotHaveDuplicates();
        given().get(DECISIONS + "?after=bm9uZQ", session).then().statusCode(400);
        given().get(DECISIONS + "?limit=0", session).then().statusCode(422);
    }

    @Test
    void isEmptyWhereNothingWasAsked() throws Exception {
        ledger().body("received", equalTo(0))
                .body("count", equalTo(0))
                .body("head", equalTo("0".repeat(64)))
                .body("waitedSeconds", nullValue())
                .body("intact", equalTo(true));
        assertThat(recount().exit()).isZero();
    }

    @Test
    void isForWhoMayWatch() {
        var closed = Scene.create(Access.ACCESS_INVITATION, Attribution.ATTRIBUTION_ON_THE_RECORD);
        var hidden = closed.session();
        for (var path : List.of(LEDGER, DECISIONS)) {
            given().get(path, hidden).then().statusCode(404);
            as("viewer").get(path, hidden).then().statusCode(404);
            as("delegate").get(path, hidden).then().statusCode(200).header("Cache-Control", "private, no-store");
            given().get(path, "nonsense").then().statusCode(400).body("code", equalTo("malformedId"));
        }
    }
}
