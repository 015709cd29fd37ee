package org.plenary.youth.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// What young people in London said and thought about policing in 2022, where this machine has it beside the
/// repository: `../shared/data/consultation`, or the folder that `PLENARY_CONSULTATION` names. It is not ours to copy
/// (Polis, CC BY 4.0, The Computational Democracy Project, compdemocracy.org/case-studies/2022-london-youth-policing).
public record Consultation(List<Statement> statements, List<Vote> votes) {

    /// @param author who said it; 0 is whoever convened it, who did not vote
    public record Statement(int id, int author, boolean declined, String text) {}

    /// @param vote 1 agrees, -1 disagrees, 0 passes
    public record Vote(long at, int statement, int voter, int vote) {

        public String stance() {
            return switch (vote) {
                case 1 -> "agree";
                case -1 -> "disagree";
                case 0 -> "pass";
                default -> throw new IllegalArgumentException("No vote: " + vote);
            };
        }
    }

    /// Where it is not there the test that asks says so and ends.
    public static Consultation read() {
        return new Consultation(
                rows("youth-policing-comments.csv")
                        .map(row -> new Statement(
                                number(row, "comment-id"),
                                number(row, "author-id"),
                                number(row, "moderated") < 0,
                                cell(row, "comment-body")))
                        .sorted(Comparator.comparing(Statement::id))
                        .toList(),
                rows("youth-policing-votes.csv")
                        .map(row -> new Vote(
                                Long.parseLong(cell(row, "timestamp")),
                                number(row, "comment-id"),
                                number(row, "voter-id"),
                                number(row, "vote")))
                        .sorted(Comparator.comparing(Vote::at))
                        .toList());
    }

    /// How many take which stance on each statement: everybody's latest vote, counted from the file alone.
    public Map<Integer, Map<String, Long>> totals() {
        var latest = new HashMap<List<Integer>, String>();
        votes.forEach(vote -> latest.put(List.of(vote.statement(), vote.voter()), vote.stance()));
        var totals = new TreeMap<Integer, Map<String, Long>>();
        statements.stream().filter(statement -> !statement.declined()).forEach(statement -> {
            var counted = new HashMap<>(Map.of("agree", 0L, "disagree", 0L, "pass", 0L));
            latest.forEach((key, stance) -> {
                if (key.getFirst() == statement.id()) {
                    counted.merge(stance, 1L, Long::sum);
                }
            });
            totals.put(statement.id(), counted);
        });
        return totals;
    }

    private static Stream<Map<String, String>> rows(String name) {
        var lines = lines(name);
        var columns = cells(lines.getFirst());
        return lines.stream().skip(1).filter(line -> !line.isBlank()).map(line -> {
            var cells = cells(line);
            var row = new HashMap<String, String>();
            for (int at = 0; at < columns.size(); at++) {
                row.put(columns.get(at), cells.get(at));
            }
            return row;
        });
    }

    /// The cells of a line of CSV; no cell of these files goes over lines.
    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            char here = line.charAt(at);
            if (here == '"') {
                if (quoted && at + 1 < line.length() && line.charAt(at + 1) == '"') {
                    cell.append(here);
                    at++;
                } else {
                    quoted = !quoted;
                }
            } else if (here == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(here);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private static List<String> lines(String name) {
        var folder = System.getenv("PLENARY_CONSULTATION");
        var file = folder == null
                ? Path.of(System.getProperty("plenary.root")).resolve("../shared/data/consultation/" + name)
                : Path.of(folder, name);
        Assumptions.assumeTrue(Files.exists(file), () -> "without " + name + ", which is not on this machine");
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int number(Map<String, String> row, String column) {
        return Integer.parseInt(cell(row, column));
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column));
    }
}
