package org.plenary.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.plenary.bench.harness.Machine;
import org.plenary.bench.harness.Results;
import org.plenary.bench.live.LiveBench;
import org.plenary.bench.votes.VotesBench;
import org.plenary.embedded.ServerFailure;
import org.plenary.embedded.ServerFiles;

/// `./plenary bench`: measures, prints a table, writes a file. Exit status 0 when the run is valid, whether or not all
/// aims are met; 1 when it is not, or failed; 2 when it was not understood.
public final class Bench {

    private static final Logger EVERYTHING = Logger.getLogger("");

    private final PrintStream out = System.out;
    private final Path target = ServerFiles.root().resolve("deploy/bench/target");

    private Bench() {}

    public static void main(String[] words) {
        // Clients of Kafka and PostgreSQL tell of their settings at length.
        EVERYTHING.setLevel(Level.WARNING);
        System.exit(new Bench().run(List.of(words)));
    }

    private int run(List<String> words) {
        try {
            return switch (Options.parse(words)) {
                case Options.Votes votes -> votes(votes);
                case Options.Live live -> live(live);
                case Options.Refused refused -> {
                    System.err.println("plenary: " + refused.reason() + "; see ./plenary help");
                    yield 2;
                }
            };
        } catch (ServerFailure failed) {
            System.err.println("plenary: " + failed.getMessage());
            return 1;
        }
    }

    private int votes(Options.Votes votes) {
        var common = votes.common();
        var results = results("votes", common);
        var folder = target.resolve("votes");
        var bench = new VotesBench(
                new VotesBench.Settings(common.rounds(), common.warmUp(), common.length(), votes.callers(), folder),
                results,
                out::println);
        if (common.wants("store")) {
            bench.store();
        }
        if (common.wants("rest")) {
            bench.rest();
        }
        return report(results);
    }

    private int live(Options.Live live) {
        var common = live.common();
        var results = results("live", common);
        var settings = new LiveBench.Settings(
                common.rounds(),
                common.length(),
                live.few(),
                live.many(),
                live.viewers(),
                live.storm(),
                target.resolve("live"));
        var bench = new LiveBench(settings, results, out::println);
        if (common.wants("streams")) {
            bench.streams();
        }
        if (common.wants("storm")) {
            bench.storm();
        }
        return report(results);
    }

    private Results results(String name, Options.Common common) {
        var machine = Machine.here();
        out.printf(
                "Measuring %s: %d rounds of %d s on %d cores (%s)%n",
                name, common.rounds(), common.length().toSeconds(), machine.cores(), machine.processor());
        return new Results(name, Instant.now(), machine, common.rounds());
    }

    private int report(Results results) {
        out.println();
        out.print(results.table());
        out.println("written to " + results.write(target));
        return results.isValid() ? 0 : 1;
    }
}
