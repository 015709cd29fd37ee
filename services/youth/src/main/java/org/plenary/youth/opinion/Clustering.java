package org.plenary.youth.opinion;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.clustering.CentroidCluster;
import org.hipparchus.clustering.Cluster;
import org.hipparchus.clustering.Clusterable;
import org.hipparchus.clustering.KMeansPlusPlusClusterer;
import org.hipparchus.clustering.MultiKMeansPlusPlusClusterer;
import org.hipparchus.clustering.distance.EuclideanDistance;
import org.hipparchus.clustering.evaluation.ClusterEvaluator;
import org.hipparchus.random.Well19937c;
import org.hipparchus.stat.projection.PCA;
import org.jspecify.annotations.Nullable;

/// Finds groups among points.
final class Clustering {

    private static final int COMPONENTS = 2;
    private static final int FEWEST_GROUPS = 2;
    private static final int MOST_GROUPS = 5;
    private static final int ROUNDS_AT_MOST = 100;
    private static final int TRIALS = 200;
    private static final long SEED = 2011;
    private static final EuclideanDistance DISTANCE = new EuclideanDistance();

    private Clustering() {}

    /// A point in two dimensions.
    ///
    /// @param row which of the points that were given
    private record Point(int row, double[] at) implements Clusterable {

        @Override
        public double[] getPoint() {
            return at;
        }
    }

    /// What k-means makes small, in whatever order the points come: the sum of the squares of their distances from the
    /// middle of their group. A group that is too small spoils them all.
    private static final class Spread extends ClusterEvaluator<Point> {

        private final int smallest;

        Spread(int smallest) {
            this.smallest = smallest;
        }

        @Override
        public double score(List<? extends Cluster<Point>> clusters) {
            return clusters.stream()
                    .flatMapToDouble(cluster -> cluster.getPoints().size() < smallest
                            ? DoubleStream.of(Double.POSITIVE_INFINITY)
                            : cluster.getPoints().stream()
                                    .mapToDouble(point -> distance(point, centroidOf(cluster)))
                                    .map(distance -> distance * distance))
                    .sum();
        }
    }

    /// @param rows which of the points that were given, in their order
    /// @param centre the mean of them, in two dimensions
    record Group(List<Integer> rows, List<Double> centre) {

        int size() {
            return rows.size();
        }
    }

    /// All points in groups.
    ///
    /// @param groups the largest first
    /// @param silhouette how far they stand apart, from -1 to 1
    record Partition(List<Group> groups, double silhouette) {}

    /// The groups that stand apart best; empty when there is no way to part the points.
    ///
    /// @param smallest how many points a group has at least
    static Optional<Partition> best(double[][] points, int smallest) {
        return partitions(points, smallest)
                .filter(partition -> partition.silhouette() > 0)
                .max(Comparator.comparing(Partition::silhouette));
    }

    /// Two groups to five, as far as the points can be parted so.
    ///
    /// @param smallest how many points a group has at least
    static Stream<Partition> partitions(double[][] points, int smallest) {
        if (points.length < FEWEST_GROUPS || points[0].length < COMPONENTS) {
            return Stream.empty();
        }
        var projected = new PCA(COMPONENTS).fitAndTransform(points);
        var rows = IntStream.range(0, projected.length)
                .mapToObj(row -> new Point(row, projected[row]))
                .toList();
        return IntStream.rangeClosed(FEWEST_GROUPS, Math.min(MOST_GROUPS, rows.size() / smallest))
                .mapToObj(count -> partition(rows, count, smallest))
                .flatMap(Optional::stream);
    }

    private static Optional<Partition> partition(List<Point> points, int count, int smallest) {
        var once = new KMeansPlusPlusClusterer<Point>(count, ROUNDS_AT_MOST, DISTANCE, new Well19937c(SEED));
        // None of all trials may do: then there is nothing.
        @Nullable
        List<CentroidCluster<Point>> clusters =
                new MultiKMeansPlusPlusClusterer<>(once, TRIALS, new Spread(smallest)).cluster(points);
        return Optional.ofNullable(clusters)
                .map(found -> new Partition(
                        found.stream()
                                .map(Clustering::group)
                                .sorted(Comparator.comparing((Group group) -> -group.size())
                                        .thenComparing(group -> group.rows().getFirst()))
                                .toList(),
                        silhouette(found)));
    }

    private static Group group(CentroidCluster<Point> cluster) {
        return new Group(
                cluster.getPoints().stream().map(Point::row).sorted().toList(),
                Arrays.stream(cluster.getCenter().getPoint()).boxed().toList());
    }

    /// The mean over all points of how much nearer each is to its own group than to the next one: the difference of its
    /// mean distances, as a share of the greater; 0 for who is alone.
    private static double silhouette(List<CentroidCluster<Point>> clusters) {
        return clusters.stream()
                .flatMapToDouble(own -> own.getPoints().stream().mapToDouble(point -> {
                    if (own.getPoints().size() == 1) {
                        return 0;
                    }
                    double within = distances(point, own) / (own.getPoints().size() - 1);
                    double beyond = clusters.stream()
                            .filter(other -> other != own)
                            .mapToDouble(other ->
                                    distances(point, other) / other.getPoints().size())
                            .min()
                            .orElse(0);
                    double greater = Math.max(within, beyond);
                    return greater == 0 ? 0 : (beyond - within) / greater;
                }))
                .average()
                .orElse(0);
    }

    private static double distances(Point from, CentroidCluster<Point> to) {
        return to.getPoints().stream()
                .mapToDouble(point -> DISTANCE.compute(from.at(), point.at()))
                .sum();
    }
}
