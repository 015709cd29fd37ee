package org.plenary.qna.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Topic;
import org.plenary.proto.qna.v1.Tally;
import org.plenary.qna.testing.Scene;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class BallotsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private record Bounds(int queue, int batch, int underWay, Duration timeout) implements VoteConfig {

        @Override
        public Duration abandon() {
            return Duration.ofMinutes(1);
        }

        @Override
        public int attempts() {
            return 3;
        }

        @Override
        public Duration tallyPace() {
            return Duration.ofMillis(100);
        }

        @Override
        public Duration sweepPace() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int talliesAtOnce() {
            return 500;
        }
    }

    @Inject
    Ballots ballots;

    @Inject
    Votes votes;

    @Inject
    Database database;

    @Inject
    Vertx vertx;

    @Inject
    MeterRegistry metrics;

    private Scene scene;
    private UUID session;

    @BeforeEach
    void open() {
        scene = Scene.open();
        session = scene.session();
    }

    private UUID question() {
        return UUID.fromString(scene.question(session, "publish"));
    }

    /// People as the copy of participants knows them.
    private List<UUID> people(int many) {
        var people = IntStream.range(0, many).mapToObj(at -> UUID.randomUUID()).toList();
        database.update("""
                insert into participant (conference, subject, kind, present, version)
                select $1, unnest($2::uuid[]), 'viewer', true, 1
                """, scene.conference(), people.toArray(UUID[]::new));
        return people;
    }

    private long rows(UUID question) {
        return database.one("select count(*) as n from vote where question = $1", row -> row.getLong("n"), question)
                .orElseThrow();
    }

    private long stored(UUID question) {
        return database.one("select votes from tally where question = $1", row -> row.getLong("votes"), question)
                .orElse(0L);
    }

    private Outcome.Counted cast(UUID question, UUID person, boolean support) {
        return (Outcome.Counted)
                ballots.cast(new Wish(question, person, support)).await().atMost(SOON);
    }

    @Test
    void countsEveryoneOnceAndTellsEachTheirOwnUnderAnyMixOfWishes() throws Exception {
        var questions = IntStream.range(0, 5).mapToObj(at -> question()).toList();
        var people = people(60);
        List<Callable<Map<UUID, Boolean>>> lives = people.stream()
                .<Callable<Map<UUID, Boolean>>>map(person -> () -> live(person, questions))
                .toList();
        var supporters = new HashMap<UUID, Long>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var life : threads.invokeAll(lives)) {
                life.get().forEach((question, support) -> supporters.merge(question, support ? 1L : 0L, Long::sum));
            }
        }

        for (var question : questions) {
            long expected = supporters.getOrDefault(question, 0L);
            assertThat(rows(question)).isEqualTo(expected);
            await().atMost(SOON).until(() -> stored(question) == expected);
        }
        boardIsRankedByRows(questions);
    }

    /// One person at random; returns what they want in the end.
    private Map<UUID, Boolean> live(UUID person, List<UUID> questions) {
        var random = new Random(person.getLeastSignificantBits());
        var wants = new HashMap<UUID, Boolean>();
        for (int step = 0; step < 25; step++) {
            var question = questions.get(random.nextInt(questions.size()));
            boolean support = random.nextInt(3) > 0;
            var counted = cast(question, person, support);
            assertThat(counted.mine()).isEqualTo(support);
            assertThat(counted.votes()).isBetween(support ? 1L : 0L, 60L);
            wants.put(question, support);
        }
        return wants;
    }

    private void boardIsRankedByRows(List<UUID> questions) {
        var ranked = database.list("""
                select q.id from question q where q.session = $1 order by
                  (select count(*) from vote v where v.question = q.id) desc, q.published_at, q.id
                """, row -> row.getUUID("id").toString(), session);
        var board = io.restassured.RestAssured.given()
                .get("/api/v1/qna/sessions/{id}/board", session)
                .jsonPath()
                .getList("items.id", String.class);
        assertThat(board).isEqualTo(ranked).hasSameSizeAs(questions);
    }

    @Test
    void answersTheExactNumberThoughTheTallyIsCountedMeanwhile() throws Exception {
        var question = question();
        var people = people(300);
        var together = people.subList(0, 200);
        List<Callable<Long>> all = together.stream()
                .<Callable<Long>>map(
                        person -> () -> cast(question, person, true).votes())
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var told : threads.invokeAll(all)) {
                // A batch does not see one that is committed beside it, so only the bounds are sure.
                assertThat(told.get()).isBetween(1L, 200L);
            }
        }
        long votes = together.size();
        for (var person : people.subList(200, 300)) {
            assertThat(cast(question, person, true).votes()).isEqualTo(++votes);
        }

        assertThat(cast(question, people.getFirst(), true).votes()).isEqualTo(300);
        assertThat(cast(question, people.getFirst(), false).votes()).isEqualTo(299);
    }

    @Test
    void carriesOutTheWishesOfOnePersonInTheOrderTheyCame() {
        var question = question();
        var person = people(1).getFirst();

        for (int round = 0; round < 20; round++) {
            var pressed = new ArrayList<Uni<Outcome>>();
            for (int press = 0; press < 7; press++) {
                pressed.add(ballots.cast(new Wish(question, person, press % 2 == 0))
                        .memoize()
                        .indefinitely());
            }
            pressed.forEach(press -> press.subscribe().with(ignored -> {}, ignored -> {}));
            pressed.forEach(press -> press.await().atMost(SOON));
            assertThat(rows(question)).isEqualTo(1);
            assertThat(cast(question, person, false).votes()).isZero();
        }
    }

    @Test
    void turnsAwayWhatIsMoreThanItsQueueHoldsAndLosesNothingElse() {
        var question = question();
        var people = people(6);
        var small = new Ballots(votes, new Bounds(2, 1, 2, Duration.ofSeconds(15)), vertx, metrics);
        small.open();

        var outcomes = database.transaction(transaction -> {
            transaction.update("lock table vote in share row exclusive mode");
            var waiting = people.stream()
                    .map(person -> small.cast(new Wish(question, person, true))
                            .subscribeAsCompletionStage()
                            .toCompletableFuture())
                    .toList();
            // Two are being carried out and two wait; which of the six these are is a matter of chance.
            await().atMost(SOON)
                    .until(() -> waiting.stream()
                                    .filter(outcome -> outcome.getNow(null) instanceof Outcome.Overloaded)
                                    .count()
                            >= 2);
            return waiting;
        });

        var told = outcomes.stream().map(CompletableFuture::join).toList();
        long counted = told.stream().filter(Outcome.Counted.class::isInstance).count();
        assertThat(told)
                .allMatch(outcome -> outcome instanceof Outcome.Counted || outcome instanceof Outcome.Overloaded);
        assertThat(counted).isBetween(2L, 4L).isEqualTo(rows(question));
    }

    @Test
    void failsWhenTheDatabaseGivesNoAnswerInTime() {
        var question = question();
        var person = people(1).getFirst();
        var hasty = new Ballots(votes, new Bounds(10, 10, 2, Duration.ofMillis(300)), vertx, metrics);
        hasty.open();

        database.inTransaction(transaction -> {
            transaction.update("lock table vote in share row exclusive mode");
            assertThatThrownBy(() ->
                            hasty.cast(new Wish(question, person, true)).await().atMost(SOON))
                    .isInstanceOf(RuntimeException.class);
        });

        await().atMost(SOON)
                .until(() ->
                        hasty.cast(new Wish(question, person, true)).await().atMost(SOON) instanceof Outcome.Counted);
        assertThat(rows(question)).isEqualTo(1);
    }

    @Test
    void publishesAbsoluteTalliesThatRiseInVersionAndEndAtTheTruth() {
        var question = question();
        var people = people(50);
        people.forEach(person -> cast(question, person, true));

        await().atMost(SOON)
                .until(() ->
                        !told(question).isEmpty() && told(question).getLast().getVotes() == 50);

        var told = told(question);
        assertThat(told).extracting(Tally::getVersion).isSorted().doesNotHaveDuplicates();
        assertThat(told).hasSizeLessThan(50);
    }

    private static List<Tally> told(UUID question) {
        return Topic.named("plenary.qna.v1").read().stream()
                .filter(record ->
                        new String(record.headers().lastHeader("ce_type").value()).equals("plenary.qna.v1.Tally"))
                .map(record -> parse(record.value()))
                .filter(tally -> tally.getQuestionId().equals(question.toString()))
                .toList();
    }

    private static Tally parse(byte[] payload) {
        try {
            return Tally.parseFrom(payload);
        } catch (com.google.protobuf.InvalidProtocolBufferException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
