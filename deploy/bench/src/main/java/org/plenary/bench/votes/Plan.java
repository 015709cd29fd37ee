package org.plenary.bench.votes;

import java.time.Duration;

/// How much is asked of each side.
///
/// @param callers who have one call under way each
/// @param rate at which calls are due where answers are timed, a second; the same for all sides
/// @param warmUp how long before anything counts
/// @param length of each measurement
record Plan(int callers, double rate, Duration warmUp, Duration length) {

    static final String PER_SECOND = "votes a second";
    static final String P50 = "median ms";
    static final String P99 = "p99 ms";

    Plan atRate(double other) {
        return new Plan(callers, other, warmUp, length);
    }
}
