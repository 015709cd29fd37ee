package org.plenary.bench.votes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.plenary.bench.harness.Aim;
import org.plenary.bench.harness.Bounds;
import org.plenary.bench.harness.Finding;
import org.plenary.bench.harness.Profile;
import org.plenary.bench.harness.Results;
import org.plenary.bench.harness.Rounds;
import org.plenary.bench.harness.Side;
import org.plenary.bench.house.Crowd;
import org.plenary.bench.house.Debate;
import org.plenary.bench.house.House;
import org.plenary.embedded.Servers;

/// `./plenary bench votes`.
public final class VotesBench {

    /// Of what the slower side can do at most, so that neither of them is full while answers are timed.
    private static final double SHARE = 0.7;

    private static final double TIMES_PGBENCH = 2.5;

    private static final int HOTTEST = 15;

    /// @param rounds how many
    /// @param length of each measurement
    /// @param callers on each side
    /// @param folder for everything that is written
    public record Settings(int rounds, Duration warmUp, Duration length, int callers, Path folder) {

        private Plan plan() {
            return new Plan(callers, 1, warmUp, length);
        }
    }

    private final Settings settings;
    private final Results results;
    private final Consumer<String> tell;

    public VotesBench(Settings settings, Results results, Consumer<String> tell) {
        this.settings = settings;
        this.results = results;
        this.tell = tell;
    }

    /// At the store alone.
    public void store() {
        try (var servers = Servers.in(settings.folder().resolve("store"))
                        .postgres(Ground.DATABASE)
                        .start();
                var wiring = new Wiring(servers.postgres(), Ground.DATABASE)) {
            var ground = Ground.prepare(servers.postgres());
            results.remark("store: PostgreSQL with " + String.join(", ", ground.durability()));
            var logs = settings.folder().resolve("pgbench").toAbsolutePath();
            double most = new PgbenchSide(ground, servers.postgres(), logs, settings.plan()).most(settings.warmUp());
            var plan = settings.plan().atRate(SHARE * most);
            tell.accept("Votes at the store, %d callers; answers are timed at %,.0f votes a second"
                    .formatted(plan.callers(), plan.rate()));
            var batches = new StoreSide(ground, wiring.ballotBox(), plan);
            var pgbench = new PgbenchSide(ground, servers.postgres(), logs, plan);
            var rounds = new Rounds(Bounds.USUAL, tell).run(List.of(batches, pgbench), settings.rounds());
            results.counted("store", rounds);
            if (rounds.counted() > 0) {
                report(rounds, batches, pgbench, plan);
            }
        }
    }

    private void report(Rounds rounds, Side batches, Side pgbench, Plan plan) {
        var times = new Finding(
                "store: times pgbench",
                "times",
                rounds.ratio(batches.name(), pgbench.name(), Plan.PER_SECOND),
                new Aim.AtLeast(TIMES_PGBENCH));
        for (var side : List.of(batches, pgbench)) {
            results.add(Finding.told(
                    "store: durable votes, " + side.name(), "a second", rounds.of(side.name(), Plan.PER_SECOND)));
        }
        results.add(times);
        for (var side : List.of(batches, pgbench)) {
            var at = " at %,.0f a second, %s".formatted(plan.rate(), side.name());
            results.add(Finding.told("store: answer, median" + at, "ms", rounds.of(side.name(), Plan.P50)));
            results.add(Finding.told("store: answer, p99" + at, "ms", rounds.of(side.name(), Plan.P99)));
        }
        if (!times.isMet()) {
            var recording = settings.folder().resolve("store.jfr");
            var profile = Profile.of(ProcessHandle.current().pid(), recording);
            try (profile) {
                batches.measure();
            }
            results.profile("batches", profile.hottest(HOTTEST));
        }
    }

    /// Over HTTP: what the service and edge cost on top.
    public void rest() {
        try (var house = House.open(settings.folder().resolve("house"), Map.of());
                var crowd = Crowd.of(house, settings.callers())) {
            var debate = Debate.open(house.api());
            debate.register(house.api(), crowd.accounts());
            var questions = debate.questions(house.api(), List.of("crowd0", "crowd1"), Ground.QUESTIONS);
            var voters = new Voters(crowd.size(), questions);
            double most;
            try (var probe = new RestSide("probe", house.edge(), voters, crowd::tokens, settings.plan())) {
                most = probe.most(settings.warmUp());
            }
            var plan = settings.plan().atRate(SHARE * most);
            tell.accept("Votes over HTTP, %d callers; answers are timed at %,.0f votes a second"
                    .formatted(plan.callers(), plan.rate()));
            try (var qna = new RestSide("qna", house.qna(), voters, crowd::tokens, plan);
                    var edge = new RestSide("edge", house.edge(), voters, crowd::tokens, plan)) {
                var rounds = new Rounds(Bounds.USUAL, tell).run(List.of(qna, edge), settings.rounds());
                results.counted("REST", rounds);
                if (rounds.counted() > 0) {
                    report(rounds, plan, qna, edge);
                }
            }
        }
    }

    private void report(Rounds rounds, Plan plan, Side... sides) {
        for (var side : sides) {
            var at = " at %,.0f a second, through %s".formatted(plan.rate(), side.name());
            results.add(Finding.told(
                    "REST: durable votes, through " + side.name(),
                    "a second",
                    rounds.of(side.name(), Plan.PER_SECOND)));
            results.add(Finding.told("REST: answer, median" + at, "ms", rounds.of(side.name(), Plan.P50)));
            results.add(Finding.told("REST: answer, p99" + at, "ms", rounds.of(side.name(), Plan.P99)));
        }
    }
}
