package org.plenary.qna.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A poll and its rules.
///
/// @param version rises with every change, but not with ballots
public record Poll(
        UUID id, UUID session, Paper paper, Results results, State state, Times times, Tally tally, long version) {

    public static final int LONGEST_PROMPT = 300;
    public static final int LONGEST_OPTION = 120;
    public static final int LONGEST_LABEL = 60;

    private static final int FEWEST_OPTIONS = 2;
    private static final int MOST_OPTIONS = 10;
    private static final int MOST_STEPS = 11;
    private static final int LOWEST_STEP = -100;
    private static final int HIGHEST_STEP = 100;

    /// How one answers.
    public enum Kind {
        SINGLE("single"),
        MULTIPLE("multiple"),
        SCALE("scale");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word.equals(word))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// When counts are shown.
    public enum Results {
        LIVE("live"),
        CLOSED("closed");

        private final String word;

        Results(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        static Results of(String word) {
            return LIVE.word.equals(word) ? LIVE : CLOSED;
        }
    }

    /// Where a poll stands.
    public enum State {
        DRAFT("draft"),
        OPEN("open"),
        CLOSED("closed");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        static State of(String word) {
            return Arrays.stream(values())
                    .filter(state -> state.word.equals(word))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// The steps of a scale, one by one.
    ///
    /// @param fromLabel what the first step means, null when that needs no words
    public record Scale(
            int from,
            int to,
            @Nullable String fromLabel,
            @Nullable String toLabel) {}

    /// A field that is not as a poll takes it.
    public record Fault(String field, String message) {}

    /// What is asked and what may be answered.
    ///
    /// @param options what one chooses from; empty for a scale
    /// @param atMost how many choices one ballot may hold
    /// @param scale null for what is no scale
    public record Paper(
            String prompt,
            Kind kind,
            List<String> options,
            int atMost,
            @Nullable Scale scale,
            String language) {

        /// The number of the first choice; choices are places in the options, from 0, or steps of the
        /// scale.
        int first() {
            return scale == null ? 0 : scale.from();
        }

        int last() {
            return scale == null ? options.size() - 1 : scale.to();
        }

        /// What keeps it from being a poll; empty when nothing does.
        List<Fault> faults() {
            var faults = new ArrayList<Fault>();
            if (kind == Kind.SCALE) {
                scaleFaults(faults);
            } else {
                optionFaults(faults);
            }
            if (kind != Kind.MULTIPLE && atMost != 1) {
                faults.add(new Fault("atMost", "is only for a multiple choice"));
            }
            return faults;
        }

        private void scaleFaults(List<Fault> faults) {
            if (!options.isEmpty()) {
                faults.add(new Fault("options", "are not for a scale"));
            }
            if (scale == null) {
                faults.add(new Fault("scale", "is needed for a scale"));
            } else if (scale.from() < LOWEST_STEP
                    || scale.to() > HIGHEST_STEP
                    || scale.to() <= scale.from()
                    || scale.to() - scale.from() >= MOST_STEPS) {
                faults.add(new Fault("scale", "must have 2 to %d steps, upwards".formatted(MOST_STEPS)));
            }
        }

        /// What is seen of an option: two that look the same differ for nobody.
        private static String seen(String option) {
            return option.replaceAll("\\p{Cf}", "")
                    .replaceAll("[\\s\\p{Z}]+", " ")
                    .strip()
                    .toLowerCase(Locale.ROOT);
        }

        private void optionFaults(List<Fault> faults) {
            if (scale != null) {
                faults.add(new Fault("scale", "is only for a scale"));
            }
            if (options.size() < FEWEST_OPTIONS || options.size() > MOST_OPTIONS) {
                faults.add(new Fault("options", "must be %d to %d".formatted(FEWEST_OPTIONS, MOST_OPTIONS)));
            } else if (options.stream().map(Paper::seen).distinct().count() < options.size()) {
                faults.add(new Fault("options", "must differ"));
            } else if (kind == Kind.MULTIPLE && (atMost < 1 || atMost > options.size())) {
                faults.add(new Fault("atMost", "must be 1 to the number of options"));
            }
        }
    }

    /// What happened when.
    ///
    /// @param opened when it was opened first
    /// @param closes when it is planned to close; null when no time is planned
    public record Times(
            @Nullable Instant opened,
            @Nullable Instant closes,
            @Nullable Instant closed) {

        static final Times NONE = new Times(null, null, null);
    }

    /// What was counted.
    ///
    /// @param counts for each choice from the first to the last how many ballots hold it
    /// @param version 0 while nothing was counted
    public record Tally(long ballots, List<Long> counts, long version) {}

    /// What came of a wish to move it.
    sealed interface Move {

        /// It stands elsewhere now.
        record Moved(Poll to) implements Move {}

        /// It stands there already.
        record Reached() implements Move {}

        /// From where it stands no such move leads.
        record Refused() implements Move {}
    }

    /// Opens a draft, opens again what was closed, or gives what is open another end.
    ///
    /// @param closes when it shall close by itself for everybody, null for by hand
    Move open(Instant now, @Nullable Instant closes) {
        return switch (state) {
            case DRAFT, CLOSED -> {
                var opened = times.opened() == null ? now : times.opened();
                yield new Move.Moved(with(State.OPEN, new Times(opened, closes, null)));
            }
            case OPEN ->
                Objects.equals(closes, times.closes())
                        ? new Move.Reached()
                        : new Move.Moved(with(State.OPEN, new Times(times.opened(), closes, null)));
        };
    }

    /// Closes it for those in the hall: for everybody it closes when those behind have heard of it.
    ///
    /// @param delay how far those who watch are behind the hall
    Move close(Instant now, Duration delay) {
        var ends = now.plus(delay);
        var closes = times.closes();
        return switch (state) {
            case DRAFT -> new Move.Refused();
            case OPEN -> {
                if (delay.isZero()) {
                    yield new Move.Moved(with(State.CLOSED, new Times(times.opened(), closes, now)));
                }
                yield closes != null && !closes.isAfter(ends)
                        ? new Move.Reached()
                        : new Move.Moved(with(State.OPEN, new Times(times.opened(), ends, null)));
            }
            case CLOSED -> new Move.Reached();
        };
    }

    /// Closes it when its planned time has come: it may have been opened again with another one
    /// meanwhile.
    Move closeWhenDue(Instant now) {
        var closes = times.closes();
        return state == State.OPEN && closes != null && !now.isBefore(closes)
                ? close(now, Duration.ZERO)
                : new Move.Reached();
    }

    /// Puts a draft in other words.
    Move edit(Paper other, Results shown) {
        return state != State.DRAFT
                ? new Move.Refused()
                : paper.equals(other) && results == shown
                        ? new Move.Reached()
                        : new Move.Moved(new Poll(id, session, other, shown, state, times, tally, version));
    }

    /// Whether counts may be known.
    boolean showsCounts() {
        return state == State.CLOSED || state == State.OPEN && results == Results.LIVE;
    }

    boolean isDraft() {
        return state == State.DRAFT;
    }

    /// In words for the account of decisions.
    String inWords() {
        return "%s %s%s"
                .formatted(
                        id,
                        state.word(),
                        state == State.OPEN && times.closes() != null ? " until " + times.closes() : "");
    }

    private Poll with(State other, Times then) {
        return new Poll(id, session, paper, results, other, then, tally, version);
    }
}
