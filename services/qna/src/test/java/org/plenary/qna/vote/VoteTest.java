package org.plenary.qna.vote;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.plenary.qna.testing.Scene.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.proto.registration.v1.Kind;
import org.plenary.proto.sessions.v1.Access;
import org.plenary.proto.sessions.v1.Attribution;
import org.plenary.qna.testing.Scene;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class VoteTest {

    private static final String VOTE = "/api/v1/qna/questions/{id}/vote";
    private static final String MINE = "/api/v1/qna/sessions/{id}/votes/mine";

    private Scene scene;
    private UUID session;

    @BeforeEach
    void open() {
        scene = Scene.open();
        session = scene.session();
    }

    @Test
    void isCountedOnceHoweverOftenItIsGivenAndWithdrawn() {
        var id = scene.question(session, "publish");

        as("viewer")
                .put(VOTE, id)
                .then()
                .statusCode(200)
                .body("votes", equalTo(1))
                .body("mine", equalTo(true));
        as("viewer")
                .put(VOTE, id)
                .then()
                .statusCode(200)
                .body("votes", equalTo(1))
                .body("mine", equalTo(true));
        as("press")
                .put(VOTE, id)
                .then()
                .statusCode(200)
                .body("votes", equalTo(2))
                .body("mine", equalTo(true));
        as("youth13").put(VOTE, id).then().statusCode(200).body("votes", equalTo(3));
        as("viewer")
                .delete(VOTE, id)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("votes", equalTo(2))
                .body("mine", equalTo(false));
        as("viewer")
                .delete(VOTE, id)
                .then()
                .statusCode(200)
                .body("votes", equalTo(2))
                .body("mine", equalTo(false));

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> given().get("/api/v1/qna/sessions/{id}/board", session)
                        .then()
                        .body("items[0].votes", equalTo(2)));
    }

    @Test
    void staysWithTheQuestionWhenItIsDismissedAndBroughtBack() {
        var id = scene.question(session, "publish");
        as("viewer").put(VOTE, id).then().statusCode(200);
        scene.move(id, "dismiss");

        as("press").put(VOTE, id).then().statusCode(404);
        scene.move(id, "publish");

        as("press").put(VOTE, id).then().statusCode(200).body("votes", equalTo(2));
    }

    @Test
    void isRefusedWhereItMayNotBeGiven() {
        var published = scene.question(session, "publish");
        var waiting = scene.question(session);
        var answered = scene.question(session, "publish", "stage", "answer");

        given().put(VOTE, published).then().statusCode(401).body("code", equalTo("loginNeeded"));
        given().delete(VOTE, published).then().statusCode(401);
        as("viewer").put(VOTE, "nonsense").then().statusCode(400).body("code", equalTo("malformedId"));
        as("viewer").put(VOTE, UUID.randomUUID()).then().statusCode(404).body("code", equalTo("notFound"));
        as("viewer").put(VOTE, waiting).then().statusCode(404);
        as("delegate").put(VOTE, waiting).then().statusCode(409).body("code", equalTo("wrongState"));
        as("viewer").put(VOTE, answered).then().statusCode(409).body("code", equalTo("wrongState"));
        as("viewer").delete(VOTE, answered).then().statusCode(200).body("mine", equalTo(false));
        as("guardian")
                .put(VOTE, published)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("registrationNeeded"));
    }

    @Test
    void isGivenByWhoHasJustRegisteredThoughTheCopyDoesNotKnowThemYet() {
        var other = Scene.create(Access.ACCESS_OPEN, Attribution.ATTRIBUTION_ON_THE_RECORD);
        var hall = other.session();
        var id = other.question(hall, "publish");

        as("captioner").put(VOTE, id).then().statusCode(403);
        other.register("captioner", "viewer");
        as("captioner").put(VOTE, id).then().statusCode(200).body("mine", equalTo(true));
    }

    @Test
    void tellsAnOutsiderNothingOfAConferenceByInvitation() {
        var invited = Scene.create(Access.ACCESS_INVITATION, Attribution.ATTRIBUTION_ON_THE_RECORD);
        var hall = invited.session();
        var id = invited.question(hall, "publish");

        as("viewer").put(VOTE, id).then().statusCode(404).body("code", equalTo("notFound"));
        as("viewer").get(MINE, hall).then().statusCode(404);
        as("delegate").put(VOTE, id).then().statusCode(200);
        invited.take("viewer", Kind.KIND_VIEWER, 1);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> as("viewer").put(VOTE, id).statusCode() == 200);
    }

    @Test
    void isToldToTheVoterAlone() {
        var one = scene.question(session, "publish");
        var two = scene.question(session, "publish");
        scene.question(session, "publish");
        List.of(one, two).forEach(id -> as("viewer").put(VOTE, id).then().statusCode(200));

        as("viewer")
                .get(MINE, session)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .header("ETag", matchesPattern("\".+\""))
                .body("items", containsInAnyOrder(one, two));
        as("press").get(MINE, session).then().body("items.size()", equalTo(0));
        given().get(MINE, session).then().statusCode(401);
        as("viewer").get(MINE, "nonsense").then().statusCode(400);
    }

    @Test
    void isNeverMixedUpBetweenPeopleWhoseRequestsAreInterleaved() throws Exception {
        var questions = new ArrayList<String>();
        for (int at = 0; at < 4; at++) {
            questions.add(scene.question(session, "publish"));
        }
        var people = List.of("viewer", "press", "delegate", "youth13");
        List<Callable<Boolean>> lives = people.stream()
                .<Callable<Boolean>>map(person -> () -> live(person, questions))
                .toList();

        try (var threads = Executors.newFixedThreadPool(people.size())) {
            for (var life : threads.invokeAll(lives)) {
                assertThat(life.get()).isTrue();
            }
        }
    }

    /// Votes and withdraws at random, and each time sees its own votes and nobody else's.
    private boolean live(String person, List<String> questions) {
        var random = new Random(person.hashCode());
        Set<String> mine = new HashSet<>();
        for (int step = 0; step < 40; step++) {
            var id = questions.get(random.nextInt(questions.size()));
            boolean support = random.nextBoolean();
            var answer = support ? as(person).put(VOTE, id) : as(person).delete(VOTE, id);
            answer.then().statusCode(200).body("mine", equalTo(support));
            if (support) {
                mine.add(id);
            } else {
                mine.remove(id);
            }
            var told = as(person).get(MINE, session).jsonPath().getList("items", String.class);
            assertThat(told).as(person).containsExactlyInAnyOrderElementsOf(mine);
        }
        return true;
    }
}
