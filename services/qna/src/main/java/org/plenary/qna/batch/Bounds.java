package org.plenary.qna.batch;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How much is gathered, and how long for. Owners say it in their settings.
public interface Bounds {

    /// How many wishes may wait: a whole hall that presses at once, which the database carries out in
    /// well under a second. Beyond it the answer is 503.
    @WithDefault("5000")
    int queue();

    /// How many wishes one batch takes. Larger ones gain nothing and hold everyone's answer back.
    @WithDefault("500")
    int batch();

    /// How many batches may be under way: one is being flushed while the next is being carried out.
    @WithDefault("2")
    int underWay();

    /// How long a batch may take before its callers are told that the outcome is unknown.
    @WithDefault("5s")
    Duration timeout();

    /// How long a batch that gives no sign stays under way at most: longer than PostgreSQL lets any
    /// statement run.
    @WithDefault("60s")
    Duration abandon();

    /// How often a batch that lost a deadlock (against another replica) is tried in all.
    @WithDefault("3")
    int attempts();
}
