package org.plenary.qna.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.plenary.qna.testing.Scene.as;

import com.google.protobuf.InvalidProtocolBufferException;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Topic;
import org.plenary.proto.qna.v1.PollTally;
import org.plenary.qna.testing.Scene;

/// Random ballots, held against what one would count on paper.
@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class BallotBoxTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int OPTIONS = 4;
    private static final int STEPS = 150;

    @Inject
    BallotBox box;

    @Inject
    Database database;

    private Scene scene;
    private UUID session;

    @BeforeEach
    void open() {
        scene = Scene.open();
        session = scene.session();
    }

    private List<UUID> people(int many) {
        var people = IntStream.range(0, many).mapToObj(at -> UUID.randomUUID()).toList();
        database.update("""
                insert into participant (conference, subject, kind, present, version)
                select $1, unnest($2::uuid[]), 'viewer', true, 1
                """, scene.conference(), people.toArray(UUID[]::new));
        return people;
    }

    private UUID draft(int atMost) {
        return UUID.fromString(as("moderator")
                .body(Map.of(
                        "prompt",
                        "Which of these?",
                        "kind",
                        "multiple",
                        "options",
                        List.of("A", "B", "C", "D"),
                        "atMost",
                        atMost))
                .post("/api/v1/qna/sessions/{id}/polls", session)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id"));
    }

    private static List<Long> move(UUID poll, String move) {
        return as("moderator")
                .header("If-Match", "*")
                .post("/api/v1/qna/polls/{id}/{move}", poll, move)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("counts", Long.class);
    }

    private Outcome cast(UUID poll, UUID person, @Nullable List<Integer> choices) {
        var wish = choices == null ? Wish.withdraw(poll, person) : Wish.choose(poll, person, choices);
        return box.cast(wish).await().atMost(SOON);
    }

    private static List<Integer> choices(Random random, int atMost) {
        var choices = new TreeSet<Integer>();
        int many = 1 + random.nextInt(atMost);
        while (choices.size() < many) {
            choices.add(random.nextInt(OPTIONS));
        }
        return List.copyOf(choices);
    }

    private static List<Long> counts(Map<UUID, List<Integer>> ballots) {
        var counts = new Long[OPTIONS];
        Arrays.fill(counts, 0L);
        ballots.values().forEach(choices -> choices.forEach(choice -> counts[choice]++));
        return List.of(counts);
    }

    private Map<UUID, List<Integer>> rows(UUID poll) {
        var rows = new TreeMap<UUID, List<Integer>>();
        database.list("select subject, choices::integer[] as choices from ballot where poll = $1", row -> row, poll)
                .forEach(row -> rows.put(row.getUUID("subject"), List.of(row.getArrayOfIntegers("choices"))));
        return rows;
    }

    private List<PollTally> told(UUID poll) throws InvalidProtocolBufferException {
        var told = new ArrayList<PollTally>();
        for (var record : Topic.named("plenary.qna.v1").read()) {
            var type = new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
            if (record.key().equals(session.toString()) && type.equals("plenary.qna.v1.PollTally")) {
                var tally = PollTally.parseFrom(record.value());
                if (tally.getPollId().equals(poll.toString())) {
                    told.add(tally);
                }
            }
        }
        return told;
    }

    @ParameterizedTest
    @ValueSource(longs = {2011, 1111, 9})
    void countsWhatOneWouldCountOnPaperWhateverIsChosenWithdrawnOpenedAndClosed(long seed) throws Exception {
        var random = new Random(seed);
        var poll = draft(3);
        var people = people(9);
        var paper = new TreeMap<UUID, List<Integer>>();
        var state = "draft";
        for (int step = 0; step < STEPS; step++) {
            var done = "seed %d, step %d".formatted(seed, step);
            if (state.equals("draft") || random.nextInt(12) == 0) {
                state = state.equals("open") ? "closed" : "open";
                assertThat(move(poll, state.equals("open") ? "open" : "close"))
                        .as(done)
                        .isEqualTo(counts(paper));
            }
            var person = people.get(random.nextInt(people.size()));
            var wish = random.nextInt(4) == 0 ? null : choices(random, 3);
            castAsOnPaper(done, poll, state, person, wish, paper);
        }
        assertThat(rows(poll)).isEqualTo(paper);
        await().atMost(SOON).untilAsserted(() -> {
            var last = told(poll).getLast();
            assertThat(last.getCountsList()).isEqualTo(counts(paper));
            assertThat(last.getBallots()).isEqualTo(paper.size());
        });
        assertThat(told(poll)).extracting(PollTally::getVersion).isSorted().doesNotHaveDuplicates();
    }

    private void castAsOnPaper(
            String done,
            UUID poll,
            String state,
            UUID person,
            @Nullable List<Integer> wish,
            Map<UUID, List<Integer>> paper) {
        boolean same = Objects.equals(paper.get(person), wish);
        var outcome = cast(poll, person, wish);
        if (!same && !state.equals("open")) {
            assertThat(outcome).as(done).isEqualTo(new Outcome.Closed());
            return;
        }
        if (wish == null) {
            paper.remove(person);
        } else {
            paper.put(person, wish);
        }
        assertThat(outcome).as(done).isEqualTo(new Outcome.Counted(paper.size(), wish == null ? List.of() : wish));
    }

    @Test
    void holdsEveryBallotThatWasAcknowledgedAndNoOtherThoughItIsClosedAndOpenedInAStorm() throws Exception {
        var poll = draft(2);
        move(poll, "open");
        var people = people(40);
        var voting = new AtomicInteger(people.size());
        List<Callable<List<Integer>>> lives = new ArrayList<>();
        people.forEach(person -> lives.add(() -> live(poll, person, voting)));
        var hold = new ArrayList<List<Integer>>();
        int closings;

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var moderator = threads.submit(() -> openAndClose(poll, voting));
            for (var life : threads.invokeAll(lives)) {
                hold.add(life.get());
            }
            closings = moderator.get();
        }

        var paper = new TreeMap<UUID, List<Integer>>();
        for (int at = 0; at < people.size(); at++) {
            if (!hold.get(at).isEmpty()) {
                paper.put(people.get(at), hold.get(at));
            }
        }
        assertThat(closings).isGreaterThan(1);
        assertThat(rows(poll)).isEqualTo(paper);
        assertThat(move(poll, "close")).isEqualTo(counts(paper));
    }

    /// Chooses and withdraws at random; returns what holds in the end by what was answered, empty for no ballot.
    private List<Integer> live(UUID poll, UUID person, AtomicInteger voting) {
        var random = new Random(person.getMostSignificantBits());
        List<Integer> holds = List.of();
        try {
            for (int step = 0; step < 200; step++) {
                var wish = random.nextInt(4) == 0 ? null : choices(random, 2);
                switch (cast(poll, person, wish)) {
                    case Outcome.Counted(long ballots, var mine) -> {
                        assertThat(mine).isEqualTo(wish == null ? List.of() : wish);
                        assertThat(ballots).isBetween(wish == null ? 0L : 1L, 40L);
                        holds = mine;
                    }
                    case Outcome.Closed() -> assertThat(holds).isNotEqualTo(wish == null ? List.of() : wish);
                    case Outcome other -> throw new AssertionError(other);
                }
            }
            return holds;
        } finally {
            voting.decrementAndGet();
        }
    }

    /// While it is closed, nothing of it changes: what was answered at closing are the rows there are.
    private int openAndClose(UUID poll, AtomicInteger voting) {
        int closings = 0;
        while (voting.get() > 0) {
            var told = move(poll, "close");
            assertThat(told).isEqualTo(counts(rows(poll)));
            closings++;
            move(poll, "open");
        }
        return closings;
    }

    @Test
    void answersEveryoneInAHallThatChoosesAtOnce() throws Exception {
        var poll = draft(1);
        move(poll, "open");
        var people = people(600);
        List<Callable<Outcome>> all = new ArrayList<>();
        people.forEach(person -> all.add(() -> cast(poll, person, List.of(person.hashCode() & 3))));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var outcome : threads.invokeAll(all)) {
                assertThat(outcome.get()).isInstanceOf(Outcome.Counted.class);
            }
        }

        assertThat(cast(poll, people.getFirst(), null)).isEqualTo(new Outcome.Counted(599, List.of()));
        assertThat(move(poll, "close")).isEqualTo(counts(rows(poll)));
        assertThat(rows(poll)).hasSize(599);
    }
}
