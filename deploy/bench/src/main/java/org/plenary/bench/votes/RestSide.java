package org.plenary.bench.votes;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.plenary.bench.harness.Callers;
import org.plenary.bench.harness.Load;
import org.plenary.bench.harness.Meter;
import org.plenary.bench.harness.Round;
import org.plenary.bench.harness.Schedule;
import org.plenary.bench.harness.Side;
import org.plenary.bench.house.Line;

/// Votes over HTTP, each caller on a connection of its own.
final class RestSide implements Side, AutoCloseable {

    private static final long SEED = 1;

    private final String name;
    private final Voters voters;
    private final Supplier<List<String>> tokens;
    private final Plan plan;
    private final List<Line> lines;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// @param server whom to call
    /// @param tokens a token that holds for each caller
    RestSide(String name, InetSocketAddress server, Voters voters, Supplier<List<String>> tokens, Plan plan) {
        this.name = name;
        this.voters = voters;
        this.tokens = tokens;
        this.plan = plan;
        this.lines = IntStream.range(0, plan.callers())
                .mapToObj(caller -> Line.to(server))
                .toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void warmUp() {
        most(plan.warmUp());
    }

    /// How many votes a second go through as fast as the callers can.
    double most(Duration length) {
        voters.signIn(tokens.get());
        return carriedOut(Callers.asFastAsTheyCan(plan.callers(), length, this::vote))
                .perSecond();
    }

    @Override
    public Round measure() {
        voters.signIn(tokens.get());
        var meter = new Meter();
        var most = carriedOut(Callers.asFastAsTheyCan(plan.callers(), plan.length(), this::vote));
        double cores = meter.cores();
        var schedule = Schedule.random(plan.rate(), plan.length(), SEED);
        var paced = carriedOut(Callers.onSchedule(plan.callers(), schedule, this::vote));
        return new Round(
                Map.of(
                        Plan.PER_SECOND,
                        most.perSecond(),
                        Plan.P50,
                        paced.answers().millis(50),
                        Plan.P99,
                        paced.answers().millis(99)),
                new Load(paced.lateMillis(), cores));
    }

    private CompletionStage<Boolean> vote(int caller, int number, long dueNanos) {
        return CompletableFuture.supplyAsync(() -> lines.get(caller).send(voters.next(caller)) == 200, threads);
    }

    private static Callers.Outcome carriedOut(Callers.Outcome outcome) {
        if (outcome.failed() > 0) {
            throw new IllegalStateException("%,d votes were refused or lost".formatted(outcome.failed()));
        }
        return outcome;
    }

    @Override
    public void close() {
        lines.forEach(Line::close);
        threads.close();
    }
}
