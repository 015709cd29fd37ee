package org.plenary.qna.vote;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.plenary.qna.testing.Scene.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.platform.chain.Link;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.qna.decision.Decisions;
import org.plenary.qna.testing.Scene;
import org.plenary.qna.vote.PlainModel.Note;

/// Random lives of questions and votes, held against a model on paper.
@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class TreeOfVotesTest {

    private static final List<String> RARE =
            List.of("dismiss", "dismiss", "select", "withdraw", "appeal", "appeal", "appeal/uphold", "appeal/overturn");
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int STEPS = 240;

    /// How often the whole is looked at: each time the tallies have to be waited for.
    private static final int LOOK = 6;

    @Inject
    Ballots ballots;

    @Inject
    Votes votes;

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

    private List<UUID> people(int many) {
        var people = IntStream.range(0, many).mapToObj(at -> UUID.randomUUID()).toList();
        database.update("""
                insert into participant (conference, subject, kind, present, version)
                select $1, unnest($2::uuid[]), 'viewer', true, 1
                """, scene.conference(), people.toArray(UUID[]::new));
        return people;
    }

    private UUID ask() {
        var hall = Map.of("text", "Who pays for " + UUID.randomUUID() + "?", "origin", "room");
        return UUID.fromString(scene.ask("moderator", session, hall).getString("id"));
    }

    /// All of it by the moderator who typed the questions in, but for appeals, which somebody else
    /// decides.
    private static int move(UUID id, String move, Map<String, ?> body) {
        return as(move.startsWith("appeal/") ? "moderator2" : "moderator")
                .header("If-Match", "*")
                .body(body)
                .post("/api/v1/qna/questions/" + id + "/" + move)
                .statusCode();
    }

    private Outcome cast(UUID question, UUID person, boolean support) {
        return ballots.cast(new Wish(question, person, support)).await().atMost(SOON);
    }

    @ParameterizedTest
    @ValueSource(longs = {2011, 1111, 9})
    void isWhatOneWouldCountOnPaperWhateverIsAskedVotedMergedAppealedAndTakenBack(long seed) {
        var random = new Random(seed);
        var model = new PlainModel();
        var people = people(7);
        for (int step = 0; step < STEPS; step++) {
            var done = "seed %d, step %d: %s".formatted(seed, step, step(random, model, people));
            standsAsOnPaper(done, model);
            supportIsAsOnPaper(done, model, people);
            if (step % LOOK == LOOK - 1) {
                boardIsAsOnPaper(done, model);
            }
        }
        boardIsAsOnPaper("in the end", model);
        var chain = decisions.chain(session);
        assertThat(chain).hasSize(model.decisions());
        assertThat(Link.fault(chain, decisions.head(session))).isEmpty();
    }

    private String step(Random random, PlainModel model, List<UUID> people) {
        var notes = model.notes();
        if (notes.size() < 4 || random.nextInt(14) == 0) {
            var asked = ask();
            model.ask(asked);
            return "ask " + asked;
        }
        var note = notes.get(random.nextInt(notes.size()));
        var other = notes.get(random.nextInt(notes.size()));
        int chance = random.nextInt(100);
        if (chance < 45) {
            return vote(model, note, people.get(random.nextInt(people.size())), random.nextInt(3) > 0);
        }
        var move = chance < 62 ? "publish" : chance < 80 ? "merge" : chance < 86 ? "unmerge" : rare(random);
        int expected =
                switch (move) {
                    case "publish" -> model.publish(note);
                    case "select" -> model.select(note);
                    case "dismiss" -> model.dismiss(note);
                    case "withdraw" -> model.withdraw(note);
                    case "unmerge" -> model.unmerge(note);
                    case "merge" -> model.merge(note, other);
                    case "appeal" -> model.appeal(note);
                    case "appeal/uphold" -> model.uphold(note);
                    case "appeal/overturn" -> model.overturn(note);
                    default -> throw new IllegalStateException(move);
                };
        var done = "%s %s (into %s)".formatted(move, note.id, other.id);
        assertThat(move(note.id, move, body(move, other))).as(done).isEqualTo(expected);
        return done;
    }

    private static Map<String, ?> body(String move, Note other) {
        return switch (move) {
            case "merge" -> Map.of("into", other.id);
            case "dismiss" -> Map.of("rule", "offTopic", "reason", "Not here.");
            case "appeal/uphold" -> Map.of("words", "It stands.");
            default -> Map.of();
        };
    }

    private static String rare(Random random) {
        return RARE.get(random.nextInt(RARE.size()));
    }

    private String vote(PlainModel model, Note note, UUID person, boolean support) {
        var done = "%s %s by %s".formatted(support ? "support" : "withdraw support of", note.id, person);
        boolean counts = model.vote(person, note, support);
        var expected =
                counts ? new Outcome.Counted(model.supporters(note.root()).size(), support) : new Outcome.Unknown();
        assertThat(cast(note.id, person, support)).as(done).isEqualTo(expected);
        return done;
    }

    private void standsAsOnPaper(String done, PlainModel model) {
        var places = new LinkedHashMap<UUID, String>();
        database.list("select id, state, merged_into, root from question where session = $1", row -> row, session)
                .forEach(row -> places.put(
                        row.getUUID("id"),
                        row.getString("state") + " " + row.getUUID("merged_into") + " " + row.getUUID("root")));
        assertThat(places).as(done).containsExactlyInAnyOrderEntriesOf(model.places());
    }

    private void supportIsAsOnPaper(String done, PlainModel model, List<UUID> people) {
        for (var person : people) {
            assertThat(votes.of(session, person)).as(done).containsExactlyInAnyOrderElementsOf(model.of(person));
        }
        for (var note : model.notes()) {
            assertThat(rows(note.id)).as(done).isEqualTo(note.voters);
        }
    }

    private Set<UUID> rows(UUID question) {
        return new TreeSet<>(
                database.list("select subject from vote where question = $1", row -> row.getUUID("subject"), question));
    }

    private void boardIsAsOnPaper(String done, PlainModel model) {
        await(done).atMost(SOON).untilAsserted(() -> assertThat(board()).isEqualTo(model.board()));
    }

    private List<String> board() {
        var board = given().get("/api/v1/qna/sessions/{id}/board?limit=200", session)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return IntStream.range(0, board.getList("items").size())
                .mapToObj(at -> "items[%d].".formatted(at))
                .map(item -> board.getString(item + "id") + " " + board.getInt(item + "votes") + " "
                        + board.getInt(item + "mergedCount"))
                .toList();
    }

    @Test
    void isExactlyTheRowsThereAreThoughEightPeopleVoteWhileQuestionsAreMergedAndTakenApart() throws Exception {
        var people = people(8);
        var questions = IntStream.range(0, 6).mapToObj(at -> ask()).toList();
        questions.forEach(id -> assertThat(move(id, "publish", Map.of())).isEqualTo(200));
        var voting = new AtomicInteger(people.size());
        List<Callable<Integer>> lives = new ArrayList<>();
        people.forEach(person -> lives.add(() -> live(person, questions, voting)));
        lives.add(() -> moderate(questions, voting));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var life : threads.invokeAll(lives)) {
                assertThat(life.get()).isPositive();
            }
        }

        await().atMost(SOON).untilAsserted(() -> assertThat(stored()).isEqualTo(counted()));
        for (var person : people) {
            assertThat(votes.of(session, person)).containsExactlyInAnyOrderElementsOf(supported(person));
        }
    }

    private int live(UUID person, List<UUID> questions, AtomicInteger voting) {
        var random = new Random(person.getMostSignificantBits());
        try {
            for (int step = 0; step < 150; step++) {
                var question = questions.get(random.nextInt(questions.size()));
                boolean support = random.nextInt(3) > 0;
                assertThat(cast(question, person, support)).isInstanceOfSatisfying(Outcome.Counted.class, counted -> {
                    assertThat(counted.mine()).isEqualTo(support);
                    assertThat(counted.votes()).isBetween(0L, 8L);
                });
            }
            return 150;
        } finally {
            voting.decrementAndGet();
        }
    }

    private int moderate(List<UUID> questions, AtomicInteger voting) {
        var random = new Random(8);
        int moves = 0;
        while (voting.get() > 0) {
            var question = questions.get(random.nextInt(questions.size()));
            var other = questions.get(random.nextInt(questions.size()));
            var move = random.nextInt(3) > 0 ? "merge" : "unmerge";
            assertThat(move(question, move, Map.of("into", other))).isIn(200, 409, 422);
            moves++;
        }
        return moves;
    }

    private List<String> stored() {
        return database.list("""
                select q.id, coalesce(t.votes, 0) as votes from question q left join tally t on t.question = q.id
                where q.session = $1 and q.merged_into is null order by q.id
                """, row -> row.getUUID("id") + " " + row.getLong("votes"), session);
    }

    private List<String> counted() {
        return database.list("""
                select q.id, count(distinct v.subject) as votes
                from question q join question m on m.root = q.id left join vote v on v.question = m.id
                where q.session = $1 and q.merged_into is null group by q.id order by q.id
                """, row -> row.getUUID("id") + " " + row.getLong("votes"), session);
    }

    private List<UUID> supported(UUID person) {
        return database.list("""
                select distinct q.root from question q join vote v on v.question = q.id
                where q.session = $1 and v.subject = $2
                """, row -> row.getUUID("root"), session, person);
    }
}
