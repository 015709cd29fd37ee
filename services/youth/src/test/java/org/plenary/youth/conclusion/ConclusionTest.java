package org.plenary.youth.conclusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.youth.testing.Forum.as;
import static org.plenary.youth.testing.Forum.byLink;

import com.google.protobuf.InvalidProtocolBufferException;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.platform.testing.Accounts;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Topic;
import org.plenary.proto.youth.v1.ConclusionAnswer;
import org.plenary.proto.youth.v1.ConclusionState;
import org.plenary.youth.testing.Forum;
import org.plenary.youth.testing.Room;

/// A room of the older band with `young-1` and `young-2` in it, and one contribution that everybody there can read.
@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class ConclusionTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ONE = "/api/v1/youth/conclusions/";
    private static final String TEXT = "Young people are asked before it is decided.";
    private static final Map<String, String> RESPONSE =
            Map.of("answer", "inPart", "text", "A panel will be asked.", "answeredBy", "The chair");

    private Forum forum;
    private Room room;
    private String ground;

    @BeforeAll
    static void makeAccounts() {
        Accounts.make(List.of("young-1", "young-2"));
    }

    @BeforeEach
    void open() {
        forum = Forum.create();
        forum.admitOlder(Map.of("young-1", "Kestrel", "young-2", "Heron"));
        room = Room.opened(forum, "16-17");
        room.join("young-1").then().statusCode(200);
        room.join("young-2").then().statusCode(200);
        ground = room.shown("young-1", "Ask us before you decide for us.");
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aConclusionRestsOnWhatTheRoomCanRead() {
        String waiting = room.contribute("young-1", "idea", "Not read yet.")
                .then()
                .extract()
                .path("id");
        try (var other = Room.create(forum, "16-17")) {
            var elsewhere = "/api/v1/youth/breakouts/" + other.id() + "/conclusions";
            as("facilitator1").body(draft(TEXT, ground)).post(elsewhere).then().statusCode(422);
        }
        for (var id : List.of(waiting, UUID.randomUUID().toString())) {
            post("facilitator1", draft(TEXT, ground, id))
                    .then()
                    .statusCode(422)
                    .body("errors.field", contains("contributions"));
        }
        post("facilitator1", draft(TEXT)).then().statusCode(422).body("errors.field", contains("contributions"));
        post("facilitator1", draft(" ", ground)).then().statusCode(422).body("errors.field", contains("text"));
        post("facilitator1", draft("a\u202Eb", ground)).then().statusCode(422).body("code", equalTo("text.control"));
        post("facilitator1", draft(TEXT, "seven")).then().statusCode(400);
        post("facilitator1", List.of()).then().statusCode(400);
        inRoom("young-1").body("items", empty());

        var withDissent = draft(TEXT, ground);
        withDissent.put("dissent", "Some fear it takes too long.");
        post("facilitator2", withDissent)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("state", equalTo("draft"))
                .body("contributions.id", contains(ground))
                .body("contributions[0].kind", equalTo("proposal"))
                .body("contributions[0].text", equalTo("Ask us before you decide for us."))
                .body("dissent", equalTo("Some fear it takes too long."))
                .body("agree", equalTo(0))
                .body("response", nullValue());
        inRoom("young-1").body("items.text", contains(TEXT));
    }

    @Test
    void aDraftIsWordedOtherwiseOnlyByWhoSawHowItStands() {
        var id = room.drafted(TEXT, ground);
        as("facilitator1").body(draft("Otherwise", ground)).put(ONE + id).then().statusCode(428);
        edit(id, 1, draft("Otherwise", ground)).then().statusCode(200).body("version", equalTo(2));
        edit(id, 1, draft("Again", ground))
                .then()
                .statusCode(412)
                .body("current.text", equalTo("Otherwise"))
                .body("current.version", equalTo(2));
        edit(id, 2, draft("Otherwise", ground)).then().statusCode(200).body("version", equalTo(2));
        edit(id, 2, draft("Otherwise", UUID.randomUUID().toString())).then().statusCode(422);

        as("facilitator2").header("If-Match", "\"1\"").delete(ONE + id).then().statusCode(412);
        as("facilitator2").delete(ONE + id).then().statusCode(204);
        as("facilitator2").delete(ONE + id).then().statusCode(404);
    }

    @Test
    void stancesAreOnTheWordsAsTheyStand() {
        var id = room.drafted(TEXT, ground);
        var second = room.shown("young-2", "And tell us what came of it.");
        var dissenting = draft("Otherwise", ground);
        dissenting.put("dissent", "Some do not care.");
        long version = 1;
        for (var edited : List.of(draft("Otherwise", ground), draft("Otherwise", ground, second), dissenting)) {
            take("young-1", id, "disagree").then().statusCode(200).body("disagree", equalTo(1));
            take("young-1", id, "agree")
                    .then()
                    .statusCode(200)
                    .body("agree", equalTo(1))
                    .body("disagree", equalTo(0))
                    .body("mine", equalTo("agree"));
            edit(id, version, edited).then().statusCode(200).body("agree", equalTo(0));
            version++;
        }
        inRoom("young-1").body("items[0].mine", nullValue());
        as("young-1")
                .header("If-Match", "\"1\"")
                .body(Map.of("stance", "agree"))
                .put(ONE + id + "/stance")
                .then()
                .statusCode(412);
        take("young-1", id, "maybe").then().statusCode(422).body("errors.field", contains("stance"));
    }

    @Test
    void theRoomAdoptsItAndItStaysAsItWas() {
        var id = room.drafted(TEXT, ground);
        adopt(id).then().statusCode(409).body("code", equalTo("needsStances"));
        take("young-1", id, "disagree").then().statusCode(200);
        adopt(id).then().statusCode(409).body("code", equalTo("notAgreed"));
        take("young-1", id, "agree").then().statusCode(200);

        adopt(id)
                .then()
                .statusCode(200)
                .body("state", equalTo("adopted"))
                .body("agree", equalTo(1))
                .body("disagree", equalTo(0))
                .body("version", equalTo(2));
        adopt(id).then().statusCode(200).body("version", equalTo(2));

        edit(id, 2, draft("Otherwise", ground)).then().statusCode(409).body("code", equalTo("wrongState"));
        as("facilitator1").delete(ONE + id).then().statusCode(409).body("code", equalTo("wrongState"));
        take("young-2", id, "disagree").then().statusCode(409).body("code", equalTo("wrongState"));
        as("young-1").delete(forum.at("admissions/me")).then().statusCode(204);
        inRoom("young-2").body("items[0].agree", equalTo(1)).body("items[0].mine", nullValue());
    }

    @Test
    void aDraftIsToldToNobodyOfAnotherRoomNotEvenByAWrongVersion() {
        var id = room.drafted(TEXT, ground);
        try (var other = Room.create(forum, "16-17")) {
            as("facilitator1")
                    .put(other.at("roster/" + forum.admission("young-2").getString("id")))
                    .then()
                    .statusCode(200);
            as("young-2")
                    .header("If-Match", "\"99\"")
                    .body(Map.of("stance", "agree"))
                    .put("/api/v1/youth/conclusions/{id}/stance", id)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("notAssigned"))
                    .body("$", not(hasKey("current")));
        }
    }

    @Test
    void nothingIsAgreedOrAdoptedInARoomThatIsStoppedOrClosed() {
        var id = room.drafted(TEXT, ground);
        take("young-1", id, "agree").then().statusCode(200);
        room.does("lead", "freeze").statusCode(200);
        take("young-2", id, "agree").then().statusCode(409).body("code", equalTo("frozen"));
        adopt(id).then().statusCode(409).body("code", equalTo("frozen"));
        as("facilitator1")
                .body(Map.of("text", "Not now.", "contributions", List.of()))
                .post(room.at("conclusions"))
                .then()
                .statusCode(409)
                .body("code", equalTo("frozen"));
        as("facilitator1")
                .header("If-Match", "\"1\"")
                .body(Map.of("text", "Not now.", "contributions", List.of()))
                .put("/api/v1/youth/conclusions/{id}", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("frozen"));
        room.does("lead", "thaw").statusCode(200);
        room.silence("facilitator2");
        as("facilitator2").delete(room.at("presence")).then().statusCode(200);
        adopt(id).then().statusCode(409).body("code", equalTo("held"));
        room.does("facilitator1", "close").statusCode(200);
        take("young-2", id, "agree").then().statusCode(409).body("code", equalTo("notOpen"));
        adopt(id).then().statusCode(409).body("code", equalTo("notOpen"));
        inRoom("young-1").body("items[0].state", equalTo("draft"));
    }

    @Test
    void whatIsTakenBackIsNoGroundAnyMore() {
        var id = room.drafted(TEXT, ground);
        take("young-1", id, "agree").then().statusCode(200);
        as("young-1").delete("/api/v1/youth/contributions/" + ground).then().statusCode(204);
        inRoom("facilitator1").body("items[0].contributions", empty());
        adopt(id).then().statusCode(409).body("code", equalTo("needsContributions"));
    }

    @Test
    void draftsAreTheRoomsAloneAndOthersOfItsAgeReadWhatItAdopted() {
        Accounts.make(List.of("young-3"));
        forum.admitOlder(Map.of("young-3", "Wren"));
        forum.admit("youth13", "Swift");
        room.drafted("Still talked about", ground);
        room.adopted(TEXT, ground, List.of("young-1", "young-2"));

        inRoom("young-2")
                .body("items.text", contains("Still talked about", TEXT))
                .body("items[1].agree", equalTo(2));
        inRoom("lead").body("items", hasSize(2));
        inRoom("young-3").body("items.text", contains(TEXT)).body("items[0].agree", nullValue());
        as("youth13").get(room.at("conclusions")).then().statusCode(403).body("code", equalTo("otherBand"));
        as("viewer").get(room.at("conclusions")).then().statusCode(403);
        byLink().get(room.at("conclusions")).then().statusCode(401);
    }

    @Test
    void facilitatorsWriteDownYoungPeopleJudge() {
        var id = room.drafted(TEXT, ground);
        for (var account : List.of("young-1", "lead", "organiser", "chair", "viewer")) {
            post(account, draft(TEXT, ground)).then().statusCode(403);
            as(account)
                    .header("If-Match", "\"1\"")
                    .body(draft("Otherwise", ground))
                    .put(ONE + id)
                    .then()
                    .statusCode(403);
            as(account).delete(ONE + id).then().statusCode(403);
            as(account).post(ONE + id + "/adopt").then().statusCode(403);
        }
        for (var account : List.of("facilitator1", "lead")) {
            take(account, id, "agree").then().statusCode(403).body("code", equalTo("youthOnly"));
        }
        for (var account : List.of("organiser", "chair", "viewer")) {
            take(account, id, "agree").then().statusCode(403);
        }
        byLink().body(draft(TEXT, ground)).post(room.at("conclusions")).then().statusCode(401);
        byLink().body(draft(TEXT, ground)).put(ONE + id).then().statusCode(401);
        for (var path : List.of("/adopt", "/withdraw", "/respond")) {
            byLink().body(Map.of()).post(ONE + id + path).then().statusCode(401);
            as("facilitator1").body(Map.of()).post(ONE + "seven" + path).then().statusCode(400);
            as("facilitator1")
                    .body(Map.of())
                    .post(ONE + UUID.randomUUID() + path)
                    .then()
                    .statusCode(404);
        }
        forum.record("facilitator2", Map.of("trainedOn", "2020-01-31")).then().statusCode(200);
        as("facilitator2").post(ONE + id + "/adopt").then().statusCode(403).body("code", equalTo("vettingNeeded"));
        inRoom("young-1").body("items[0].state", equalTo("draft")).body("items[0].version", equalTo(1));
    }

    @Test
    void theConferenceAnswersWhatWasAdoptedAndMayThinkAgain() {
        var draft = room.drafted("Still talked about", ground);
        var id = room.adopted(TEXT, ground, List.of("young-1", "young-2"));
        respond("chair", draft, RESPONSE).then().statusCode(409).body("code", equalTo("wrongState"));
        for (var account : List.of("young-1", "facilitator1", "lead", "viewer")) {
            respond(account, id, RESPONSE).then().statusCode(403).body("code", equalTo("roleNeeded"));
        }
        for (var field : RESPONSE.keySet()) {
            var wrong = new HashMap<>(RESPONSE);
            wrong.put(field, field.equals("answer") ? "perhaps" : " ");
            respond("chair", id, wrong).then().statusCode(422).body("errors.field", contains(field));
            wrong.remove(field);
            respond("chair", id, wrong).then().statusCode(422).body("errors.field", hasItem(field));
        }

        respond("chair", id, RESPONSE)
                .then()
                .statusCode(200)
                .body("response.answer", equalTo("inPart"))
                .body("response.answeredBy", equalTo("The chair"))
                .body("agree", nullValue())
                .body("version", equalTo(3));
        respond("chair", id, RESPONSE).then().statusCode(200).body("version", equalTo(3));
        respond("organiser", id, Map.of("answer", "accepted", "text", "All of it.", "answeredBy", "The hosts"))
                .then()
                .statusCode(200)
                .body("response.answer", equalTo("accepted"))
                .body("version", equalTo(4));
        inRoom("young-1").body("items.find { it.id == '%s' }.response.text".formatted(id), equalTo("All of it."));
    }

    @Test
    void othersAreToldOfWhatIsAdoptedAnsweredAndWithdrawn() {
        var id = room.drafted(TEXT, ground);
        take("young-1", id, "agree").then().statusCode(200);
        assertThat(told(id)).isEmpty();
        adopt(id).then().statusCode(200);
        awaitTold(id, 1);
        var adopted = told(id).getLast();
        assertThat(adopted.getState()).isEqualTo(ConclusionState.CONCLUSION_STATE_ADOPTED);
        assertThat(adopted.getText()).isEqualTo(TEXT);
        assertThat(adopted.getContributionIdsList()).containsExactly(ground);
        assertThat(adopted.hasAgree()).as("one who agrees is fewer than five").isFalse();
        assertThat(adopted.hasResponse()).isFalse();

        respond("chair", id, RESPONSE).then().statusCode(200);
        awaitTold(id, 2);
        assertThat(told(id).getLast().getResponse().getAnswer()).isEqualTo(ConclusionAnswer.CONCLUSION_ANSWER_IN_PART);

        var why = Map.of("reason", "It names somebody.");
        for (var account : List.of("young-1", "facilitator1", "organiser", "chair")) {
            as(account).body(why).post(ONE + id + "/withdraw").then().statusCode(403);
        }
        as("lead").body(Map.of()).post(ONE + id + "/withdraw").then().statusCode(422);
        as("lead").body(why).post(ONE + id + "/withdraw").then().statusCode(200).body("state", equalTo("withdrawn"));
        as("lead").body(why).post(ONE + id + "/withdraw").then().statusCode(200).body("version", equalTo(4));
        as("lead")
                .body(why)
                .post(ONE + room.drafted(TEXT, ground) + "/withdraw")
                .then()
                .statusCode(409);
        adopt(id).then().statusCode(409).body("code", equalTo("wrongState"));
        respond("chair", id, RESPONSE).then().statusCode(409);
        awaitTold(id, 3);
        assertThat(told(id).getLast().getText()).isEmpty();
        assertThat(told(id))
                .extracting(org.plenary.proto.youth.v1.Conclusion::getVersion)
                .containsExactly(2L, 3L, 4L);
    }

    private static Map<String, Object> draft(String text, String... contributions) {
        return new HashMap<>(Map.of("text", text, "contributions", List.of(contributions)));
    }

    private Response post(String account, Object body) {
        return as(account).body(body).post(room.at("conclusions"));
    }

    private static Response edit(String id, long version, Map<String, ?> body) {
        return as("facilitator1")
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .put(ONE + id);
    }

    private static Response take(String account, String id, String stance) {
        return as(account).body(Map.of("stance", stance)).put(ONE + id + "/stance");
    }

    private static Response adopt(String id) {
        return as("facilitator1").post(ONE + id + "/adopt");
    }

    private static Response respond(String account, String id, Map<String, String> response) {
        return as(account).body(response).post(ONE + id + "/respond");
    }

    private ValidatableResponse inRoom(String account) {
        return as(account).get(room.at("conclusions")).then().statusCode(200);
    }

    private static void awaitTold(String id, int times) {
        await("it is told").atMost(SOON).until(() -> told(id).size() == times);
    }

    /// All that was told of a conclusion, in order.
    private static List<org.plenary.proto.youth.v1.Conclusion> told(String id) {
        return Topic.named("plenary.youth.v1").read().stream()
                .filter(record -> new String(
                                record.headers().lastHeader("ce_subject").value(), StandardCharsets.UTF_8)
                        .equals(id))
                .map(ConclusionTest::conclusion)
                .toList();
    }

    private static org.plenary.proto.youth.v1.Conclusion conclusion(ConsumerRecord<String, byte[]> record) {
        try {
            return org.plenary.proto.youth.v1.Conclusion.parseFrom(record.value());
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
