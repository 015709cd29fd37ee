package org.plenary.youth.opinion;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plenary.youth.opinion.Clustering.Partition;

/// What a room thinks.
///
/// @param groups the largest first; none where no two of at least five people stand apart
/// @param agreed what most agree with in every group, the most agreed first
/// @param divides what many agree and many disagree with, the most evenly divided first
record Landscape(List<Group> groups, List<UUID> agreed, List<UUID> divides) {

    private static final int MOST_OF_ALL = 5;
    private static final int MOST_OF_GROUP = 3;

    /// From this share on, most agree.
    private static final double MOST = 2.0 / 3;
    /// From this share on, many do.
    private static final double MANY = 1.0 / 4;
    /// By so much a group's share is larger than that of the others, where it tells it from them.
    private static final double FAR = 1.0 / 4;

    /// People who think alike.
    ///
    /// @param centre where they stand in the two dimensions in which opinions differ most
    /// @param agrees what they agree with far more than the others do, the furthest first
    record Group(int size, List<Double> centre, List<UUID> agrees) {}

    static Landscape of(Stances stances) {
        var speaking = stances.speaking();
        var found = Clustering.best(stances.points(speaking), Stances.FEWEST_TOLD)
                .map(Partition::groups)
                .orElse(List.of());
        var parts = found.stream()
                .<IntPredicate>map(group -> {
                    var people = group.rows().stream().map(speaking::get).collect(Collectors.toSet());
                    return people::contains;
                })
                .toList();
        var groups = IntStream.range(0, parts.size())
                .mapToObj(at -> new Group(
                        found.get(at).size(),
                        found.get(at).centre(),
                        foremost(stances, MOST_OF_GROUP, FAR, one -> lead(stances, one, parts.get(at)))))
                .toList();
        return new Landscape(
                groups,
                foremost(stances, MOST_OF_ALL, MOST, one -> Stream.concat(Stream.of(anybody()), parts.stream())
                        .mapToDouble(part -> agreeing(stances, one, part))
                        .min()
                        .orElse(0)),
                foremost(
                        stances,
                        MOST_OF_ALL,
                        MANY,
                        one -> Math.min(
                                agreeing(stances, one, anybody()),
                                stances.share(one, Stances.DISAGREES, anybody()).orElse(0))));
    }

    /// The contributions that reach the most of something, and enough of it.
    private static List<UUID> foremost(Stances stances, int most, double enough, ToDoubleFunction<UUID> reach) {
        return stances.contributions().stream()
                .map(one -> Map.entry(one, reach.applyAsDouble(one)))
                .filter(one -> one.getValue() >= enough)
                .sorted(Map.Entry.<UUID, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// By how much more these agree than the others; nothing when one of the two are too few to tell.
    private static double lead(Stances stances, UUID contribution, IntPredicate part) {
        var here = stances.share(contribution, Stances.AGREES, part);
        var elsewhere = stances.share(contribution, Stances.AGREES, part.negate());
        return here.isPresent() && elsewhere.isPresent() ? here.getAsDouble() - elsewhere.getAsDouble() : 0;
    }

    private static double agreeing(Stances stances, UUID contribution, IntPredicate part) {
        return stances.share(contribution, Stances.AGREES, part).orElse(0);
    }

    private static IntPredicate anybody() {
        return person -> true;
    }
}
