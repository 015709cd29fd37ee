package org.plenary.youth.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.plenary.youth.opinion.Clustering.Group;
import org.plenary.youth.opinion.Clustering.Partition;
import org.plenary.youth.testing.Consultation;

/// A real consultation of young people, whose publisher found three groups; which of them whom was in, it does not say.
class ConsultationGroupsTest {

    private final Stances stances = stances(Consultation.read());
    private final List<Integer> speaking = stances.speaking();
    private final double[][] points = stances.points(speaking);

    @Test
    void asManyGroupsAreToldAsThePublisherFound() {
        assertThat(stances.people()).hasSize(26);
        assertThat(speaking).hasSize(24);
        assertThat(told(points)).extracting(Group::size).containsExactly(10, 9, 5);
        assertThat(figures(Stances.FEWEST_TOLD)).startsWith("0.37 [13, 11]", "0.46 [10, 9, 5]");
        assertThat(figures(1)).startsWith("0.37 [13, 11]", "0.46 [11, 9, 4]", "0.49 [9, 9, 3, 3]");
    }

    @Test
    void groupsDoNotDependOnWhoComesFirst() {
        var other = new Stances(stances.contributions(), stances.people().reversed());

        assertThat(told(other.points(other.speaking()))).extracting(Group::size).containsExactly(10, 9, 5);
        assertThat(Landscape.of(other).agreed()).isEqualTo(Landscape.of(stances).agreed());
    }

    @Test
    void thatEachHasFivePeopleMovesFewOfThem() {
        var free = Clustering.partitions(points, 1)
                .map(Partition::groups)
                .filter(groups -> groups.size() == 3)
                .findFirst()
                .orElseThrow();

        assertThat(adjustedRand(told(points), free)).isCloseTo(0.89, within(0.005));
    }

    private static List<Group> told(double[][] points) {
        return Clustering.best(points, Stances.FEWEST_TOLD).orElseThrow().groups();
    }

    /// How far the groups stand apart, and how many are in each, from two groups on.
    private List<String> figures(int smallest) {
        return Clustering.partitions(points, smallest)
                .map(partition -> String.format(
                        Locale.ROOT,
                        "%.2f %s",
                        partition.silhouette(),
                        partition.groups().stream().map(Group::size).toList()))
                .toList();
    }

    /// How far two ways to part the same people are one: 1 when they are, about 0 when by chance.
    private static double adjustedRand(List<Group> one, List<Group> other) {
        double both = one.stream()
                .flatMap(here -> other.stream().map(there -> here.rows().stream()
                        .filter(there.rows()::contains)
                        .count()))
                .mapToDouble(ConsultationGroupsTest::pairs)
                .sum();
        double first = one.stream().mapToDouble(group -> pairs(group.size())).sum();
        double second = other.stream().mapToDouble(group -> pairs(group.size())).sum();
        double chance =
                first * second / pairs(one.stream().mapToInt(Group::size).sum());
        return (both - chance) / ((first + second) / 2 - chance);
    }

    private static double pairs(long of) {
        return of * (of - 1) / 2.0;
    }

    private static Stances stances(Consultation consultation) {
        var people = new TreeMap<Integer, Map<UUID, Integer>>();
        var shown = consultation.statements().stream()
                .filter(statement -> !statement.declined())
                .map(Consultation.Statement::id)
                .toList();
        consultation.votes().stream()
                .filter(vote -> shown.contains(vote.statement()))
                .forEach(vote -> people.computeIfAbsent(vote.voter(), voter -> new HashMap<>())
                        .put(new UUID(0, vote.statement()), vote.vote()));
        return new Stances(
                shown.stream().map(statement -> new UUID(0, statement)).toList(), List.copyOf(people.values()));
    }
}
