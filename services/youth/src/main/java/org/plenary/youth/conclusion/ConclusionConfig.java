package org.plenary.youth.conclusion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Bounds on conclusions.
@ConfigMapping(prefix = "plenary.conclusion")
interface ConclusionConfig {

    /// How many conclusions a room may have: more than it can agree on in its time.
    @WithDefault("50")
    int roomAtMost();
}
