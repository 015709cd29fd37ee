package org.plenary.qna.share;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// How much each group asked and how much of that was put to the panel, as far as it may be told.
///
/// @param asked all questions of the board, those that were put among them
/// @param put those on stage or answered
/// @param shares in the order of [By], without those that say nothing
public record Fairness(long asked, long put, List<Share> shares) {

    /// Of regions and newcomers, how many people share at least what is told of any of them: the house's measure.
    static final int FEWEST = 5;

    /// All who are in no group of their own: what they are is not known, or may not be told.
    static final String OTHER = "other";

    /// By what people are told apart.
    public enum By {
        ORIGIN("origin", true, "web", "room"),
        AGE("age", true, "adult", "youth"),
        REGION("region", false),
        FIRST("first", false);

        private final String word;
        private final boolean onBoard;
        private final List<String> always;

        /// @param onBoard whether everybody reads it on the board anyway, of each question
        /// @param always the groups that are told of also while they have asked nothing
        By(String word, boolean onBoard, String... always) {
            this.word = word;
            this.onBoard = onBoard;
            this.always = List.of(always);
        }

        public String word() {
            return word;
        }

        static By of(String word) {
            return Arrays.stream(values())
                    .filter(by -> by.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No way to tell people apart: " + word));
        }

        /// Whether nothing may be told by it under the Chatham House Rule: it says more of who asks than the way the
        /// question came by.
        private boolean tellsOfPeople() {
            return this != ORIGIN;
        }
    }

    /// What was counted of a group.
    ///
    /// @param askers the people behind it, as far as they are known
    record Counted(By by, String group, long asked, long put, long askers) {}

    /// A group and its part in what was asked and put.
    public record Group(String group, long asked, long put) {}

    /// All groups by one difference; together they asked and were put all there is.
    public record Share(By by, List<Group> groups) {}

    /// A group that was put less than half as often as it asked.
    record UnderHeard(By by, Group group) {}

    /// The best supported question of an under-heard group that could be put.
    record Candidate(UnderHeard of, UUID question, long votes, Instant publishedAt) {}

    public Fairness {
        shares = List.copyOf(shares);
    }

    /// @param asked all questions of the board
    /// @param put those of them that were put
    /// @param counted every group there is, those of [#OTHER] among them
    static Fairness of(long asked, long put, List<Counted> counted, boolean chathamHouse) {
        var shares = new ArrayList<Share>();
        for (var by : By.values()) {
            if (chathamHouse && by.tellsOfPeople()) {
                continue;
            }
            var those = counted.stream().filter(one -> one.by() == by).toList();
            var groups = by.onBoard ? all(by, those) : safe(those);
            if (groups.size() > 1) {
                shares.add(new Share(by, groups));
            }
        }
        return new Fairness(asked, put, shares);
    }

    private static List<Group> all(By by, List<Counted> counted) {
        var groups = new ArrayList<>(counted.stream().map(Fairness::group).toList());
        by.always.stream()
                .filter(word -> counted.stream().noneMatch(one -> one.group().equals(word)))
                .forEach(word -> groups.add(new Group(word, 0, 0)));
        return sorted(groups);
    }

    /// Gathers what few share under [#OTHER]; where those are few themselves, the smallest of the
    /// others goes with them, so that nobody finds them by taking away what is told.
    private static List<Group> safe(List<Counted> counted) {
        var named = new ArrayList<>(counted.stream()
                .filter(one -> !one.group().equals(OTHER) && one.askers() >= FEWEST)
                .sorted(Comparator.comparingLong(Counted::askers).thenComparing(Counted::group))
                .toList());
        var rest = new ArrayList<>(counted);
        rest.removeAll(named);
        while (!named.isEmpty() && isFew(rest)) {
            rest.add(named.removeFirst());
        }
        var groups = new ArrayList<>(named.stream().map(Fairness::group).toList());
        if (!rest.isEmpty()) {
            groups.add(new Group(
                    OTHER,
                    rest.stream().mapToLong(Counted::asked).sum(),
                    rest.stream().mapToLong(Counted::put).sum()));
        }
        return named.isEmpty() ? List.of() : sorted(groups);
    }

    /// Nobody at all is not few.
    private static boolean isFew(List<Counted> rest) {
        long askers = rest.stream().mapToLong(Counted::askers).sum();
        return askers > 0 && askers < FEWEST;
    }

    private static Group group(Counted counted) {
        return new Group(counted.group(), counted.asked(), counted.put());
    }

    /// Who asked the most first, what is not known last.
    private static List<Group> sorted(List<Group> groups) {
        return groups.stream()
                .sorted(Comparator.comparing((Group group) -> group.group().equals(OTHER))
                        .thenComparing(Comparator.comparingLong(Group::asked).reversed())
                        .thenComparing(Group::group))
                .toList();
    }

    /// The groups that are due: by what they asked at least one of theirs would have been put by
    /// now, and less than half of what would have been was.
    List<UnderHeard> underHeard() {
        return shares.stream()
                .flatMap(share -> share.groups().stream()
                        .filter(this::isUnderHeard)
                        .map(group -> new UnderHeard(share.by(), group)))
                .toList();
    }

    private boolean isUnderHeard(Group group) {
        long due = group.asked() * put;
        return !group.group().equals(OTHER) && asked > 0 && due >= asked && 2 * group.put() * asked < due;
    }

    /// Of the best of each under-heard group the one whose group was put the least for what it
    /// asked; of several the best supported, then what was published first.
    static Optional<Candidate> suggest(List<Candidate> candidates) {
        return candidates.stream()
                .min(Comparator.comparing((Candidate one) -> one.of().group(), Fairness::byPutOfAsked)
                        .thenComparing(
                                Comparator.comparingLong(Candidate::votes).reversed())
                        .thenComparing(Candidate::publishedAt)
                        .thenComparing(Candidate::question)
                        .thenComparing(one -> one.of().by()));
    }

    /// Without dividing, so that equal parts are equal.
    private static int byPutOfAsked(Group one, Group other) {
        return Long.compare(one.put() * other.asked(), other.put() * one.asked());
    }
}
