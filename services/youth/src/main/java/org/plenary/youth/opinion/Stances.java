package org.plenary.youth.opinion;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Who thinks what.
///
/// @param contributions on which somebody took a stance
/// @param people for each what they think of the contributions that they took a stance on: 1 agrees, 0 passes, -1
///     disagrees
record Stances(List<UUID> contributions, List<Map<UUID, Integer>> people) {

    static final int AGREES = 1;
    static final int DISAGREES = -1;

    /// Of fewer people than this nothing is told.
    static final int FEWEST_TOLD = 5;

    /// Of many contributions nobody takes a stance on all; who took fewer than this is in no group.
    private static final int FEWEST_TAKEN = 7;

    /// Who took a stance on so many contributions that they can be in a group.
    List<Integer> speaking() {
        int fewest = Math.min(FEWEST_TAKEN, contributions.size());
        return all().filter(person -> people.get(person).size() >= fewest)
                .boxed()
                .toList();
    }

    /// How many of these take that stance, as a share of those who took one; empty when those are too few to tell of.
    OptionalDouble share(UUID contribution, int stance, IntPredicate among) {
        var taken = all().filter(among)
                .mapToObj(people::get)
                .filter(person -> person.containsKey(contribution))
                .mapToInt(person -> person.getOrDefault(contribution, 0))
                .toArray();
        return taken.length < FEWEST_TOLD
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) Arrays.stream(taken)
                                .filter(one -> one == stance)
                                .count()
                        / taken.length);
    }

    /// A row for each of these people, with a number for each contribution: their stance, or the mean of all.
    double[][] points(Collection<Integer> of) {
        var means = contributions.stream().mapToDouble(this::mean).toArray();
        return of.stream()
                .map(person -> IntStream.range(0, means.length)
                        .mapToDouble(at -> {
                            var stance = people.get(person).get(contributions.get(at));
                            return stance == null ? means[at] : stance;
                        })
                        .toArray())
                .toArray(double[][]::new);
    }

    private double mean(UUID contribution) {
        return people.stream()
                .filter(person -> person.containsKey(contribution))
                .mapToInt(person -> person.getOrDefault(contribution, 0))
                .average()
                .orElse(0);
    }

    private IntStream all() {
        return IntStream.range(0, people.size());
    }
}
