package org.plenary.qna.merge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How questions are merged.
@ConfigMapping(prefix = "plenary.merging")
interface MergeConfig {

    /// How many questions a tree has at most, its root among them. A merge tells of each of them in one transaction,
    /// and no session was ever asked the same so often.
    @WithDefault("200")
    int atMost();
}
