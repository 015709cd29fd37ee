package org.plenary.qna.vote;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.plenary.qna.batch.Bounds;

/// Bounds of the hot path.
@ConfigMapping(prefix = "plenary.votes")
interface VoteConfig extends Bounds {

    /// How many wishes may wait: what the database carries out in well under a second. Beyond it the answer is 503.
    @Override
    @WithDefault("5000")
    int queue();

    /// How many wishes one batch takes. Larger ones gain nothing and hold everyone's answer back.
    @Override
    @WithDefault("500")
    int batch();

    /// How many batches may be under way: one is being flushed while the next is being carried out.
    @Override
    @WithDefault("2")
    int underWay();

    /// How long a batch may take before its callers are told that the outcome is unknown.
    @Override
    @WithDefault("5s")
    Duration timeout();

    /// How long a batch that gives no sign stays under way at most: longer than PostgreSQL lets any statement run.
    @Override
    @WithDefault("60s")
    Duration abandon();

    /// How often a batch that lost a deadlock (against another replica) is tried in all.
    @Override
    @WithDefault("3")
    int attempts();

    /// How often tallies are counted at most, for every session: ten times a second.
    @WithDefault("100ms")
    Duration tallyPace();

    /// How often rows of counted votes are swept away while there are any: a second's worth of them costs readers
    /// nothing.
    @WithDefault("1s")
    Duration sweepPace();

    /// How many questions are counted at once: more than ever change within the pace.
    @WithDefault("500")
    int talliesAtOnce();
}
