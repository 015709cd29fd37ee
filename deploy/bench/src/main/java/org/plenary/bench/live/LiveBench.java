package org.plenary.bench.live;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.plenary.bench.harness.Aim;
import org.plenary.bench.harness.Bounds;
import org.plenary.bench.harness.Finding;
import org.plenary.bench.harness.Profile;
import org.plenary.bench.harness.Results;
import org.plenary.bench.harness.Rounds;
import org.plenary.bench.harness.Side;
import org.plenary.bench.harness.Spread;
import org.plenary.bench.house.Crowd;
import org.plenary.bench.house.Debate;
import org.plenary.bench.house.House;

/// `./plenary bench live`.
public final class LiveBench {

    /// Of all streams together, a second: with either number of streams the same work, half a core of it.
    private static final double DELIVERIES = 45_000;

    private static final double UPDATES_MAX = 50;

    /// So that every update is a frame of its own: people are shown ten a second at most.
    private static final Map<String, String> EVERY_UPDATE = Map.of("PLENARY_LIVE_TICK", "10ms");

    private static final Duration SETTLE = Duration.ofSeconds(2);
    private static final int QUESTIONS = 50;
    private static final int HOTTEST = 15;

    /// With fewer, one side has had less to do.
    private static final double ARRIVED = 99;

    private static final double CPU_FEW = 1.25;
    private static final double CPU_MANY = 1.0;
    private static final double BYTES_A_CONNECTION = 8 * 1024;
    private static final double STALE_MILLIS = 400;
    private static final double FEWER_TIMES = 10;

    /// @param few streams, and `many`
    /// @param viewers of the storm, and `storm`, its votes a second
    /// @param folder for everything that is written
    public record Settings(int rounds, Duration length, int few, int many, int viewers, int storm, Path folder) {}

    private final Settings settings;
    private final Results results;
    private final Consumer<String> tell;

    public LiveBench(Settings settings, Results results, Consumer<String> tell) {
        this.settings = settings;
        this.results = results;
        this.tell = tell;
    }

    /// The same updates to many streams, beside nchan.
    public void streams() {
        try (var house = House.open(settings.folder().resolve("house"), EVERY_UPDATE);
                var nchan = Nchan.start(settings.folder().resolve("nginx"))) {
            var edge = new Edge(house, Debate.open(house.api()));
            Viewers.awaitFirst(edge.address(), edge.path());
            var numbers = new AtomicInteger();
            var few = streams(edge, nchan, settings.few(), new Aim.AtMost(CPU_FEW), numbers);
            var many = streams(edge, nchan, settings.many(), new Aim.AtMost(CPU_MANY), numbers);
            if (few.counted() > 0 && many.counted() > 0) {
                slope(few, many, edge, new Aim.AtMost(BYTES_A_CONNECTION));
                slope(few, many, nchan, new Aim.None());
            }
        }
    }

    private Rounds streams(Edge edge, Nchan nchan, int streams, Aim aim, AtomicInteger numbers) {
        double perSecond = Math.min(UPDATES_MAX, DELIVERIES / streams);
        tell.accept("%,d streams, %.0f updates a second".formatted(streams, perSecond));
        var plan = new FanOut.Plan(streams, perSecond, SETTLE, settings.length());
        var ours = new FanOut(edge, plan, numbers);
        var theirs = new FanOut(nchan, plan, numbers);
        var rounds = new Rounds(Bounds.USUAL, tell).run(List.of(ours, theirs), settings.rounds());
        var at = "%,d streams: ".formatted(streams);
        results.counted(at + "rounds", rounds);
        if (rounds.counted() > 0) {
            var times = new Finding(
                    at + "CPU, edge in times of nchan",
                    "times",
                    rounds.ratio(edge.name(), nchan.name(), FanOut.CPU),
                    aim);
            for (var side : List.<Side>of(ours, theirs)) {
                results.add(
                        Finding.told(at + "CPU a delivery, " + side.name(), "us", rounds.of(side.name(), FanOut.CPU)));
            }
            results.add(times);
            for (var side : List.<Side>of(ours, theirs)) {
                results.add(Finding.told(
                        at + "delivery, median, " + side.name(), "ms", rounds.of(side.name(), FanOut.P50)));
                results.add(
                        Finding.told(at + "delivery, p99, " + side.name(), "ms", rounds.of(side.name(), FanOut.P99)));
                results.add(new Finding(
                        at + "arrived, " + side.name(),
                        "%",
                        rounds.of(side.name(), FanOut.ARRIVED),
                        new Aim.AtLeast(ARRIVED)));
            }
            if (!times.isMet()) {
                profile(at, edge.house(), ours);
            }
        }
        return rounds;
    }

    /// What one more stream takes. Least and most are those that the rounds allow at all.
    private void slope(Rounds few, Rounds many, Server server, Aim aim) {
        var small = few.of(server.name(), FanOut.RESIDENT);
        var large = many.of(server.name(), FanOut.RESIDENT);
        double more = settings.many() - settings.few();
        var slope = new Spread(
                (large.median() - small.median()) / more,
                (large.min() - small.max()) / more,
                (large.max() - small.min()) / more);
        results.add(new Finding("resident bytes a connection, " + server.name(), "bytes", slope, aim));
    }

    /// The vote storm, in the system as it is.
    public void storm() {
        var plan = new Storm.Plan(settings.storm(), settings.viewers(), settings.length());
        int people = (int) Math.ceil(plan.votes() * 1.1 / QUESTIONS);
        try (var house = House.open(settings.folder().resolve("house"), Map.of());
                var crowd = Crowd.of(house, people)) {
            var debate = Debate.open(house.api());
            debate.register(house.api(), crowd.accounts());
            var questions = debate.questions(house.api(), crowd.accounts(), QUESTIONS);
            Viewers.awaitFirst(house.edge(), debate.live());
            tell.accept("Vote storm: %,d votes a second by %,d people, %,d viewers"
                    .formatted(plan.perSecond(), people, plan.viewers()));
            try (var storm = new Storm(house, debate, crowd, questions, plan)) {
                var rounds = new Rounds(Bounds.USUAL, tell).run(List.of(storm), settings.rounds());
                results.counted("storm", rounds);
                if (rounds.counted() > 0) {
                    report(rounds, storm, house);
                }
            }
        }
    }

    private void report(Rounds rounds, Storm storm, House house) {
        var stale = finding(rounds, storm, Storm.STALE_P99, "ms", new Aim.AtMost(STALE_MILLIS));
        results.add(finding(rounds, storm, Storm.WRONG, "boards", new Aim.AtMost(0)));
        results.add(finding(rounds, storm, Storm.REFUSED, "votes", new Aim.AtMost(0)));
        results.add(stale);
        results.add(finding(rounds, storm, Storm.STALE_P50, "ms", new Aim.None()));
        results.add(finding(rounds, storm, Storm.STALE_ANSWER_P99, "ms", new Aim.None()));
        results.add(finding(rounds, storm, Storm.ANSWER_P99, "ms", new Aim.None()));
        results.add(finding(rounds, storm, Storm.FEWER, "times", new Aim.AtLeast(FEWER_TIMES)));
        if (!stale.isMet()) {
            profile("storm: ", house, storm);
        }
    }

    private static Finding finding(Rounds rounds, Side storm, String figure, String unit, Aim aim) {
        return new Finding("storm: " + figure, unit, rounds.of(storm.name(), figure), aim);
    }

    private void profile(String of, House house, Side side) {
        var recording = settings.folder().resolve(of.replaceAll("[^a-z0-9]", "") + "-edge.jfr");
        var profile = Profile.of(house.process("edge").pid(), recording);
        try (profile) {
            side.measure();
        }
        results.profile(of + "edge", profile.hottest(HOTTEST));
    }
}
