package org.plenary.bench.live;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.plenary.bench.harness.Callers;
import org.plenary.bench.harness.Latencies;
import org.plenary.bench.harness.Load;
import org.plenary.bench.harness.Meter;
import org.plenary.bench.harness.Round;
import org.plenary.bench.harness.Schedule;
import org.plenary.bench.harness.Side;
import org.plenary.bench.house.Crowd;
import org.plenary.bench.house.Debate;
import org.plenary.bench.house.House;
import org.plenary.bench.house.Line;

/// Many vote through edge, thousands a second, while others watch. Every vote is another person's for that question, so
/// boards only rise; in the end all votes are withdrawn, and the next round begins from nothing.
final class Storm implements Side, AutoCloseable {

    static final String STALE_P99 = "staleness p99 ms";
    static final String STALE_P50 = "staleness median ms";
    static final String STALE_ANSWER_P99 = "staleness since the answer, p99 ms";
    static final String ANSWER_P99 = "answer p99 ms";
    static final String FEWER = "votes times viewers for each frame";
    static final String WRONG = "wrong boards";
    static final String REFUSED = "votes refused or lost";

    private static final long SEED = 1;

    /// Connections that votes come over: more than the answers under way.
    private static final int LINES = 256;

    /// @param perSecond votes
    /// @param viewers who watch
    /// @param length of the storm
    record Plan(int perSecond, int viewers, Duration length) {

        int votes() {
            return Math.toIntExact(perSecond * length.toSeconds());
        }
    }

    private final House house;
    private final Debate debate;
    private final Crowd crowd;
    private final List<String> questions;
    private final Plan plan;
    private final List<Line> lines;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// @param crowd with the questions, at least as many pairs as there will be votes
    Storm(House house, Debate debate, Crowd crowd, List<String> questions, Plan plan) {
        // Votes are drawn at random, so there may be some more than on average.
        if ((long) crowd.size() * questions.size() < plan.votes() * 1.05) {
            throw new IllegalArgumentException("Too few people and questions for %,d votes".formatted(plan.votes()));
        }
        this.house = house;
        this.debate = debate;
        this.crowd = crowd;
        this.questions = questions;
        this.plan = plan;
        this.lines = IntStream.range(0, LINES)
                .mapToObj(each -> Line.to(house.edge()))
                .toList();
    }

    @Override
    public String name() {
        return "storm";
    }

    @Override
    public void warmUp() {
        measure();
    }

    @Override
    public Round measure() {
        var tokens = crowd.tokens();
        var schedule = Schedule.random(plan.perSecond(), plan.length(), SEED);
        var acknowledged = new Acknowledged(questions);
        var sightings = new Sightings(plan.viewers());
        try (var viewers = Viewers.open(house.edge(), debate.live(), plan.viewers(), sightings)) {
            long framesBefore = sightings.read();
            var meter = new Meter();
            var outcome = Callers.onSchedule(
                    LINES, schedule, (line, number, due) -> vote(line, number, due, tokens, acknowledged));
            double cores = meter.cores();
            long wrong = wrongBoards(viewers, sightings, acknowledged.board());
            long frames = sightings.read() - framesBefore;
            var staleness = new Staleness();
            var votes = acknowledged.inOrder();
            IntStream.range(0, plan.viewers()).forEach(viewer -> staleness.add(sightings.of(viewer), votes));
            withdraw(schedule.size(), tokens);
            return round(
                    outcome, staleness, new Seen(wrong + staleness.retreats() + sightings.differing(), frames), cores);
        }
    }

    private record Seen(long wrong, long frames) {}

    private CompletionStage<Boolean> vote(
            int line, int number, long dueNanos, List<String> tokens, Acknowledged acknowledged) {
        return CompletableFuture.supplyAsync(
                () -> {
                    boolean counted = lines.get(line).send(request("PUT", number, tokens)) == 200;
                    if (counted) {
                        acknowledged.add(question(number), new Acknowledged.Vote(dueNanos, System.nanoTime()));
                    }
                    return counted;
                },
                threads);
    }

    private byte[] request(String method, int number, List<String> tokens) {
        return Line.request(method, Debate.vote(question(number)), tokens.get(number / questions.size()));
    }

    private String question(int number) {
        return questions.get(number % questions.size());
    }

    /// Waits until all boards are right, and counts those that do not become so.
    private long wrongBoards(Viewers viewers, Sightings sightings, Map<String, Long> right) {
        var wrong = new AtomicLong();
        try {
            Debate.await("all boards are right", () -> {
                viewers.requireAll();
                wrong.set(IntStream.range(0, plan.viewers())
                        .filter(viewer -> !sightings.board(viewer).equals(right))
                        .count());
                return wrong.get() == 0;
            });
        } catch (Debate.Late late) {
            return wrong.get();
        }
        return 0;
    }

    private void withdraw(int votes, List<String> tokens) {
        var schedule = Schedule.even(plan.perSecond(), Duration.ofNanos((long) (1e9 * votes / plan.perSecond())));
        var outcome = Callers.onSchedule(
                LINES,
                schedule,
                (line, number, due) -> CompletableFuture.supplyAsync(
                        () -> lines.get(line).send(request("DELETE", number, tokens)) == 200, threads));
        if (outcome.failed() > 0) {
            throw new IllegalStateException("%,d votes could not be withdrawn".formatted(outcome.failed()));
        }
        Debate.await(
                "the board is empty",
                () -> house.api().asVisitor().get(debate.board()).ok().path("items").findValues("votes").stream()
                        .allMatch(count -> count.asLong() == 0));
    }

    private Round round(Callers.Outcome outcome, Staleness staleness, Seen seen, double cores) {
        Latencies sinceDue = staleness.sinceDue();
        return new Round(
                Map.of(
                        STALE_P50,
                        sinceDue.millis(50),
                        STALE_P99,
                        sinceDue.millis(99),
                        STALE_ANSWER_P99,
                        staleness.sinceAnswer().millis(99),
                        ANSWER_P99,
                        outcome.answers().millis(99),
                        FEWER,
                        (double) outcome.answers().count() * plan.viewers() / seen.frames(),
                        WRONG,
                        (double) seen.wrong(),
                        REFUSED,
                        (double) outcome.failed()),
                new Load(outcome.lateMillis(), cores));
    }

    @Override
    public void close() {
        lines.forEach(Line::close);
        threads.close();
    }
}
