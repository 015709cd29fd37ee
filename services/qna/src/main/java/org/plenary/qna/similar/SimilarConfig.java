package org.plenary.qna.similar;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// When questions are taken to be alike.
@ConfigMapping(prefix = "plenary.similar")
interface SimilarConfig {

    /// How alike they have to be, from 0 to 1. Below a third, questions share little more than a theme.
    @WithDefault("0.34")
    double atLeast();

    /// How many are shown: more would be read by nobody who has a question in mind.
    @WithDefault("3")
    int atMost();

    /// How many times a person may look at once ...
    @WithDefault("60")
    int looks();

    /// ... and as many again within each of these: a page asks when typing has paused, so nobody who writes gets there.
    @WithDefault("1m")
    Duration within();

    /// Persons whose looks are remembered; the least recent one is forgotten first.
    @WithDefault("100000")
    long remembered();
}
