package org.plenary.qna.batch;

import java.time.Duration;

/// How much is gathered, and how long for. Owners say it in their settings.
public interface Bounds {

    /// How many wishes may wait.
    int queue();

    /// How many wishes one batch takes.
    int batch();

    /// How many batches may be under way.
    int underWay();

    /// How long a batch may take before its callers are told that the outcome is unknown.
    Duration timeout();

    /// How long a batch that gives no sign stays under way at most.
    Duration abandon();

    /// How often a batch that lost a deadlock is tried in all.
    int attempts();
}
