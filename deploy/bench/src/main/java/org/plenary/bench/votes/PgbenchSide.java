package org.plenary.bench.votes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.plenary.bench.harness.Load;
import org.plenary.bench.harness.Round;
import org.plenary.bench.harness.Side;
import org.plenary.bench.harness.Usage;
import org.plenary.embedded.Postgres;
import org.plenary.embedded.Servers;

/// PostgreSQL's own measuring program: each client inserts one row, which is one transaction, and waits for it.
final class PgbenchSide implements Side {

    private static final String SCRIPT = """
            \\set question random(1, %d)
            insert into single_vote (question, subject, cast_at)
            values (('00000000-0000-7000-8000-' || lpad(:question::text, 12, '0'))::uuid, gen_random_uuid(), now())
            on conflict do nothing;
            """;

    private static final Pattern PER_SECOND = Pattern.compile("tps = ([0-9.]+)");
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Ground ground;
    private final Postgres postgres;
    private final Path folder;
    private final Plan plan;

    /// @param folder for its script and its logs
    PgbenchSide(Ground ground, Postgres postgres, Path folder, Plan plan) {
        this.ground = ground;
        this.postgres = postgres;
        this.folder = folder;
        this.plan = plan;
    }

    @Override
    public String name() {
        return "pgbench";
    }

    @Override
    public void warmUp() {
        most(plan.warmUp());
    }

    @Override
    public Round measure() {
        double perSecond = most(plan.length());
        ground.clear();
        var paced = run(plan.length(), List.of("--rate", Long.toString(Math.round(plan.rate())), "--log"));
        var answers = PgbenchLog.read(folder);
        return new Round(
                Map.of(Plan.PER_SECOND, perSecond, Plan.P50, answers.millis(50), Plan.P99, answers.millis(99)),
                new Load(0, paced.cores()));
    }

    /// How many single rows a second the clients get in as fast as they can.
    double most(Duration length) {
        ground.clear();
        return run(length, List.of()).perSecond();
    }

    /// @param cores how busy each of its threads was
    private record Run(double perSecond, double cores) {}

    private Run run(Duration length, List<String> more) {
        int threads = Math.min(plan.callers(), Runtime.getRuntime().availableProcessors());
        try {
            Files.createDirectories(folder);
            var script = folder.resolve("single.sql");
            Files.writeString(script, String.format(Locale.ROOT, SCRIPT, Ground.QUESTIONS));
            var command = new ArrayList<>(List.of("pgbench", "-n", "-M", "prepared", "-f", script.toString()));
            command.addAll(List.of("-c", Integer.toString(plan.callers()), "-j", Integer.toString(threads)));
            command.addAll(List.of("-T", Long.toString(Math.max(1, length.toSeconds()))));
            command.addAll(List.of("-h", "127.0.0.1", "-p", Integer.toString(postgres.port()), "-U", Ground.DATABASE));
            command.addAll(more);
            command.add(Ground.DATABASE);
            var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().put("PGPASSWORD", Servers.PASSWORD);
            var said = folder.resolve("pgbench.out");
            return watch(builder.redirectOutput(said.toFile()).start(), said, threads);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", stopping);
        }
    }

    private static Run watch(Process process, Path said, int threads) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        long cpuNanos = 0;
        while (!process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            cpuNanos = Math.max(cpuNanos, Usage.cpuNanosOf(process.toHandle()));
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        var text = Files.readString(said, StandardCharsets.UTF_8);
        var found = PER_SECOND.matcher(text);
        if (process.exitValue() != 0 || !found.find()) {
            throw new IllegalStateException("pgbench ended with %d: %s".formatted(process.exitValue(), text.strip()));
        }
        return new Run(Double.parseDouble(found.group(1)), cpuNanos / 1e9 / seconds / threads);
    }
}
