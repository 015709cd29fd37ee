package org.plenary.qna.similar;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// When questions are taken to be alike.
@ConfigMapping(prefix = "plenary.similar")
interface SimilarConfig {

    /// How alike they have to be, from 0 to 1. Below a third, questions share little more than a theme.
    @WithDefault("0.34")
    double atLeast();

    /// How many are shown: more would be read by nobody who has a question in mind.
    @WithDefault("3")
    int atMost();
}
