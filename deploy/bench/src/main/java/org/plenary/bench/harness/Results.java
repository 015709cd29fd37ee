package org.plenary.bench.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a run has found: a table for people, a file for programs.
public final class Results {

    private final String name;
    private final Instant begunAt;
    private final Machine machine;
    private final int roundsWanted;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<String, List<Profile.Place>> profiles = new LinkedHashMap<>();

    public Results(String name, Instant begunAt, Machine machine, int roundsWanted) {
        this.name = name;
        this.begunAt = begunAt;
        this.machine = machine;
        this.roundsWanted = roundsWanted;
        if (roundsWanted < Rounds.ENOUGH) {
            remarks.add("a smoke test: fewer than %d rounds".formatted(Rounds.ENOUGH));
        }
        if (!machine.isQuiet()) {
            remarks.add(
                    "the machine was busy with something else: load %s before the run".formatted(machine.busyBefore()));
        }
    }

    public void add(Finding finding) {
        findings.add(finding);
    }

    /// Something that who reads the figures should know.
    public void remark(String text) {
        remarks.add(text);
    }

    /// Where the time went in what missed its aim.
    public void profile(String of, List<Profile.Place> places) {
        profiles.put(of, List.copyOf(places));
    }

    /// Tells which rounds did not count, and whether enough do: with fewer, the run is invalid.
    public void counted(String of, Rounds rounds) {
        rounds.refused().forEach(reason -> remarks.add(of + ", " + reason));
        if (rounds.counted() < roundsWanted) {
            faults.add("%s: only %d of %d rounds count".formatted(of, rounds.counted(), roundsWanted));
        }
    }

    /// Whether there are rounds enough behind everything.
    public boolean isValid() {
        return faults.isEmpty();
    }

    public boolean isMet() {
        return findings.stream().allMatch(Finding::isMet);
    }

    public String table() {
        var text = new StringBuilder();
        var width = findings.stream()
                .mapToInt(finding -> finding.what().length())
                .max()
                .orElse(0);
        for (var finding : findings) {
            text.append(String.format(
                            Locale.ROOT,
                            "%-" + width + "s  %-36s %-10s %s",
                            finding.what(),
                            finding.spread(),
                            finding.unit(),
                            verdict(finding))
                    .stripTrailing());
            text.append('\n');
        }
        profiles.forEach((of, places) -> {
            text.append("\nWhere the time goes, ").append(of).append(":\n");
            places.forEach(place ->
                    text.append(String.format(Locale.ROOT, "  %5.1f %%  %s%n", place.percent(), place.method())));
        });
        faults.forEach(fault -> text.append("INVALID: ").append(fault).append('\n'));
        remarks.forEach(remark -> text.append("note: ").append(remark).append('\n'));
        return text.toString();
    }

    private static String verdict(Finding finding) {
        if (!finding.hasAim()) {
            return "";
        }
        return "aim " + finding.aim().text() + ": " + (finding.isMet() ? "met" : "MISSED");
    }

    /// Writes the file, in place of an earlier run's.
    public Path write(Path folder) {
        var file = folder.resolve(name + ".json");
        try {
            Files.createDirectories(folder);
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .writeValue(file.toFile(), json());
            return file;
        } catch (IOException unwritable) {
            throw new UncheckedIOException("Cannot write " + file, unwritable);
        }
    }

    private Map<String, Object> json() {
        var lines = new ArrayList<Map<String, Object>>();
        for (var finding : findings) {
            var line = new LinkedHashMap<String, Object>();
            line.put("what", finding.what());
            line.put("unit", finding.unit());
            line.put("median", finding.spread().median());
            line.put("min", finding.spread().min());
            line.put("max", finding.spread().max());
            if (finding.hasAim()) {
                line.put("aim", finding.aim().text());
                line.put("met", finding.isMet());
            }
            lines.add(line);
        }
        var all = new LinkedHashMap<String, Object>();
        all.put("name", name);
        all.put("begunAt", begunAt.toString());
        all.put("machine", machine);
        all.put("rounds", roundsWanted);
        all.put("valid", isValid());
        all.put("findings", lines);
        all.put("profiles", profiles);
        all.put("faults", faults);
        all.put("remarks", remarks);
        return all;
    }
}
