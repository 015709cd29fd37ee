package org.plenary.qna.ballot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.plenary.qna.batch.Bounds;

/// Bounds of ballots: as those of votes, which go the same way.
@ConfigMapping(prefix = "plenary.ballots")
interface BallotConfig extends Bounds {

    /// How often polls are counted at most, in every session: ten times a second.
    @WithDefault("100ms")
    Duration tallyPace();

    /// How many polls are counted at once: a session has one open at a time.
    @WithDefault("100")
    int talliesAtOnce();
}
