package org.plenary.qna.vote;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.plenary.qna.batch.Bounds;

/// Bounds of the hot path.
@ConfigMapping(prefix = "plenary.votes")
interface VoteConfig extends Bounds {

    /// How often tallies are counted at most, for every session: ten times a second.
    @WithDefault("100ms")
    Duration tallyPace();

    /// How often rows of counted votes are swept away while there are any: a second's worth of them
    /// costs readers nothing.
    @WithDefault("1s")
    Duration sweepPace();

    /// How many questions are counted at once: more than ever change within the pace.
    @WithDefault("500")
    int talliesAtOnce();
}
