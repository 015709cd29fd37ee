package org.plenary.youth.contribution;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Bounds on contributions.
@ConfigMapping(prefix = "plenary.contribution")
interface ContributionConfig {

    /// How many contributions of one young person may wait in a room: as many as facilitators can check beside the
    /// talk.
    @WithDefault("10")
    int waitingAtMost();

    /// How many of the last checks tell how long checking takes: few enough to tell of now.
    @WithDefault("20")
    int checksTold();
}
