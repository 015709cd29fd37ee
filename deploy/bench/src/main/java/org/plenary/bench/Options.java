package org.plenary.bench;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/// What the command line asks for.
sealed interface Options {

    /// What both kinds of measurement take.
    ///
    /// @param rounds that are to count
    /// @param warmUp before anything counts
    /// @param length of each measurement
    /// @param only the part to measure; empty for all
    record Common(int rounds, Duration warmUp, Duration length, String only) {

        static final Common USUAL = new Common(5, Duration.ofSeconds(10), Duration.ofSeconds(10), "");

        boolean wants(String part) {
            return only.isEmpty() || only.equals(part);
        }
    }

    /// @param callers on each side
    record Votes(Common common, int callers) implements Options {

        /// Each of pgbench's has a connection of its own, and PostgreSQL takes 120; the batches' pool needs some, too.
        static final int CALLERS_MAX = 90;

        public Votes {
            if (callers > CALLERS_MAX) {
                throw new IllegalArgumentException("--callers may be %d at most".formatted(CALLERS_MAX));
            }
        }
    }

    /// @param few streams in the smaller measurement
    /// @param many streams in the larger one
    /// @param viewers of the vote storm
    /// @param storm votes a second in the vote storm
    record Live(Common common, int few, int many, int viewers, int storm) implements Options {}

    /// @param reason why the words make no sense, for the person who typed them
    record Refused(String reason) implements Options {}

    static Options parse(List<String> words) {
        var name = words.isEmpty() ? "" : words.getFirst();
        var votes = new Votes(Common.USUAL, 64);
        var live = new Live(Common.USUAL, 1_000, 9_000, 2_000, 2_000);
        Iterator<String> rest = words.stream().skip(1).iterator();
        try {
            return switch (name) {
                case "votes" -> votes(votes, rest);
                case "live" -> live(live, rest);
                default -> new Refused("measured are \"votes\" and \"live\"");
            };
        } catch (IllegalArgumentException nonsense) {
            return new Refused(String.valueOf(nonsense.getMessage()));
        }
    }

    private static Options votes(Votes votes, Iterator<String> rest) {
        while (rest.hasNext()) {
            var word = rest.next();
            votes = word.equals("--callers")
                    ? new Votes(votes.common(), number(word, rest))
                    : new Votes(common(votes.common(), word, rest, List.of("store", "rest")), votes.callers());
        }
        return votes;
    }

    private static Options live(Live live, Iterator<String> rest) {
        while (rest.hasNext()) {
            var word = rest.next();
            live = switch (word) {
                case "--few" -> new Live(live.common(), number(word, rest), live.many(), live.viewers(), live.storm());
                case "--many" -> new Live(live.common(), live.few(), number(word, rest), live.viewers(), live.storm());
                case "--viewers" -> new Live(live.common(), live.few(), live.many(), number(word, rest), live.storm());
                case "--storm" -> new Live(live.common(), live.few(), live.many(), live.viewers(), number(word, rest));
                default ->
                    new Live(
                            common(live.common(), word, rest, List.of("streams", "storm")),
                            live.few(),
                            live.many(),
                            live.viewers(),
                            live.storm());
            };
        }
        if (live.many() <= live.few()) {
            throw new IllegalArgumentException("--many must be more than --few");
        }
        return live;
    }

    private static Common common(Common common, String word, Iterator<String> rest, List<String> parts) {
        return switch (word) {
            case "--rounds" -> new Common(number(word, rest), common.warmUp(), common.length(), common.only());
            case "--seconds" -> {
                var length = Duration.ofSeconds(number(word, rest));
                yield new Common(common.rounds(), length, length, common.only());
            }
            case "--only" -> {
                var part = rest.hasNext() ? rest.next() : "";
                if (!parts.contains(part)) {
                    throw new IllegalArgumentException("--only needs one of " + String.join(", ", parts));
                }
                yield new Common(common.rounds(), common.warmUp(), common.length(), part);
            }
            default -> throw new IllegalArgumentException("\"" + word + "\" is no option of this measurement");
        };
    }

    private static int number(String word, Iterator<String> rest) {
        var text = rest.hasNext() ? rest.next() : "";
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException(word + " needs a number");
        }
        return Integer.parseInt(text);
    }
}
